package eir.walk;

import eir.bench.EirProcess;
import eir.deid.key.RecoveryPhrase;
import eir.deid.key.SiteKey;
import eir.dicom.Bytes;
import eir.server.client.Sender;
import eir.server.client.UploadLink;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A site that has sent before: its link, its 24 words, and the server behind a line of its own.
 *
 * <p>Made once a test class, as three programs start for it; each test sends another child.
 */
final class Hospital implements AutoCloseable {
  private static final Pattern UPLOAD = Pattern.compile("/api/v1/uploads/(\\w+)/studies");

  private final Path data;
  private final EirProcess eir;
  private final RecordingLine line;
  private final String link;
  private final SiteKey key;

  private Hospital(Path data, EirProcess eir, RecordingLine line, String link, SiteKey key) {
    this.data = data;
    this.eir = eir;
    this.line = line;
    this.link = link;
    this.key = key;
  }

  /** Starts a server over an empty folder; the site's key is known to it by its fingerprint. */
  static Hospital open(Path data) throws IOException {
    return open(data, 1);
  }

  /** The same under another key, told apart by the byte that fills it. */
  static Hospital open(Path data, int filler) throws IOException {
    String minted = EirProcess.uploadLink(data, 1, "en");
    EirProcess eir = EirProcess.serve(data);
    RecordingLine line = RecordingLine.to(eir.port());
    String link = minted.replaceFirst("//[^/]+/", "//127.0.0.1:" + line.port() + "/");
    SiteKey key = keyOf(filler);
    Sender sender = new Sender(UploadLink.parse(link));
    String rules = sender.describe().path("profile").path("hash").asString();
    sender.announce("first", 1, 1000, rules, key.fingerprint());
    return new Hospital(data, eir, line, link, key);
  }

  /** The server's first page, past the line. */
  URI address() {
    return eir.address();
  }

  /** The upload link, by way of the line. */
  String link() {
    return link;
  }

  RecordingLine line() {
    return line;
  }

  SiteKey key() {
    return key;
  }

  /** The words that the site wrote down at its first upload. */
  String words() {
    return RecoveryPhrase.of(key).reveal();
  }

  /** Good words, but of another hospital. */
  static String wordsOfAnotherHospital() {
    return RecoveryPhrase.of(keyOf(2)).reveal();
  }

  /** Whether the server holds {@code text} in the bytes of a file. */
  boolean keeps(String text) throws IOException {
    byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
    for (Path file : StoredFiles.of(data)) {
      if (SentBytes.holds(Files.readAllBytes(file), wanted)) {
        return true;
      }
    }
    return false;
  }

  /** The server's folder. */
  Path data() {
    return data;
  }

  /** Files of image data that the server holds now. */
  long blobs() throws IOException {
    return StoredFiles.of(data).size();
  }

  /** The upload that the page sent to last, as it stands in the requests on the line. */
  String upload() {
    String found = "";
    for (byte[] bytes : line.sent()) {
      Matcher request = UPLOAD.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
      while (request.find()) {
        found = request.group(1);
      }
    }
    if (found.isEmpty()) {
      throw new AssertionError("nothing was sent on the line");
    }
    return found;
  }

  /** What the server says of an upload, past the line; the status and {@code state}. */
  JsonNode stateOf(String upload) throws Exception {
    UploadLink door = UploadLink.parse(link);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(eir.address() + "api/v1/uploads/" + upload))
                  .header("Authorization", "Bearer " + door.key())
                  .build(),
              BodyHandlers.ofString());
      return new ObjectMapper().readTree(answer.body());
    }
  }

  private static SiteKey keyOf(int filler) {
    byte[] secret = new byte[SiteKey.LENGTH_BYTES];
    Arrays.fill(secret, (byte) filler);
    return new SiteKey(Bytes.copyOf(secret));
  }

  @Override
  public void close() {
    line.close();
    eir.close();
  }
}
