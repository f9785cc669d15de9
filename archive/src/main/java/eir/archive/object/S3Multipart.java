package eir.archive.object;

import eir.archive.ArchiveException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Sends a large file in parts of 16 MiB, each with its SHA-256, and joins them. */
final class S3Multipart {
  private static final int PART_BYTES = 16 << 20;

  private final S3Client client;
  private final String bucket;

  S3Multipart(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  /**
   * Sends the file.
   *
   * @return false if the key was taken meanwhile, by the same bytes
   */
  boolean put(String key, Path file) {
    String id =
        client
            .createMultipartUpload(request ->
                request.bucket(bucket).key(key).checksumAlgorithm(ChecksumAlgorithm.SHA256))
            .uploadId();
    try (InputStream in = Files.newInputStream(file)) {
      List<CompletedPart> parts = new ArrayList<>();
      for (byte[] part = in.readNBytes(PART_BYTES);
          part.length > 0;
          part = in.readNBytes(PART_BYTES)) {
        parts.add(send(key, id, parts.size() + 1, part));
      }
      client.completeMultipartUpload(request ->
          request
              .bucket(bucket)
              .key(key)
              .uploadId(id)
              .ifNoneMatch("*")
              .multipartUpload(upload -> upload.parts(parts)));
      return true;
    } catch (S3Exception e) {
      abort(key, id, e);
      if (e.statusCode() == 412) {
        return false;
      }
      throw e;
    } catch (SdkException e) {
      abort(key, id, e);
      throw e;
    } catch (IOException e) {
      abort(key, id, e);
      throw new ArchiveException("A temporary file cannot be read; check the disk", e);
    }
  }

  private CompletedPart send(String key, String id, int number, byte[] part) {
    String sha256 = Base64.getEncoder().encodeToString(Sha256.hashOf(part).bytes());
    String etag =
        client
            .uploadPart(
                request ->
                    request
                        .bucket(bucket)
                        .key(key)
                        .uploadId(id)
                        .partNumber(number)
                        .checksumSHA256(sha256),
                RequestBody.fromBytes(part))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(etag).checksumSHA256(sha256).build();
  }

  private void abort(String key, String id, Exception cause) {
    try {
      client.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(id));
    } catch (SdkException e) {
      cause.addSuppressed(e); // the bucket's own rule for stale uploads removes the parts
    }
  }
}
