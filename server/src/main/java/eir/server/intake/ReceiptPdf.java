package eir.server.intake;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import eir.server.http.Origin;
import eir.server.page.PdfA;
import eir.server.page.Qr;
import eir.server.page.Templates;
import eir.server.words.Words;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * A receipt as PDF/A-2b (ISO 19005-2) with real text and a QR code of the submission's name, to be
 * filed for as long as a trial's papers are. No identity, no key.
 */
public final class ReceiptPdf {
  /** A free font with the letters of Europe's languages, in the jar of PDFBox. */
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final Templates templates;
  private final Origin origin;

  /** For submissions that {@code origin} serves. */
  public ReceiptPdf(Templates templates, Origin origin) {
    this.templates = templates;
    this.origin = origin;
  }

  /** The PDF of {@code receipt} (eir.receipt/1) in the language of {@code words}. */
  public byte[] of(JsonNode receipt, Words words) throws IOException {
    String address = address(receipt);
    byte[] xhtml =
        templates.html(
            "receipt.jte",
            Map.of(
                "words", words,
                "receipt", receipt,
                "address", address,
                "qr", new Qr(address).pngDataUri()));
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useFastMode();
    builder.withProducer("Eir");
    builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_B);
    builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    builder.useFont(ReceiptPdf::font, "Receipt");
    // The template is our own and refers to nothing: no address is ever fetched.
    builder.useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null);
    builder.withHtmlContent(new String(xhtml, StandardCharsets.UTF_8), null);
    builder.toStream(pdf);
    builder.run();
    return pdf.toByteArray();
  }

  /**
   * The report of what the sender's computer did, by element and without values, as PDF/A-2b: for
   * the file of an ethics committee.
   *
   * @param report eir.deid-report/1, as the sender gave it
   */
  public byte[] report(JsonNode receipt, JsonNode report, Words words) throws IOException {
    byte[] xhtml =
        templates.html(
            "reportPdf.jte",
            Map.of(
                "words", words,
                "receipt", receipt,
                "report", report,
                "address", address(receipt)));
    return PdfA.of(xhtml, Instant.parse(receipt.path("receivedAt").asString("")));
  }

  private String address(JsonNode receipt) {
    return origin.at(
        "/s/" + receipt.path("submission").asString("") + "/v/" + receipt.path("version").asInt(1));
  }

  private static InputStream font() {
    return Objects.requireNonNull(PdfRendererBuilder.class.getResourceAsStream(FONT), FONT);
  }
}
