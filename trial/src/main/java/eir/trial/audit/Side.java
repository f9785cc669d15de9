package eir.trial.audit;

import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a record says in words, kept beside the chain so that it can be removed. */
public sealed interface Side {

  /**
   * The words.
   *
   * @param salt 32 hexadecimal digits, drawn for this record; without it a short reason could be
   *     found by trying
   * @param detail strings, whole numbers, nulls, arrays and objects of them
   * @param reason as typed
   */
  record Kept(String salt, ObjectNode detail, Optional<String> reason) implements Side {
    public Kept {
      if (!salt.matches("[0-9a-f]{32}")) {
        throw new IllegalArgumentException(
            "A salt has 32 lower-case hexadecimal digits, but this text of %d differs"
                .formatted(salt.length()));
      }
      detail = detail.deepCopy();
    }

    /** Hash of the detail for the record. */
    public Hash detailHash() {
      return Hash.of(HexFormat.of().parseHex(salt), CanonicalJson.of(detail));
    }

    /** Hash of the reason for the record. */
    public Optional<Hash> reasonHash() {
      return reason.map(text ->
          Hash.of(
              HexFormat.of().parseHex(salt),
              CanonicalJson.of(JsonNodeFactory.instance.stringNode(text))));
    }

    /** Whether {@code record} holds the hashes of these words. */
    public boolean belongsTo(AuditRecord record) {
      return detailHash().equals(record.detail()) && reasonHash().equals(record.reason());
    }
  }

  /**
   * The words were removed, and their salt with them; the record stays as it was.
   *
   * @param bySeq seq of the DETAIL_REDACTED that says who did it and why
   */
  record Redacted(long bySeq) implements Side {}
}
