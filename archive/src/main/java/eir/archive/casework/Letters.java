package eir.archive.casework;

import eir.archive.database.Database;
import eir.archive.object.Sha256;
import eir.trial.CaseCode;
import eir.trial.charter.Language;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Letters as they were rendered. The one that was sent stays as it is: the journal has its hash.
 */
public final class Letters {
  private final Database database;

  public Letters(Database database) {
    this.database = database;
  }

  /**
   * Keeps a rendered letter; one of the same decision and language is replaced until it is sent.
   *
   * @param pdf owned by the caller
   * @param unresolved names of placeholders that had no value
   * @return its hash; empty if that letter was sent already
   */
  public Optional<Sha256> keep(
      CaseCode code, int decision, Language language, byte[] pdf, Set<String> unresolved) {
    Sha256 sha256 = Sha256.hashOf(pdf);
    return database.write(handle -> {
      // The same lock as an act's: no letter changes between its sending and its hash.
      handle.execute("UPDATE review_case SET code = code WHERE code = ?", code.text());
      boolean isSent =
          CaseJournal.file(handle, code).letters().stream()
              .anyMatch(letter -> letter.decision() == decision);
      if (isSent) {
        return Optional.<Sha256>empty();
      }
      handle.execute(
          """
          INSERT INTO case_letter (code, decision, language, sha256, unresolved, content)
          VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (code, decision, language) DO UPDATE SET
            sha256 = excluded.sha256, unresolved = excluded.unresolved, content = excluded.content
          """,
          code.text(),
          decision,
          language.tag(),
          sha256.hex(),
          String.join(" ", new TreeSet<>(unresolved)),
          pdf);
      return Optional.of(sha256);
    });
  }

  /** The PDF; empty if it is not rendered. */
  public Optional<byte[]> find(CaseCode code, int decision, Language language) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT content FROM case_letter
                WHERE code = :code AND decision = :decision AND language = :language
                """)
            .bind("code", code.text())
            .bind("decision", decision)
            .bind("language", language.tag())
            .map((row, _) -> row.getBytes(1))
            .findFirst());
  }
}
