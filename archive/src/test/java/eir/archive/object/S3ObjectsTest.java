package eir.archive.object;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class S3ObjectsTest extends ObjectsContract {
  private static S3Proxy s3;

  @TempDir private Path folder;

  @BeforeAll
  static void start(@TempDir Path folder) {
    s3 = S3Proxy.start(folder);
  }

  @AfterAll
  static void stop() {
    s3.close();
  }

  @Override
  Objects openEmpty() {
    return S3Objects.open(s3.blobs(UUID.randomUUID().toString()), folder);
  }
}
