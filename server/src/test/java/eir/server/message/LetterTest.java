package eir.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import eir.archive.index.Site;
import eir.server.http.Origin;
import eir.server.message.LetterWriter.People;
import eir.server.page.Templates;
import eir.server.words.Language;
import eir.server.words.Words;
import eir.trial.CaseFile;
import eir.trial.TrialIdentity;
import eir.trial.Verdict;
import eir.trial.charter.Charter;
import eir.trial.decision.DecisionOutcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

class LetterTest {
  private static final Words EN = Words.of(Language.EN, ZoneOffset.UTC);
  private static final LetterWriter WRITER =
      new LetterWriter(
          Texts.load(),
          new TrialIdentity("EIR", "Sponsor", "DEMO", "Eir demonstration trial"),
          new Origin(URI.create("https://eir.example")));
  private static final Charter CHARTER = ReviewedCase.charter();
  private static final LetterPdf PDF = new LetterPdf(new Templates());

  static Stream<LetterSheet> letters() {
    return Stream.of(Language.values())
        .map(language -> Words.of(language, ZoneOffset.UTC))
        .flatMap(words ->
            Stream.of(
                decision(ReviewedCase.ELIGIBLE, DecisionOutcome.ELIGIBLE, words),
                decision(ReviewedCase.OTHER, DecisionOutcome.NOT_ELIGIBLE, words),
                decision(ReviewedCase.ELIGIBLE, DecisionOutcome.NOT_ELIGIBLE, words),
                decision(Verdict.notEvaluableByQc(), DecisionOutcome.NOT_EVALUABLE, words),
                WRITER.superseded(
                    file(), CHARTER, ReviewedCase.PEOPLE, ReviewedCase.DECIDED, words),
                WRITER.referral(
                    file(), CHARTER, ReviewedCase.PEOPLE, "Oncology unit Nova", words)));
  }

  @ParameterizedTest
  @MethodSource("letters")
  void everyLetterIsPdfA2bOnOnePageOfA4(LetterSheet sheet) throws Exception {
    byte[] pdf = PDF.of(sheet);

    VeraGreenfieldFoundryProvider.initialise();
    try (PDFAParser parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_B);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
      ValidationResult result = validator.validate(parser);
      assertThat(result.isCompliant()).as(String.valueOf(result.getTestAssertions())).isTrue();
    }
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      PDRectangle page = document.getPage(0).getMediaBox();
      assertThat(Math.round(page.getWidth())).isEqualTo(Math.round(PDRectangle.A4.getWidth()));
      assertThat(Math.round(page.getHeight())).isEqualTo(Math.round(PDRectangle.A4.getHeight()));
    }
  }

  @ParameterizedTest
  @MethodSource("letters")
  void noLetterLacksAValueOrTellsWhatAReaderFound(LetterSheet sheet) throws IOException {
    String text = text(PDF.of(sheet));

    assertThat(sheet.unresolved()).isEmpty();
    assertThat(text)
        .contains("EIR-0009")
        .contains("Ana Ribeiro, +55 00 5550-0142")
        .doesNotContain("{", "}", "Reader measured", "41")
        .doesNotContainPattern("\\d+([.,]\\d+)? ?(mm|cm|ml|%)");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theSameLetterHasTheSameBytes(Language language) throws Exception {
    Words words = Words.of(language, ZoneOffset.UTC);

    byte[] one = PDF.of(decision(ReviewedCase.ELIGIBLE, DecisionOutcome.ELIGIBLE, words));
    byte[] other =
        new LetterPdf(new Templates())
            .of(decision(ReviewedCase.ELIGIBLE, DecisionOutcome.ELIGIBLE, words));

    assertThat(other).isEqualTo(one);
    assertThat(PDF.of(decision(ReviewedCase.OTHER, DecisionOutcome.NOT_ELIGIBLE, words)))
        .isNotEqualTo(one);
  }

  @Test
  void datesFollowTheLanguageAndTheChartersZone() throws IOException {
    Words words = Words.of(Language.PT_BR, ZoneOffset.UTC);

    String text = text(PDF.of(decision(ReviewedCase.ELIGIBLE, DecisionOutcome.ELIGIBLE, words)));

    assertThat(text)
        .contains("Decidido por Dra Olga Reis, em 9 de novembro de 2026.")
        .contains("Decisão 1, protocolo de revisão " + CHARTER.key())
        .contains("9 de nov. de 2026, 16:05 BRT")
        .contains("encaminhamos a criança para Oncology unit Nova");
  }

  @Test
  void aSiteWithoutATelephoneNumberIsNamedAsMissing() {
    People people =
        new People(
            Site.of("S01", "Hospital", "", "en", ""), "Ana", "Olga", List.of("Nova", "Vega"));

    LetterSheet sheet =
        WRITER.decision(
            ReviewedCase.decided(ReviewedCase.ELIGIBLE, DecisionOutcome.ELIGIBLE),
            CHARTER,
            people,
            EN);

    assertThat(sheet.unresolved()).containsExactly("coordinatorPhone");
    assertThat(sheet.nextStep().orElseThrow()).contains("to Nova or Vega.");
  }

  private static CaseFile file() {
    return ReviewedCase.decided(ReviewedCase.ELIGIBLE, DecisionOutcome.ELIGIBLE);
  }

  private static LetterSheet decision(Verdict verdict, DecisionOutcome outcome, Words words) {
    return WRITER.decision(
        ReviewedCase.decided(verdict, outcome), CHARTER, ReviewedCase.PEOPLE, words);
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
