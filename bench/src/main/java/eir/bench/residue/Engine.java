package eir.bench.residue;

import eir.deid.Deidentifier;
import eir.deid.Outcome;
import eir.deid.PixelLook;
import eir.deid.Profile;
import eir.deid.RefusalCode;
import eir.deid.Stamp;
import eir.deid.Subject;
import eir.deid.gate.Gate;
import eir.deid.gate.Verdict;
import eir.deid.key.Pseudonym;
import eir.deid.key.SiteKey;
import eir.deid.rule.AnyImage;
import eir.dicom.Bytes;
import eir.dicom.file.Inflation;
import eir.dicom.file.JvmTwoByteSets;
import eir.dicom.stream.Limits;
import eir.dicom.stream.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Eir as {@code eir deid} runs it: plan, assembly, gate; files that no patient is named in belong
 * to one known subject.
 */
public final class Engine implements Contestant {
  private static final Stamp STAMP = new Stamp("bench", "bench", "", "", "", "");
  private static final SiteKey KEY = new SiteKey(Bytes.copyOf(new byte[SiteKey.LENGTH_BYTES]));
  private static final Subject NAMELESS = Subject.known(KEY, new Pseudonym("6VE8KPBR9"));

  private final Profile profile;
  private final Deidentifier deidentifier;
  private final Gate gate;
  private final Map<Path, String> refusals = new HashMap<>();
  private Function<Path, PixelLook> person = _ -> PixelLook.NOT_LOOKED_AT;

  /** Eir by its standard profile. */
  public Engine() {
    this(Profile.standard());
  }

  /** Eir by {@code profile}. */
  public Engine(Profile profile) {
    this.profile = profile;
    deidentifier = new Deidentifier(profile, KEY, STAMP, new JvmTwoByteSets(), new AnyImage());
    gate = new Gate(profile, Optional.of(STAMP), Gate.END_OF_TIME, new AnyImage());
  }

  @Override
  public String name() {
    return "eir";
  }

  @Override
  public String method() {
    return profile.method() + ", plan, assembly, gate";
  }

  @Override
  public void answers(Function<Path, PixelLook> answers) {
    person = answers;
  }

  @Override
  public String reason(Path file) {
    return refusals.getOrDefault(file, "");
  }

  @Override
  public void run(Path input, List<Path> files, Path output) throws IOException {
    refusals.clear();
    for (Path file : files) {
      Optional<byte[]> result = result(file);
      if (result.isPresent()) {
        Path target = output.resolve(input.relativize(file));
        Files.createDirectories(target.resolveSibling("."));
        Files.write(target, result.get());
      }
    }
  }

  private Optional<byte[]> result(Path file) throws IOException {
    Source source = Inflation.inflate(Source.of(Files.readAllBytes(file)), Limits.STANDARD);
    boolean isNamed = deidentifier.inspect(source).anchor().isPresent();
    Outcome outcome = outcome(source, isNamed, PixelLook.NOT_LOOKED_AT);
    if (outcome instanceof Outcome.Refused(var first)
        && first.code() == RefusalCode.BURNED_IN_SUSPICION) {
      outcome = outcome(source, isNamed, person.apply(file));
    }
    return switch (outcome) {
      case Outcome.Refused(var refusal) -> refused(file, refusal.code().name());
      case Outcome.Planned planned -> {
        byte[] bytes = planned.plan().assemble(source);
        Verdict verdict = gate.check(Source.of(bytes));
        if (verdict instanceof Verdict.Refused refused && refused.isOnlySpareBits()) {
          bytes = planned.masked().assemble(source);
          verdict = gate.check(Source.of(bytes));
        }
        yield switch (verdict) {
          case Verdict.Passed _ -> Optional.of(bytes);
          case Verdict.Refused(var findings) -> refused(file, "GATE " + findings.getFirst());
        };
      }
    };
  }

  private Outcome outcome(Source source, boolean isNamed, PixelLook look) {
    return isNamed ? deidentifier.plan(source, look) : deidentifier.plan(source, NAMELESS, look);
  }

  private Optional<byte[]> refused(Path file, String why) {
    refusals.put(file, why);
    return Optional.empty();
  }
}
