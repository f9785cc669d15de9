package eir.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import eir.server.http.Json;
import eir.server.http.Origin;
import eir.server.page.Templates;
import eir.server.words.Language;
import eir.server.words.Words;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import tools.jackson.databind.JsonNode;

class ReceiptPdfTest {
  private static final String RECEIPT =
      """
      {"schema":"eir.receipt/1","submission":"0123456789abcdef","version":1,"number":7,
       "receivedAt":"2026-05-31T10:00:00Z","site":{"id":"S01","name":"Hospital São João"},
       "trial":{"id":"EIR","sponsor":"Sponsor","protocolId":"P1"},"pseudonym":"7HQ2M9XKH",
       "images":385,"bytes":148000000,"chosen":412,"leftOut":27,
       "profile":{"name":"eir-basic","hash":"8a3f00c1","options":["113100","113107"]},
       "keyFingerprint":"0123456789abcdef","attested":true,"language":"pt-BR",
       "sha256":"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"}
      """;

  private static final String REPORT =
      """
      {"format":"eir.deid-report/1","profile":"eir-basic","profileHash":"edf0dd2b",
       "tableEdition":"2026d","options":["113100","113107"],"files":385,"lookedAt":2,"blanked":1,
       "identityHits":[{"tag":"(0008,1090)","count":41},{"tag":"(0018,1020)","count":2}],
       "actions":[{"tag":"(0008,0018)","action":"U","count":384},
                  {"tag":"(0010,0010)","action":"S","count":383}]}
      """;

  @ParameterizedTest
  @EnumSource(Language.class)
  void theReceiptIsPdfA2bInEachLanguage(Language language) throws Exception {
    JsonNode receipt = Json.tree(RECEIPT.getBytes(StandardCharsets.UTF_8));
    ReceiptPdf receipts =
        new ReceiptPdf(new Templates(), new Origin(URI.create("https://eir.example/")));

    byte[] pdf = receipts.of(receipt, Words.of(language, ZoneOffset.UTC));

    assertPdfA2b(pdf);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theReportOfDeidentificationIsPdfA2bInEachLanguage(Language language) throws Exception {
    JsonNode receipt = Json.tree(RECEIPT.getBytes(StandardCharsets.UTF_8));
    JsonNode report = Json.tree(REPORT.getBytes(StandardCharsets.UTF_8));
    ReceiptPdf receipts =
        new ReceiptPdf(new Templates(), new Origin(URI.create("https://eir.example/")));

    Words words = Words.of(language, ZoneOffset.UTC);

    byte[] pdf = receipts.report(receipt, report, words);

    assertPdfA2b(pdf);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      assertThat(text)
          .contains("2026d", "edf0dd2b", "113107")
          .contains(words.text("report.files") + " 385 ")
          .contains(words.text("report.lookedAt") + " 2 ")
          .contains(words.text("report.blanked") + " 1 ")
          .contains("43", "(0008,1090) × 41", "(0018,1020) × 2")
          .contains("(0008,0018) " + words.text("submission.report.action.U") + " 384 ")
          .contains("(0010,0010) " + words.text("submission.report.action.S") + " 383 ");
    }
  }

  private static void assertPdfA2b(byte[] pdf) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    try (PDFAParser parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_B);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
      ValidationResult result = validator.validate(parser);
      assertThat(result.isCompliant()).as(String.valueOf(result.getTestAssertions())).isTrue();
    }
  }
}
