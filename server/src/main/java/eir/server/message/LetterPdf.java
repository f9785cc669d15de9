package eir.server.message;

import eir.server.page.PdfA;
import eir.server.page.Qr;
import eir.server.page.Templates;
import java.io.IOException;
import java.util.Map;

/** A letter as PDF/A-2b on one page of A4, with real text; the same bytes for the same letter. */
public final class LetterPdf {
  private final Templates templates;

  /** From the template letterPdf.jte. */
  public LetterPdf(Templates templates) {
    this.templates = templates;
  }

  /** The PDF of {@code sheet}. */
  public byte[] of(LetterSheet sheet) throws IOException {
    byte[] xhtml =
        templates.html(
            "letterPdf.jte",
            Map.of(
                "sheet",
                sheet,
                "qr",
                sheet.address().map(address -> new Qr(address).pngDataUri()).orElse("")));
    return PdfA.of(xhtml, sheet.at());
  }
}
