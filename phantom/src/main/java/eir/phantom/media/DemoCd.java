package eir.phantom.media;

import eir.phantom.PhantomFile;
import eir.phantom.PhantomStudy;
import eir.phantom.identity.PlantedIdentity;
import eir.phantom.scan.SeriesKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The CD of a radiology clinic with one study for each patient, entry by entry or as a ZIP file.
 *
 * <p>Images lie in {@code DICOM/ST000001/SE000001/IM000001} without extension; around them what
 * clinics add: DICOMDIR, autorun, a viewer (a harmless stand-in), a leaflet and a report with the
 * name, an empty file. Same studies, same bytes: ZIP entries are stored, not compressed, as zlib
 * may change. Streams; one series is in memory at a time.
 */
public final class DemoCd {
  private static final LocalDateTime BURNT = LocalDateTime.of(2026, 1, 2, 3, 4, 6);

  /** Takes the entries of the CD one after the other; names have forward slashes. */
  @FunctionalInterface
  public interface EntrySink {
    void accept(String name, byte[] bytes) throws IOException;
  }

  private final List<PhantomStudy> studies;

  /** A CD with these studies, each of another patient. */
  public DemoCd(List<PhantomStudy> studies) {
    if (studies.isEmpty()) {
      throw new IllegalArgumentException("a CD without a study; give at least one");
    }
    this.studies = List.copyOf(studies);
  }

  /** Writes the CD as a ZIP file; {@code out} stays open. */
  public void writeZip(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setMethod(ZipOutputStream.STORED);
    write((name, bytes) -> {
      CRC32 crc = new CRC32();
      crc.update(bytes);
      ZipEntry entry = new ZipEntry(name);
      entry.setTimeLocal(BURNT);
      entry.setSize(bytes.length);
      entry.setCompressedSize(bytes.length);
      entry.setCrc(crc.getValue());
      zip.putNextEntry(entry);
      zip.write(bytes);
      zip.closeEntry();
    });
    zip.finish();
  }

  /** Hands out every entry of the CD. */
  public void write(EntrySink sink) throws IOException {
    PlantedIdentity first = studies.getFirst().identity();
    sink.accept(
        "AUTORUN.INF", ascii("[autorun]\r\nopen=VIEWER.EXE\r\nlabel=" + first.familyUpper()));
    sink.accept("VIEWER.EXE", ascii("MZ stand-in for a viewer; there is no program in here\r\n"));
    sink.accept("README.TXT", leaflet(first));
    sink.accept("REPORT.PDF", report(first));
    MediaDirectory directory = new MediaDirectory("EIRDEMO");
    for (int n = 0; n < studies.size(); n++) {
      study(studies.get(n), n + 1, directory, sink);
    }
    sink.accept("DICOM/EMPTY", new byte[0]);
    sink.accept("DICOMDIR", directory.bytes(first.uid(8)));
  }

  private static void study(
      PhantomStudy study, int number, MediaDirectory directory, EntrySink sink) throws IOException {
    PlantedIdentity who = study.identity();
    String folder = "ST" + Integer.toString(1_000_000 + number).substring(1);
    directory.patient(who);
    directory.study(who, study.studyUid());
    for (SeriesKind kind : study.series()) {
      study.write(kind, file -> image(file, folder, who, directory, sink));
    }
  }

  private static void image(
      PhantomFile file,
      String folder,
      PlantedIdentity who,
      MediaDirectory directory,
      EntrySink sink)
      throws IOException {
    if (file.instanceNumber() == 1) {
      directory.series(who, file);
    }
    String[] name = file.name().split("/", -1);
    directory.image(who, file, "DICOM", folder, name[0], name[1]);
    sink.accept("DICOM/" + folder + "/" + file.name(), file.bytes());
  }

  private static byte[] leaflet(PlantedIdentity who) {
    return ("Images of Doe-"
            + who.family()
            + ", "
            + who.given()
            + ", born "
            + who.birthDay()
            + "\r\nby "
            + who.institution()
            + ", "
            + who.institutionStreet()
            + "\r\nThis child, this hospital and these images are made up."
            + "\r\nThe front of the head is cut away, as in a defaced public data set."
            + "\r\nNot for medical use.\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** One page with a line of text, laid out by hand after ISO 32000-1 §7.5. */
  private static byte[] report(PlantedIdentity who) {
    String text =
        "BT /F1 14 Tf 60 780 Td (Report of "
            + who.familyUpper()
            + ", "
            + who.patientId()
            + ": invented) Tj ET";
    List<String> objects =
        List.of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length " + text.length() + " >>\nstream\n" + text + "\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int n = 0; n < objects.size(); n++) {
      String offset = Long.toString(10_000_000_000L + pdf.length()).substring(1);
      table.append(offset).append(" 00000 n \n");
      pdf.append(n + 1).append(" 0 obj\n").append(objects.get(n)).append("\nendobj\n");
    }
    int start = pdf.length();
    pdf.append("xref\n0 ").append(objects.size() + 1).append('\n').append(table);
    pdf.append("trailer\n<< /Size ").append(objects.size() + 1).append(" /Root 1 0 R >>\n");
    pdf.append("startxref\n").append(start).append("\n%%EOF\n");
    return ascii(pdf.toString());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
