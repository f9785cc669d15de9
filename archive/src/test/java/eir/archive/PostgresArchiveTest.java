package eir.archive;

import static org.assertj.core.api.Assertions.assertThat;

import eir.archive.object.S3Proxy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on PostgreSQL and S3, as several servers share them. */
class PostgresArchiveTest extends ArchiveContract {
  private static PostgresServer postgres;
  private static S3Proxy s3;

  @TempDir private Path folder;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    postgres = PostgresServer.start(folder);
    s3 = S3Proxy.start(folder);
  }

  @AfterAll
  static void stop() throws IOException {
    s3.close();
    postgres.close();
  }

  @Test
  void arrivalsAndCleanUpsLockTheObjectsInOneOrder() throws Exception {
    arriveAndCleanUpTogether();

    archive.close(); // a connection that ends reports what it met
    assertThat(postgres.deadlocks(places.database())).isZero();
  }

  @Override
  ArchivePlaces emptyPlaces() {
    return new ArchivePlaces(
        folder.resolve("data"),
        postgres.emptyDatabase(),
        "",
        s3.blobs(UUID.randomUUID().toString()));
  }
}
