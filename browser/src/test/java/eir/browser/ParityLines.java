package eir.browser;

import eir.deid.Change;
import eir.deid.Deidentifier;
import eir.deid.Inspection;
import eir.deid.Outcome;
import eir.deid.PixelLook;
import eir.deid.Profile;
import eir.deid.Refusal;
import eir.deid.Report;
import eir.deid.Stamp;
import eir.deid.Subject;
import eir.deid.gate.Finding;
import eir.deid.gate.Gate;
import eir.deid.gate.Instance;
import eir.deid.gate.Verdict;
import eir.deid.key.SiteKey;
import eir.deid.pixel.Box;
import eir.deid.pixel.FramePainter;
import eir.deid.plan.Segment;
import eir.deid.rule.Intake;
import eir.dicom.Bytes;
import eir.dicom.Identifying;
import eir.dicom.dictionary.Uids;
import eir.dicom.file.Inflation;
import eir.dicom.file.JvmTwoByteSets;
import eir.dicom.stream.Limits;
import eir.dicom.stream.Source;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes on the JVM the lines that {@code test/parity/lines.mjs} writes in JavaScript. */
final class ParityLines {
  /** Early enough that some of the test files lie in its future (G12). */
  private static final int TODAY = 20150101;

  /** All that a trial may choose beside the default. */
  static final Profile CHOSEN =
      Profile.parse(
          "eir-trial|113100 113104 113105 113107 113108 113109 113111 113112|research|LOCALIZADOR"
              + " QUINTAL");

  /** JPEG 2000 whose wavelet may be the one that decoders round each in their way. */
  private static final String MAY_ROUND = Uids.JPEG2000;

  private final Profile profile;
  private final SiteKey key;
  private final Deidentifier deidentifier;
  private final Gate gate;
  private final Report report = new Report();
  private int markersOfFile;
  private int searches;

  ParityLines(Profile profile, FramePainter painter) {
    this.profile = profile;
    byte[] secret = new byte[SiteKey.LENGTH_BYTES];
    for (int i = 0; i < secret.length; i++) {
      secret[i] = (byte) i;
    }
    key = new SiteKey(Bytes.copyOf(secret));
    Stamp stamp =
        new Stamp(
            "Oncology unit Nova", "DEMO", "Eir demonstration trial", "S01", "Hospital Aurora", "");
    deidentifier =
        new Deidentifier(profile, key, stamp, new JvmTwoByteSets(), Intake.TRIAL, painter);
    gate = new Gate(profile, stamp, TODAY);
  }

  String of(byte[] bytes) {
    return of(bytes, "");
  }

  /**
   * As above.
   *
   * @param markers each behind a tab; the scripts search their own outputs for them, here it is
   *     counted how often (HardCasesTest searches what the JVM writes)
   */
  String of(byte[] bytes, String markers) {
    markersOfFile = (int) markers.chars().filter(c -> c == '\t').count();
    Source file = Inflation.inflate(Source.of(bytes), Limits.STANDARD);
    Inspection seen = deidentifier.inspect(file);
    List<Object> line = untouched(file, seen);
    line.addAll(drawn(file, seen));
    return joined(line, "|").replaceAll("[\r\n]", " ");
  }

  private List<Object> untouched(Source file, Inspection seen) {
    List<Object> line = new ArrayList<>();
    line.add("inspect");
    line.add(seen.refusal().map(refusal -> refusal.code().name()).orElse(""));
    line.addAll(List.of(seen.sopClassUid(), seen.modality()));
    line.add(seen.anchor().map(Identifying::reveal).orElse(""));
    line.add(seen.patientName().reveal());
    line.add(seen.birthDate().reveal());
    line.add(seen.studyDate().reveal());
    line.add(seen.studyInstanceUid().reveal());
    line.add(seen.seriesInstanceUid().reveal());
    line.add(seen.sopInstanceUid().reveal());
    line.addAll(List.of(seen.seriesNumber(), seen.frames(), seen.rows(), seen.columns()));
    line.add(seen.suspicion());
    switch (deidentifier.plan(file)) {
      case Outcome.Planned planned -> addPlanned(line, file, planned, seen.anchor());
      case Outcome.Refused refused -> {
        Refusal refusal = refused.refusal();
        line.addAll(List.of("refused", refusal.code().name(), refusal.path(), refusal.offset()));
      }
    }
    return line;
  }

  /** The same file with boxes over its upper left and its lower right corner. */
  private List<Object> drawn(Source file, Inspection seen) {
    int rows = seen.rows();
    int columns = seen.columns();
    if (rows == 0 || columns == 0) {
      return List.of();
    }
    List<Box> boxes =
        List.of(
            new Box(-1, 0, columns / 2 + 2, rows / 3 + 1), new Box(columns - 3, rows - 2, 9, 9));
    return switch (deidentifier.plan(file, new PixelLook.Looked(rows, columns, boxes))) {
      case Outcome.Refused(Refusal refusal) ->
          List.of("boxes", refusal.code().name(), refusal.path(), refusal.offset());
      case Outcome.Planned planned -> {
        report.add(planned.report());
        report.add(planned.report());
        byte[] output = planned.plan().assemble(file);
        if (markersOfFile > 0) { // it is cleaned once more, to be searched
          report.add(planned.report());
          searches += markersOfFile;
        }
        yield List.of(
            "boxes",
            seen.transferSyntaxUid().equals(MAY_ROUND)
                ? HexFormat.of().formatHex(output)
                : sha256(output),
            switch (gate.check(Source.of(output))) {
              case Verdict.Passed _ -> "passed";
              case Verdict.Refused refused -> joined(refused.findings());
            });
      }
    };
  }

  String ofMutated(byte[] bytes, int cases) {
    List<Object> lines = new ArrayList<>();
    for (int seed = 1; seed <= cases; seed++) {
      lines.add(of(mutated(bytes, seed)));
    }
    return sha256(joined(lines, "\n"));
  }

  /** How many times a script should have searched an output for a marker. */
  int searches() {
    return searches;
  }

  String report() {
    return report.toJson(profile);
  }

  private void addPlanned(
      List<Object> line,
      Source file,
      Outcome.Planned planned,
      Optional<Identifying<String>> anchor) {
    report.add(planned.report());
    List<Object> segments = new ArrayList<>();
    for (Segment segment : planned.plan().segments()) {
      segments.add(
          switch (segment) {
            case Segment.Keep keep -> "keep " + keep.fromByte() + " " + keep.lengthBytes();
            case Segment.Insert insert -> "insert " + insert.lengthBytes();
            case Segment.Blank blank -> "blank " + blank.fromByte() + " " + blank.lengthBytes();
            case Segment.Mask mask -> "mask " + mask.fromByte() + " " + mask.lengthBytes();
          });
    }
    // A second time, as the worker does when it sends: the answer must not depend on what went
    // before.
    if (!(deidentifier.plan(file) instanceof Outcome.Planned again)) {
      throw new IllegalStateException("planned once, then refused");
    }
    report.add(again.report());
    byte[] output = again.plan().assemble(file);
    searches += markersOfFile;
    line.addAll(List.of("planned", planned.instance().sopInstanceUid()));
    line.add(joined(segments, ","));
    line.add(sha256(output));
    report.add(planned.report());
    line.add(sha256(planned.masked().assemble(file)));
    switch (gate.check(Source.of(output))) {
      case Verdict.Passed passed -> {
        Instance it = passed.instance();
        line.addAll(List.of("passed", it.sopInstanceUid(), it.seriesInstanceUid()));
        line.addAll(List.of(it.studyInstanceUid(), it.pseudonym(), it.seriesDescription()));
        line.addAll(List.of(it.modality(), it.instanceNumber(), it.frames()));
      }
      case Verdict.Refused refused -> line.addAll(List.of("refused", joined(refused.findings())));
    }
    List<Object> changes = new ArrayList<>();
    if (anchor.isPresent()) {
      for (Change change : deidentifier.explain(file, Subject.of(key, anchor.get()))) {
        changes.add(
            change.path()
                + "="
                + change.action()
                + "="
                + change.before().reveal()
                + "="
                + change.after());
      }
    }
    line.add(sha256(joined(changes, "\n")));
  }

  private static String joined(List<Finding> findings) {
    return findings.stream()
        .map(it -> it.rule() + " " + it.path() + " " + it.offset() + " " + it.reason())
        .collect(Collectors.joining("; "));
  }

  private static String joined(List<Object> parts, String separator) {
    return parts.stream().map(String::valueOf).collect(Collectors.joining(separator));
  }

  /** Xorshift32: as in {@code lines.mjs}. */
  private static byte[] mutated(byte[] bytes, int seed) {
    Xorshift random = new Xorshift(seed);
    byte[] copy = bytes.clone();
    for (int flips = 1 + random.next(6); flips > 0; flips--) {
      int reach = random.next(4) == 0 ? copy.length : Math.min(copy.length, 2048);
      copy[random.next(reach)] = (byte) random.next(256);
    }
    return random.next(5) == 0 ? Arrays.copyOf(copy, random.next(copy.length)) : copy;
  }

  private static final class Xorshift {
    private int state;

    Xorshift(int seed) {
      state = seed * 0x9e3779b1 | 1;
    }

    int next(int bound) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 1) % bound;
    }
  }

  private static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
