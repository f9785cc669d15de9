package eir.archive.index;

import eir.archive.ArchiveException;
import eir.archive.access.CrockfordBase32;
import eir.archive.database.Database;
import eir.archive.object.Objects;
import eir.archive.object.Objects.Committed;
import eir.archive.object.Sha256;
import eir.archive.object.Staged;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * From a batch of staged files to rows: the bytes first, forced to disk, then all rows in one
 * transaction. The loop is plain JDBC, as it runs for every file of every upload.
 */
final class Intake {
  private final Database database;
  private final Objects objects;
  private final InstantSource clock;
  private final SecureRandom random;

  Intake(Database database, Objects objects, InstantSource clock, SecureRandom random) {
    this.database = database;
    this.objects = objects;
    this.clock = clock;
    this.random = random;
  }

  List<Admission> admitAll(String upload, List<Arrival> arrivals) {
    try {
      Map<String, Sha256> held = held(upload, arrivals);
      // Held bytes are not written again and refused ones not at all; the transaction asks again.
      List<Staged> fresh =
          arrivals.stream()
              .filter(each -> !held.containsKey(each.instance().sopInstanceUid()))
              .map(Arrival::staged)
              .toList();
      Map<Sha256, Committed> committed =
          objects.commitAll(fresh).stream()
              .collect(Collectors.toMap(Committed::sha256, each -> each, (first, _) -> first));
      List<Admission> answers =
          database.write(handle -> new Batch(handle, upload, committed).admitAll(arrivals));
      condemnRefused(arrivals, answers, committed);
      return answers;
    } finally {
      arrivals.forEach(each -> each.staged().discard());
    }
  }

  /**
   * Bytes that were written for nothing, because another request was faster, go at once. A
   * transaction of its own, so that every transaction meets the objects in one order.
   */
  private void condemnRefused(
      List<Arrival> arrivals, List<Admission> answers, Map<Sha256, Committed> committed) {
    SortedMap<Sha256, Committed> refused = new TreeMap<>();
    for (int i = 0; i < arrivals.size(); i++) {
      Committed object = committed.get(arrivals.get(i).staged().sha256());
      if (object != null && answers.get(i) != Admission.STORED) {
        refused.put(object.sha256(), object);
      }
    }
    if (!refused.isEmpty()) {
      database.run(handle ->
          refused
              .values()
              .forEach(each ->
                  ObjectRows.condemnUnused(
                      handle, each.sha256(), each.lengthBytes(), clock.millis())));
      ObjectRows.reap(database, objects); // who cancelled is told that nothing stays
    }
  }

  /** What the upload holds under the UIDs of these arrivals. */
  private Map<String, Sha256> held(String upload, List<Arrival> arrivals) {
    return database.read(handle -> {
      try (HeldQuery query = new HeldQuery(handle.getConnection(), upload)) {
        Map<String, Sha256> held = new HashMap<>();
        for (Arrival each : arrivals) {
          String uid = each.instance().sopInstanceUid();
          query.sha256(uid).ifPresent(sha256 -> held.put(uid, sha256));
        }
        return held;
      } catch (SQLException e) {
        throw broken(e);
      }
    });
  }

  private static ArchiveException broken(SQLException cause) {
    return new ArchiveException("The index did not take the files in; send them again", cause);
  }

  /** One transaction's worth of work. */
  private final class Batch {
    private final Handle handle;
    private final String upload;
    private final Map<Sha256, Committed> committed;
    private final Map<String, Long> seriesIds = new HashMap<>();
    private final Set<Sha256> adopted = new HashSet<>();
    private int storedFiles;
    private long storedBytes;

    Batch(Handle handle, String upload, Map<Sha256, Committed> committed) {
      this.handle = handle;
      this.upload = upload;
      this.committed = committed;
    }

    List<Admission> admitAll(List<Arrival> arrivals) {
      // The update locks the upload's row: batches of one upload come one after the other.
      int open =
          handle.execute(
              "UPDATE upload SET touched_at = ? WHERE id = ? AND state = 'OPEN'",
              clock.millis(),
              upload);
      List<Admission> answers = new ArrayList<>(arrivals.size());
      if (open == 0) {
        arrivals.forEach(_ -> answers.add(Admission.NOT_OPEN));
      } else {
        insert(arrivals, answers);
        ObjectRows.requireBytes(objects, adopted);
        handle.execute(
            "UPDATE upload SET held_files = held_files + ?, held_bytes = held_bytes + ? WHERE id ="
                + " ?",
            storedFiles,
            storedBytes,
            upload);
      }
      return answers;
    }

    private void insert(List<Arrival> arrivals, List<Admission> answers) {
      int free =
          handle
              .createQuery("SELECT announced_files - held_files FROM upload WHERE id = :id")
              .bind("id", upload)
              .mapTo(Integer.class)
              .one();
      List<Arrival> fresh = new ArrayList<>();
      Map<String, Sha256> taken = new HashMap<>();
      Connection connection = handle.getConnection();
      try (HeldQuery query = new HeldQuery(connection, upload)) {
        for (Arrival each : arrivals) {
          String uid = each.instance().sopInstanceUid();
          Sha256 sha256 = each.staged().sha256();
          Optional<Sha256> held =
              taken.containsKey(uid) ? Optional.of(taken.get(uid)) : query.sha256(uid);
          if (held.isPresent()) {
            answers.add(held.get().equals(sha256) ? Admission.HELD : Admission.CONFLICT);
          } else if (fresh.size() == free) {
            answers.add(Admission.NOT_ANNOUNCED);
          } else {
            fresh.add(each);
            taken.put(uid, sha256);
            answers.add(Admission.STORED);
          }
        }
        adopt(connection, new TreeSet<>(taken.values()));
        insert(connection, fresh);
      } catch (SQLException e) {
        throw broken(e);
      }
    }

    private void adopt(Connection connection, SortedSet<Sha256> hashes) throws SQLException {
      try (ObjectRows.Adoption adoption = new ObjectRows.Adoption(connection)) {
        for (Sha256 sha256 : hashes) {
          if (adoption.adopt(sha256, object(sha256).lengthBytes())) {
            adopted.add(sha256);
          }
        }
      }
    }

    private Committed object(Sha256 sha256) {
      Committed object = committed.get(sha256);
      if (object == null) {
        throw new ArchiveException(
            "An instance was deleted while it was sent again; send it again");
      }
      return object;
    }

    private void insert(Connection connection, List<Arrival> fresh) throws SQLException {
      try (PreparedStatement row =
          connection.prepareStatement(
              """
              INSERT INTO instance (upload, sop_instance_uid, series, sha256, sop_class_uid,
                transfer_syntax_uid, number, pixel_rows, pixel_columns, frames)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)) {
        for (Arrival each : fresh) {
          insert(row, each.instance(), each.staged().sha256());
        }
      }
    }

    private void insert(PreparedStatement row, IndexedInstance instance, Sha256 sha256)
        throws SQLException {
      row.setString(1, upload);
      row.setString(2, instance.sopInstanceUid());
      row.setLong(3, series(instance));
      row.setBytes(4, sha256.bytes());
      row.setString(5, instance.sopClassUid());
      row.setString(6, instance.transferSyntaxUid());
      setInt(row, 7, instance.instanceNumber());
      row.setInt(8, instance.rows());
      row.setInt(9, instance.columns());
      row.setInt(10, instance.frames());
      row.executeUpdate();
      storedFiles++;
      storedBytes += object(sha256).lengthBytes();
    }

    private long series(IndexedInstance instance) {
      String date = instance.studyDate().map(LocalDate::toString).orElse("");
      String key =
          String.join(
              "\n",
              instance.studyInstanceUid(),
              instance.pseudonym(),
              date,
              instance.seriesInstanceUid());
      return seriesIds.computeIfAbsent(key, _ -> series(instance, study(instance, date)));
    }

    private long study(IndexedInstance instance, String date) {
      handle.execute(
          """
          INSERT INTO study (upload, uid, pseudonym, study_date) VALUES (?, ?, ?, ?)
          ON CONFLICT (upload, uid, pseudonym, study_date) DO NOTHING
          """,
          upload,
          instance.studyInstanceUid(),
          instance.pseudonym(),
          date);
      return handle
          .createQuery(
              """
              SELECT id FROM study WHERE upload = :upload AND uid = :uid
                AND pseudonym = :pseudonym AND study_date = :date
              """)
          .bind("upload", upload)
          .bind("uid", instance.studyInstanceUid())
          .bind("pseudonym", instance.pseudonym())
          .bind("date", date)
          .mapTo(Long.class)
          .one();
    }

    private long series(IndexedInstance instance, long study) {
      handle
          .createUpdate(
              """
              INSERT INTO series (public_id, study, uid, modality, number, description)
              VALUES (:publicId, :study, :uid, :modality, :number, :description)
              ON CONFLICT (study, uid) DO NOTHING
              """)
          .bind("publicId", CrockfordBase32.random(random, Uploads.ID_CHARACTERS))
          .bind("study", study)
          .bind("uid", instance.seriesInstanceUid())
          .bind("modality", instance.modality())
          .bind("number", instance.seriesNumber())
          .bind("description", instance.seriesDescription())
          .execute();
      return handle
          .createQuery("SELECT id FROM series WHERE study = :study AND uid = :uid")
          .bind("study", study)
          .bind("uid", instance.seriesInstanceUid())
          .mapTo(Long.class)
          .one();
    }
  }

  private static void setInt(PreparedStatement row, int index, Optional<Integer> value)
      throws SQLException {
    if (value.isPresent()) {
      row.setInt(index, value.get());
    } else {
      row.setNull(index, Types.INTEGER);
    }
  }

  /** Asks for one instance of an upload by its UID, many times with one statement. */
  private static final class HeldQuery implements AutoCloseable {
    private final PreparedStatement statement;

    HeldQuery(Connection connection, String upload) throws SQLException {
      statement =
          connection.prepareStatement(
              "SELECT sha256 FROM instance WHERE upload = ? AND sop_instance_uid = ?");
      statement.setString(1, upload);
    }

    Optional<Sha256> sha256(String sopInstanceUid) throws SQLException {
      statement.setString(2, sopInstanceUid);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(Sha256.of(row.getBytes(1))) : Optional.empty();
      }
    }

    @Override
    public void close() throws SQLException {
      statement.close();
    }
  }
}
