package eir.cli;

import eir.cli.tree.Children;
import eir.deid.Subject;
import eir.deid.key.DateShift;
import eir.deid.key.Pseudonym;
import eir.deid.key.SiteKey;
import eir.dicom.Identifying;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * A clinic's own list of who is who: the file that the upload page saves ({@code crosswalk.ts}).
 *
 * <p>JSON with {@code format} eir-crosswalk/1, the {@code fingerprint} of the site key, {@code
 * nonce} (12 bytes) and {@code sealed}, both in base 64: AES-256-GCM under {@link
 * SiteKey#crosswalkKey}, with {@code format fingerprint} as authenticated data, over a JSON array
 * of rows.
 */
final class CrosswalkFile {
  /** What {@code format} says. */
  static final String FORMAT = "eir-crosswalk/1";

  static final int NONCE_BYTES = 12;

  private static final long LARGEST_BYTES = 16L << 20;
  private static final int TAG_BITS = 128;
  private static final ObjectMapper JSON = new JsonMapper();

  private CrosswalkFile() {}

  /**
   * One child under one hospital number.
   *
   * @param anchor hospital number, a backslash, who issued it
   * @param studyDates true ones, {@code YYYYMMDD}
   * @param shiftDays by which its dates move
   */
  record Row(
      String pseudonym,
      String anchor,
      String name,
      String birthDate,
      List<String> studyDates,
      int shiftDays) {
    Row {
      studyDates = List.copyOf(studyDates);
    }
  }

  /** The rows of {@code file}, which must be sealed under {@code key}. */
  static Identifying<List<Row>> read(Path file, SiteKey key) {
    JsonNode sealed;
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        throw unfit("it is too large");
      }
      sealed = JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new CommandFailure(
          Exit.IO, "the list cannot be read: does it exist, and may you read it?");
    } catch (JacksonException broken) {
      throw unfit("it is no JSON");
    }
    String fingerprint = sealed.path("fingerprint").asString("");
    if (!sealed.path("format").asString("").equals(FORMAT)) {
      throw unfit("it does not say " + FORMAT);
    }
    if (!fingerprint.equals(key.fingerprint())) {
      throw new CommandFailure(
          Exit.USAGE,
          "the list is sealed under another key: take the key whose fingerprint the list names in"
              + " its second field.");
    }
    try {
      byte[] nonce = Base64.getDecoder().decode(sealed.path("nonce").asString(""));
      byte[] body = Base64.getDecoder().decode(sealed.path("sealed").asString(""));
      byte[] plain = cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(body);
      return new Identifying<>(rows(JSON.readTree(plain)));
    } catch (GeneralSecurityException | IllegalArgumentException | JacksonException broken) {
      throw new CommandFailure(
          Exit.USAGE,
          "the list does not open: the file was changed or is damaged. Take another copy.");
    }
  }

  /** Seals {@code rows} under {@code key} into a new file, readable by its owner only. */
  static void write(Path file, Identifying<List<Row>> rows, SiteKey key, byte[] nonce)
      throws IOException {
    byte[] body;
    try {
      byte[] plain = JSON.writeValueAsBytes(rows.reveal());
      body = cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(plain);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM is part of every Java", impossible);
    }
    Map<String, Object> sealed = new LinkedHashMap<>();
    sealed.put("format", FORMAT);
    sealed.put("fingerprint", key.fingerprint());
    sealed.put("nonce", Base64.getEncoder().encodeToString(nonce));
    sealed.put("sealed", Base64.getEncoder().encodeToString(body));
    SecretFile.create(file);
    Files.writeString(
        file, JSON.writeValueAsString(sealed) + "\n", StandardOpenOption.TRUNCATE_EXISTING);
  }

  /**
   * The children of {@code file}, if it is there.
   *
   * @throws CommandFailure as {@link #read}, or if a row has no code or shift that could be
   */
  static Children children(Path file, SiteKey key) {
    Children children = new Children();
    if (!Files.exists(file)) {
      return children;
    }
    for (Row row : read(file, key).reveal()) {
      if (!Pseudonym.isValid(row.pseudonym()) || !DateShift.isOne(row.shiftDays())) {
        throw unfit("a row has no code, or a shift that no child has");
      }
      Subject subject = new Subject(new Pseudonym(row.pseudonym()), new DateShift(row.shiftDays()));
      children.add(
          new Identifying<>(row.anchor()),
          new Children.Child(
              subject, row.name(), row.birthDate(), new TreeSet<>(row.studyDates())));
    }
    return children;
  }

  /** Seals {@code children} in the place of {@code file}, at once or not at all. */
  static void replace(Path file, Children children, SiteKey key, byte[] nonce) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<Identifying<String>, Children.Child> each : children.all()) {
      Children.Child child = each.getValue();
      rows.add(
          new Row(
              child.subject().pseudonym().text(),
              each.getKey().reveal(),
              child.name(),
              child.birthDate(),
              List.copyOf(child.studyDates()),
              child.subject().shift().days()));
    }
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    Files.deleteIfExists(part); // of a run that was stopped
    write(part, new Identifying<>(rows), key, nonce);
    try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
      written.force(true); // else after a power cut the name may stand for an empty file
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Cipher cipher(int mode, SiteKey key, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    byte[] secret = key.crosswalkKey().reveal().toArray();
    cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((FORMAT + " " + key.fingerprint()).getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }

  private static List<Row> rows(JsonNode read) {
    List<Row> rows = new ArrayList<>();
    for (JsonNode row : read) {
      List<String> dates = new ArrayList<>();
      row.path("studyDates").forEach(date -> dates.add(date.asString("")));
      rows.add(
          new Row(
              row.path("pseudonym").asString(""),
              row.path("anchor").asString(""),
              row.path("name").asString(""),
              row.path("birthDate").asString(""),
              dates,
              row.path("shiftDays").asInt(0)));
    }
    return rows;
  }

  private static CommandFailure unfit(String why) {
    return new CommandFailure(Exit.USAGE, "the file is no list of children: " + why + ".");
  }
}
