package eir.archive;

import static eir.archive.Samples.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.archive.access.LinkKey;
import eir.archive.access.LinkOpening;
import eir.archive.access.LinkOrder;
import eir.archive.access.LinkScope;
import eir.archive.access.MintedLink;
import eir.archive.index.ErasureList;
import eir.archive.index.Submission;
import eir.archive.index.SubmissionVersion;
import eir.archive.object.Sha256;
import eir.archive.operation.Backup;
import eir.archive.operation.Reindex;
import eir.archive.operation.Restore;
import eir.archive.operation.Verify;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does, on either database with a folder. */
abstract class OperationContract {
  private static final String ANNA = "6VE8KPBR9";

  final MutableClock clock = new MutableClock();
  @TempDir private Path backup;
  private ArchivePlaces places = ArchivePlaces.in(Path.of(""));
  private Archive archive;
  private Samples samples;

  abstract ArchivePlaces emptyPlaces();

  @BeforeEach
  void open() {
    places = emptyPlaces();
    archive = Archive.open(places, clock);
    samples = new Samples(archive);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void aBackupBecomesTheSameArchiveElsewhere() {
    Submission submission = samples.submit(ANNA, 12);
    MintedLink link =
        archive.links().mint(LinkOrder.plain(new LinkScope.ViewOf(submission.id()), Samples.EVA));

    assertThat(Backup.into(backup, archive, Samples.EVA).objects()).isEqualTo(12);
    assertThat(Restore.verify(backup).isWhole()).isTrue();
    ArchivePlaces elsewhere = emptyPlaces();
    assertThat(Restore.into(elsewhere, backup, List.of(), clock))
        .isEqualTo(new Restore.Result(0, new Verify.Result(12, List.of(), List.of())));

    try (Archive restored = Archive.open(elsewhere, clock)) {
      assertThat(restored.submissions().list(10, 0)).containsExactly(submission);
      assertThat(restored.submissions().inventory(submission.id()))
          .isEqualTo(archive.submissions().inventory(submission.id()));
      LinkKey key = link.key();
      assertThat(restored.links().open(link.link().id(), key))
          .isInstanceOf(LinkOpening.Active.class);
      assertThat(new Samples(restored).submit("7WF9MQCS2", 3).number()).isEqualTo(2);
    }
  }

  @Test
  void aSecondBackupCopiesOnlyWhatIsNewAndForgetsWhatWasErased() {
    Submission erased = samples.submit(ANNA, 3);
    Backup.into(backup, archive, Samples.EVA);
    archive.submissions().erase(erased.id(), Samples.EVA, "withdrawn");
    Submission sent = samples.submit("7WF9MQCS2", 4);

    Backup.Result second = Backup.into(backup, archive, Samples.EVA);

    // Instances 0 to 2 have the same bytes in both samples: erased with one, sent with the other.
    assertThat(second.objects()).isEqualTo(4);
    assertThat(second.copied()).isEqualTo(1);
    archive.submissions().erase(sent.id(), Samples.EVA, "withdrawn");
    assertThat(Backup.into(backup, archive, Samples.EVA).objects()).isZero();
    assertThat(backup.resolve("blobs").resolve(path(content(0)))).doesNotExist();
    assertThat(Restore.verify(backup).isWhole()).isTrue();
  }

  @Test
  void aDamagedBackupIsFoundAndNotRestored() throws IOException {
    samples.submit(ANNA, 2);
    Backup.into(backup, archive, Samples.EVA);
    Files.write(backup.resolve("blobs").resolve(path(content(0))), new byte[] {1});
    Files.delete(backup.resolve("blobs").resolve(path(content(1))));

    assertThat(Restore.verify(backup).damaged())
        .containsExactlyInAnyOrder("blobs/" + path(content(0)), "blobs/" + path(content(1)));
    ArchivePlaces elsewhere = emptyPlaces();
    assertThatThrownBy(() -> Restore.into(elsewhere, backup, List.of(), clock))
        .hasMessageMatching(
            "2 of [0-9]+ files of the backup are damaged or missing; take another backup");
    assertThat(elsewhere.folder()).doesNotExist();
  }

  @Test
  void whatWasErasedAfterTheBackupDoesNotComeBack() {
    Submission erased = samples.submit(ANNA, 3);
    Submission kept = samples.submit("7WF9MQCS2", 2);
    Backup.into(backup, archive, Samples.EVA);
    archive.submissions().erase(erased.id(), Samples.EVA, "withdrawn");
    List<SubmissionVersion> list = ErasureList.read(places.folder());
    ArchivePlaces elsewhere = emptyPlaces();

    Restore.Result done = Restore.into(elsewhere, backup, list, clock);

    assertThat(list).containsExactly(erased.id());
    // Instances 0 and 1 have the same bytes in both samples and stay for the other child.
    assertThat(done).isEqualTo(new Restore.Result(1, new Verify.Result(2, List.of(), List.of())));
    try (Archive restored = Archive.open(elsewhere, clock)) {
      assertThat(restored.submissions().find(erased.id()).orElseThrow().erasedAt()).isPresent();
      assertThat(restored.submissions().tombstones(erased.id())).hasSize(3);
      assertThat(restored.objects().exists(Sha256.hashOf(content(2)))).isFalse();
      assertThat(restored.submissions().inventory(kept.id()).instances()).hasSize(2);
    }
    assertThat(ErasureList.read(elsewhere.folder())).containsExactly(erased.id());
  }

  @Test
  void aListOfErasuresInTheDataFolderOutlivesItsDatabase() throws IOException {
    Submission erased = samples.submit(ANNA, 1);
    Backup.into(backup, archive, Samples.EVA);
    archive.submissions().erase(erased.id(), Samples.EVA, "withdrawn");
    ArchivePlaces elsewhere = emptyPlaces();
    Files.createDirectories(elsewhere.folder());
    Files.copy(
        places.folder().resolve(ErasureList.NAME), elsewhere.folder().resolve(ErasureList.NAME));

    assertThat(Restore.into(elsewhere, backup, List.of(), clock).erasedAgain()).isEqualTo(1);
    assertThat(ErasureList.read(backup)).isEmpty();
    Backup.into(backup, archive, Samples.EVA);
    assertThat(ErasureList.read(backup)).containsExactly(erased.id());
  }

  @Test
  void aListOfErasuresThatIsDamagedStopsTheRestore() throws IOException {
    Path list = backup.resolve("list");
    Files.writeString(list, "abc 1\nabc x\n");

    assertThatThrownBy(() -> ErasureList.read(list))
        .hasMessage(
            "Line 2 of the list of erased submissions cannot be read; give another copy of it");
  }

  @Test
  void nothingIsRestoredOverAnArchive() {
    samples.submit(ANNA, 1);
    Backup.into(backup, archive, Samples.EVA);

    assertThatThrownBy(() -> Restore.into(places, backup, List.of(), clock))
        .hasMessageStartingWith("There is an archive already");
  }

  @Test
  void anUnfinishedBackupIsNone() {
    assertThatThrownBy(() -> Restore.verify(backup))
        .hasMessageStartingWith("The folder holds no finished backup");
  }

  @Test
  void verifyNamesWhatIsChangedAndWhatIsMissing() throws IOException {
    samples.submit(ANNA, 5);
    Path blobs = places.folder().resolve("blobs");
    Files.write(blobs.resolve(path(content(1))), new byte[] {1});
    Files.delete(blobs.resolve(path(content(3))));

    assertThat(Verify.all(archive))
        .isEqualTo(
            new Verify.Result(
                3, List.of(Sha256.hashOf(content(1))), List.of(Sha256.hashOf(content(3)))));
  }

  @Test
  void aLostIndexIsMadeAgainFromTheObjects() {
    Submission submission = samples.submit(ANNA, 25);
    Map<Sha256, Integer> numbers = new HashMap<>();
    for (int i = 0; i < 25; i++) {
      numbers.put(Sha256.hashOf(content(i)), i);
    }
    ArchivePlaces lost = emptyPlaces();
    ArchivePlaces sameBlobs =
        new ArchivePlaces(
            lost.folder(),
            lost.database(),
            lost.databasePasswordFile(),
            places.folder().resolve("blobs").toString());

    try (Archive again = Archive.open(sameBlobs, clock)) {
      Reindex.Result result =
          Reindex.run(
              again,
              object -> {
                byte[] bytes = new byte[(int) object.lengthBytes()];
                object.read(0, bytes, 0, bytes.length);
                return new Reindex.Found(
                    "S01",
                    "8a3f00c1",
                    Samples.instance(ANNA, numbers.getOrDefault(Sha256.hashOf(bytes), -1)));
              });

      assertThat(result).isEqualTo(new Reindex.Result(25, 1, 0, 0));
      Submission found = again.submissions().list(10, 0).getFirst();
      assertThat(found.pseudonym()).isEqualTo(ANNA);
      assertThat(again.submissions().inventory(found.id()).instances())
          .isEqualTo(archive.submissions().inventory(submission.id()).instances());
      assertThat(again.sites().find("S01").orElseThrow().keyFingerprint()).isEmpty();
      assertThat(Reindex.run(again, _ -> new Reindex.NoImage()))
          .isEqualTo(new Reindex.Result(0, 0, 0, 0));
    }
  }

  private static String path(byte[] content) {
    String hex = Sha256.hashOf(content).hex();
    return hex.substring(0, 2) + "/" + hex;
  }
}
