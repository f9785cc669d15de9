package eir.server;

import eir.archive.Archive;
import eir.archive.object.Sha256;
import eir.trial.UploadId;
import java.nio.charset.StandardCharsets;

/** A closed upload of one MR image to S01, as the index knows it; no bytes are behind it. */
public final class IndexedUpload {
  private IndexedUpload() {}

  /** The upload of this number; each archive counts its own. */
  public static UploadId put(Archive archive, int number, String pseudonym, long closedAtMillis) {
    String id = "upload" + number;
    byte[] sha256 = Sha256.hashOf(id.getBytes(StandardCharsets.US_ASCII)).bytes();
    archive
        .database()
        .run(handle -> {
          handle.execute(
              "INSERT INTO upload (id, site, link, request_id, state, announced_files,"
                  + " announced_bytes, held_files, held_bytes, profile_hash, key_fingerprint,"
                  + " opened_at, touched_at) VALUES (?, 'S01', 'l', ?, 'CLOSED', 1, 1, 1, 1,"
                  + " '00000000', 'k', 0, 0)",
              id,
              id);
          handle.execute("INSERT INTO object (sha256, length_bytes) VALUES (?, 1)", sha256);
          handle.execute(
              "INSERT INTO study (upload, uid, pseudonym, study_date) VALUES (?, '1.2', ?, '')",
              id,
              pseudonym);
          handle.execute(
              "INSERT INTO series (public_id, study, uid, modality, description)"
                  + " SELECT ?, id, ?, 'MR', 'T2' FROM study WHERE upload = ?",
              "s" + number,
              "1.2.1." + number,
              id);
          handle.execute(
              "INSERT INTO instance (upload, sop_instance_uid, series, sha256, sop_class_uid,"
                  + " transfer_syntax_uid, pixel_rows, pixel_columns, frames)"
                  + " SELECT ?, ?, id, ?, '1.2', '1.2', 1, 1, 1 FROM series WHERE public_id = ?",
              id,
              "1.2.1.7." + number,
              sha256,
              "s" + number);
          handle.execute(
              "INSERT INTO submission (id, version, number, site, upload, pseudonym, closed_at,"
                  + " left_out, attestation, summary, report) VALUES (?, ?, ?, 'S01', ?, ?, ?, 0,"
                  + " '{}', '{}', '{}')",
              "sub" + number,
              number,
              number,
              id,
              pseudonym,
              closedAtMillis);
        });
    return new UploadId(id);
  }
}
