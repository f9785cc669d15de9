package eir.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteCasesTest extends CasesContract {
  @TempDir private Path home;
  private int archives;

  @Override
  ArchivePlaces emptyPlaces() {
    return ArchivePlaces.in(home.resolve("data" + archives++));
  }

  @Test
  void worklistsAndRemindersAreReadFromAnIndexInTheirOrder() {
    String order = " ORDER BY CASE WHEN due_at IS NULL THEN 1 ELSE 0 END, due_at, code LIMIT 50";

    assertThat(plan("SELECT * FROM review_case WHERE state IN ('IN_QC')" + order))
        .contains("USING INDEX review_case_by_state")
        .doesNotContain("TEMP B-TREE");
    assertThat(
            plan("SELECT * FROM review_case WHERE state IN ('QUERIED') AND site = 'S01'" + order))
        .contains("USING INDEX review_case_by_site")
        .doesNotContain("TEMP B-TREE");
    assertThat(
            plan(
                "SELECT code FROM review_case WHERE remind_at <= 7 ORDER BY remind_at, code"
                    + " LIMIT 50"))
        .contains("review_case_by_reminder");
    assertThat(plan("SELECT * FROM case_slot WHERE reader = 'u' AND life IN ('ASSIGNED', 'DRAFT')"))
        .contains("USING INDEX case_slot_of_reader");
    assertThat(plan("SELECT * FROM journal WHERE entity = 'case' AND entity_id = 'x' ORDER BY seq"))
        .contains("USING INDEX journal_of_entity")
        .doesNotContain("TEMP B-TREE");
  }

  private String plan(String query) {
    return archive
        .database()
        .read(handle ->
            handle
                .createQuery("EXPLAIN QUERY PLAN " + query)
                .map((row, _) -> row.getString("detail"))
                .collect(Collectors.joining("; ")));
  }
}
