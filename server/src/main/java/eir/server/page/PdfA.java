package eir.server.page;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/**
 * A filled template as PDF/A-2b (ISO 19005-2), to be filed for as long as a trial's papers are. The
 * same template, values and date give the same bytes, so that its hash can be signed.
 */
public final class PdfA {
  /** The family that a template names; the one font, so emphasis is by size and space. */
  public static final String FAMILY = "Letter";

  /** A free font with the letters of Europe's languages, in the jar of PDFBox. */
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final String DATE_OF_XMP =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)";

  private PdfA() {}

  /**
   * Renders {@code xhtml}, which refers to nothing but data: addresses.
   *
   * @param date of the paper, in place of the time of rendering
   * @throws IOException if the template is not well-formed
   */
  public static byte[] of(byte[] xhtml, Instant date) throws IOException {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useFastMode();
    builder.withProducer("Eir");
    builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_B);
    builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    builder.useFont(PdfA::font, FAMILY);
    // The template is our own and refers to nothing: no address is ever fetched.
    builder.useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null);
    builder.withHtmlContent(new String(xhtml, StandardCharsets.UTF_8), null);
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
        PDDocument document = renderer.createPDFKeepOpen()) {
      date(document, date);
      document.save(pdf);
    }
    return pdf.toByteArray();
  }

  private static void date(PDDocument document, Instant date) throws IOException {
    GregorianCalendar calendar =
        GregorianCalendar.from(ZonedDateTime.ofInstant(date, ZoneOffset.UTC));
    document.getDocumentInformation().setCreationDate(calendar);
    document.getDocumentInformation().setModificationDate(calendar);
    document.setDocumentId(date.toEpochMilli());
    PDMetadata metadata = document.getDocumentCatalog().getMetadata();
    String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
    metadata.importXMPMetadata(
        xmp.replaceAll(DATE_OF_XMP, date.toString()).getBytes(StandardCharsets.UTF_8));
  }

  private static InputStream font() {
    return Objects.requireNonNull(PdfRendererBuilder.class.getResourceAsStream(FONT), FONT);
  }
}
