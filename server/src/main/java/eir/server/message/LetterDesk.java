package eir.server.message;

import eir.archive.Archive;
import eir.archive.access.Account;
import eir.archive.casework.Units.Unit;
import eir.archive.object.Sha256;
import eir.server.message.LetterWriter.People;
import eir.server.words.Language;
import eir.server.words.Words;
import eir.trial.CaseCode;
import eir.trial.CaseEvent;
import eir.trial.CaseFile;
import eir.trial.Entry;
import eir.trial.decision.Decision;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Letters of decisions, for the pages of a case. Until a letter is sent it follows the records of
 * site, units and people; then the one that was sent stays, by its hash in the journal.
 */
public final class LetterDesk {
  private final Archive archive;
  private final LetterWriter writer;
  private final LetterPdf pdf;
  private final Function<Language, Words> words;

  /** Over the archive's cases. */
  public LetterDesk(
      Archive archive, LetterWriter writer, LetterPdf pdf, Function<Language, Words> words) {
    this.archive = archive;
    this.writer = writer;
    this.pdf = pdf;
    this.words = words;
  }

  /** The letter of the decision in force as its page shows it; empty if there is no decision. */
  public Optional<LetterSheet> sheet(CaseFile file, Language language) {
    return file.decision()
        .flatMap(decision -> people(file, signer(decision)))
        .flatMap(people ->
            archive
                .cases()
                .charterOf(file)
                .map(charter -> writer.decision(file, charter, people, words.apply(language))));
  }

  /** What tells the site not to use its last letter; empty while that letter holds. */
  public Optional<LetterSheet> superseded(CaseFile file, Language language) {
    Optional<Instant> amended =
        archive.cases().entries(file.code()).stream()
            .filter(entry -> entry.event() instanceof CaseEvent.DecisionAmended)
            .map(Entry::at)
            .reduce((_, last) -> last);
    return file.letters().isEmpty()
        ? Optional.empty()
        : amended.flatMap(at ->
            people(file, "")
                .flatMap(people ->
                    archive
                        .cases()
                        .charterOf(file)
                        .map(charter ->
                            writer.superseded(file, charter, people, at, words.apply(language)))));
  }

  /** The letter to the unit that was asked last, in its language; empty if none was asked. */
  public Optional<LetterSheet> referral(CaseFile file) {
    return file.referral()
        .flatMap(referral -> archive.units().find(referral.unit()))
        .filter(_ -> file.consent().isPresent())
        .flatMap(unit ->
            people(file, "")
                .flatMap(people ->
                    archive
                        .cases()
                        .charterOf(file)
                        .map(charter ->
                            writer.referral(
                                file,
                                charter,
                                people,
                                unit.name(),
                                words.apply(Language.of(unit.language()).orElse(Language.EN))))));
  }

  /** A letter that is not kept, as PDF. */
  public byte[] pdf(LetterSheet sheet) throws IOException {
    return pdf.of(sheet);
  }

  private Optional<People> people(CaseFile file, String signer) {
    return archive
        .sites()
        .find(file.opened().site().text())
        .map(site ->
            new People(
                site,
                CaseValues.coordinator(archive),
                signer,
                archive.units().list().stream().filter(Unit::isActive).map(Unit::name).toList()));
  }

  private String signer(Decision decision) {
    return archive.accounts().ofUser(decision.signedBy().text()).map(Account::name).orElse("");
  }

  /**
   * Renders the letter of the decision in force in both languages and keeps it, so that its hash is
   * there when it is sent. For the job that follows the signature, and again for each preview. One
   * that was sent is left as it is.
   *
   * @return hash of the PDF in {@code language}; empty if there is nothing to render
   */
  public Optional<Sha256> render(CaseCode code, Language language) throws IOException {
    Optional<Sha256> asked = Optional.empty();
    Optional<CaseFile> file = archive.cases().file(code);
    for (Language each : Language.values()) {
      Optional<LetterSheet> sheet = file.flatMap(found -> sheet(found, each));
      if (sheet.isPresent()) {
        int decision = file.flatMap(CaseFile::decision).orElseThrow().version();
        Optional<Sha256> kept =
            archive
                .letters()
                .keep(code, decision, trial(each), pdf.of(sheet.get()), sheet.get().unresolved());
        asked = each == language ? kept : asked;
      }
    }
    return asked;
  }

  /** The PDF as it is kept; empty if there is none of this decision. */
  public Optional<byte[]> pdf(CaseCode code, int decision, Language language) {
    return archive.letters().find(code, decision, trial(language));
  }

  private static eir.trial.charter.Language trial(Language language) {
    return eir.trial.charter.Language.of(language.tag()).orElseThrow();
  }
}
