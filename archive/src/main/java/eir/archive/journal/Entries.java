package eir.archive.journal;

import eir.archive.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How an entry of the journal lies in its two tables. */
final class Entries {
  /** The journal itself as a thing that something is done to. */
  static final String ENTITY = "journal";

  /** Record, and words beside it. */
  static final String SELECT =
      """
      SELECT j.*, w.seq AS words_seq, w.salt, w.reason AS reason_text, w.detail AS detail_text,
        w.redacted_by, w.skeleton
      FROM journal j LEFT JOIN journal_words w ON w.seq = j.seq
      """;

  private static final JsonMapper JSON = new JsonMapper();

  private Entries() {}

  static ObjectNode json(String text) {
    return (ObjectNode) JSON.readTree(text);
  }

  static Entry entry(ResultSet row) throws SQLException {
    Optional<String> skeleton = Columns.optionalText(row, "skeleton");
    Optional<String> detail = Columns.optionalText(row, "detail_text").or(() -> skeleton);
    return new Entry(
        row.getLong("seq"),
        Columns.instant(row, "at"),
        new Act(
            new Who(row.getString("actor"), row.getString("role")),
            row.getString("event"),
            row.getString("entity"),
            row.getString("entity_id"),
            Columns.optionalText(row, "reason_text"),
            detail.map(Entries::json).orElseGet(JsonNodeFactory.instance::objectNode)),
        skeleton.isPresent());
  }
}
