package eir.archive.operation;

import eir.archive.Archive;
import eir.archive.object.Sha256;
import java.util.List;
import java.util.function.Consumer;

/** All objects that the index needs, page by page in the order of their hashes. */
final class IndexedObjects {
  private static final int PAGE = 1_000;

  private IndexedObjects() {}

  static void forEach(Archive archive, Consumer<Sha256> each) {
    byte[] after = new byte[0];
    while (true) {
      byte[] from = after;
      List<Sha256> page =
          archive
              .database()
              .read(handle ->
                  handle
                      .createQuery(
                          """
                          SELECT sha256 FROM object
                          WHERE sha256 > :after AND condemned_at IS NULL
                          ORDER BY sha256 LIMIT :page
                          """)
                      .bind("after", from)
                      .bind("page", PAGE)
                      .map((row, _) -> Sha256.of(row.getBytes(1)))
                      .list());
      page.forEach(each);
      if (page.size() < PAGE) {
        return;
      }
      after = page.getLast().bytes();
    }
  }
}
