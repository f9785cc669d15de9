package eir.server.intake;

import eir.server.http.Problem;
import eir.server.http.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The parts of a {@code multipart/related} body (RFC 2046 §5.1), read once from front to end in 64
 * KiB of memory, whatever the parts' sizes.
 */
final class Multipart {
  private static final int BUFFER_BYTES = 64 << 10;
  private static final int MOST_HEADER_BYTES = 8 << 10;
  private static final int LONGEST_BOUNDARY = 70;

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int from;
  private int to;
  private boolean inPart;

  /** Reads {@code in}, whose parts {@code boundary} separates. */
  Multipart(InputStream in, String boundary) {
    this.in = in;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    // The first delimiter may open the body, so one line end is put before it.
    buffer[0] = '\r';
    buffer[1] = '\n';
    to = 2;
    inPart = true;
  }

  /** The boundary of a Content-Type for DICOM instances; empty if it is of another kind. */
  static Optional<String> boundary(String contentType) {
    String[] parameters = contentType.split(";", -1);
    if (!parameters[0].strip().equalsIgnoreCase("multipart/related")) {
      return Optional.empty();
    }
    String boundary = "";
    String type = "application/dicom";
    for (int i = 1; i < parameters.length; i++) {
      int equals = parameters[i].indexOf('=');
      if (equals < 0) {
        continue;
      }
      String name = parameters[i].substring(0, equals).strip().toLowerCase(Locale.ROOT);
      String value = parameters[i].substring(equals + 1).strip();
      if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
        value = value.substring(1, value.length() - 1);
      }
      if (name.equals("boundary")) {
        boundary = value;
      } else if (name.equals("type")) {
        type = value;
      }
    }
    boolean usable =
        !boundary.isEmpty()
            && boundary.length() <= LONGEST_BOUNDARY
            && type.equalsIgnoreCase("application/dicom");
    return usable ? Optional.of(boundary) : Optional.empty();
  }

  /**
   * Goes to the next part, past what is left of the present one. The stream ends with the part; use
   * it before asking for another.
   *
   * @return empty after the last part
   * @throws ProblemException if the body ends before its closing delimiter
   */
  Optional<InputStream> next() throws IOException {
    PartStream rest = new PartStream();
    while (inPart && rest.read(buffer, 0, 0) >= 0) {
      skipSure();
    }
    from += delimiter.length;
    if (startsWith("--")) {
      return Optional.empty();
    }
    skipHeaders();
    inPart = true;
    return Optional.of(new PartStream());
  }

  private boolean startsWith(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      if (byteAt(i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Passes the delimiter's line and the part's own header, up to its empty line. */
  private void skipHeaders() throws IOException {
    int lineBytes = 0;
    boolean first = true;
    for (int read = 0; read < MOST_HEADER_BYTES; read++) {
      int b = byteAt(0);
      from++;
      if (b == '\n') {
        if (lineBytes == 0 && !first) {
          return;
        }
        lineBytes = 0;
        first = false;
      } else if (b != '\r') {
        lineBytes++;
      }
    }
    throw new ProblemException(Problem.BODY_MALFORMED);
  }

  private int byteAt(int ahead) throws IOException {
    while (from + ahead >= to) {
      fill();
    }
    return buffer[from + ahead] & 0xff;
  }

  /** Reads more, after what is there has been moved to the front. */
  private void fill() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    int n = in.read(buffer, to, buffer.length - to);
    if (n < 0) {
      throw new ProblemException(Problem.BODY_MALFORMED);
    }
    to += n;
  }

  private void skipSure() {
    from += sureBytes();
  }

  /** How many bytes from {@code from} on surely belong to the part. */
  private int sureBytes() {
    int found = indexOfDelimiter();
    return found >= 0 ? found - from : Math.max(0, to - from - (delimiter.length - 1));
  }

  private int indexOfDelimiter() {
    int last = to - delimiter.length;
    for (int i = from; i <= last; i++) {
      if (buffer[i] == '\r' && isDelimiterAt(i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isDelimiterAt(int at) {
    for (int i = 1; i < delimiter.length; i++) {
      if (buffer[at + i] != delimiter[i]) {
        return false;
      }
    }
    return true;
  }

  /** The bytes of one part. */
  private final class PartStream extends InputStream {
    /** From {@code from} to here the buffer holds bytes of the part that were searched already. */
    private int searchedTo = -1;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      int n = read(one, 0, 1);
      return n < 0 ? -1 : one[0] & 0xff;
    }

    /** With length 0: 0 while bytes are left, −1 at the part's end. */
    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      if (!inPart) {
        return -1;
      }
      int sure = searchedTo > from ? searchedTo - from : sureBytes();
      while (sure == 0) {
        if (to - from >= delimiter.length && isDelimiterAt(from) && buffer[from] == '\r') {
          inPart = false;
          return -1;
        }
        fill();
        sure = sureBytes();
      }
      int n = Math.min(length, sure);
      System.arraycopy(buffer, from, into, at, n);
      searchedTo = from + sure;
      from += n;
      return n;
    }
  }
}
