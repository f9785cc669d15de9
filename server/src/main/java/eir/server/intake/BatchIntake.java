package eir.server.intake;

import eir.archive.Archive;
import eir.archive.index.Admission;
import eir.archive.index.Arrival;
import eir.archive.object.Staged;
import eir.deid.gate.Instance;
import eir.deid.gate.Verdict;
import eir.dicom.file.FileSource;
import eir.dicom.stream.Source;
import eir.server.http.Metrics;
import eir.server.http.Metrics.FileResult;
import eir.server.http.Problem;
import eir.server.http.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the files of one batch: each through the gate, then all that passed into the archive at
 * once. When it answers, what it calls stored is durable; nothing is left of the rest.
 */
final class BatchIntake {
  /** A file up to this long is proved in memory, before a byte of it touches the disk. */
  private static final int SMALL_BYTES = 1 << 20;

  /** A batch of more files than this is refused: the sender should see progress. */
  private static final int MOST_PARTS = 2000;

  private final Archive archive;
  private final Metrics metrics;
  private final long maxFileBytes;

  BatchIntake(Archive archive, Metrics metrics, long maxFileBytes) {
    this.archive = archive;
    this.metrics = metrics;
    this.maxFileBytes = maxFileBytes;
  }

  /** Takes all parts of {@code batch} for {@code upload}. */
  List<Fate> take(String upload, Multipart batch, Proof proof, BodyCheck whole) throws IOException {
    List<Arrival> passed = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    List<Fate> fates = new ArrayList<>();
    byte[] small = new byte[SMALL_BYTES];
    try {
      int part = 0;
      for (Optional<InputStream> next = batch.next(); next.isPresent(); next = batch.next()) {
        part++;
        if (part > MOST_PARTS) {
          throw new ProblemException(Problem.BODY_TOO_LARGE);
        }
        Optional<Arrival> arrival = one(part, next.get(), small, proof, fates);
        if (arrival.isPresent()) {
          passed.add(arrival.get());
          places.add(part);
        }
      }
      whole.end();
      fates.addAll(admit(upload, passed, places));
    } finally {
      // What was admitted is used up by then, and discarding it does nothing.
      passed.forEach(arrival -> arrival.staged().discard());
    }
    return fates;
  }

  /** Takes one file that already lies on disk. */
  Fate take(String upload, Staged staged, Proof proof) throws IOException {
    List<Fate> fates = new ArrayList<>();
    try (staged) {
      Optional<Arrival> arrival = proved(1, staged, proof, fates);
      if (arrival.isPresent()) {
        fates.addAll(admit(upload, List.of(arrival.get()), List.of(1)));
      }
    }
    return fates.getFirst();
  }

  /** Checks the body as a whole after its last part, before anything of it is kept. */
  @FunctionalInterface
  interface BodyCheck {
    void end() throws IOException;
  }

  private Optional<Arrival> one(
      int part, InputStream in, byte[] small, Proof proof, List<Fate> fates) throws IOException {
    int length = in.readNBytes(small, 0, small.length);
    if (length < small.length) {
      return switch (proof.check(Source.of(small, length))) {
        case Verdict.Passed(Instance instance) -> {
          Staged staged = archive.objects().stage();
          try (OutputStream out = staged.output()) {
            out.write(small, 0, length);
          }
          yield Optional.of(new Arrival(staged, IndexEntry.of(instance)));
        }
        case Verdict.Refused refused -> refused(part, refused, fates);
      };
    }
    Staged staged = archive.objects().stage();
    boolean kept = false;
    try {
      long written = length;
      try (OutputStream out = staged.output()) {
        out.write(small, 0, length);
        for (int n = in.read(small); n >= 0; n = in.read(small)) {
          written += n;
          if (written > maxFileBytes) {
            throw new ProblemException(Problem.BODY_TOO_LARGE);
          }
          out.write(small, 0, n);
        }
      }
      Optional<Arrival> arrival = proved(part, staged, proof, fates);
      kept = arrival.isPresent();
      return arrival;
    } finally {
      if (!kept) {
        staged.discard();
      }
    }
  }

  private Optional<Arrival> proved(int part, Staged staged, Proof proof, List<Fate> fates)
      throws IOException {
    try (FileSource file = FileSource.open(staged.file())) {
      return switch (proof.check(file)) {
        case Verdict.Passed(Instance instance) ->
            Optional.of(new Arrival(staged, IndexEntry.of(instance)));
        case Verdict.Refused refused -> refused(part, refused, fates);
      };
    }
  }

  private Optional<Arrival> refused(int part, Verdict.Refused refused, List<Fate> fates) {
    metrics.file(FileResult.REFUSED);
    fates.add(new Fate.Refused(part, refused.findings()));
    return Optional.empty();
  }

  private List<Fate> admit(String upload, List<Arrival> passed, List<Integer> places) {
    List<Fate> fates = new ArrayList<>();
    if (passed.isEmpty()) {
      return fates;
    }
    List<Admission> admissions = archive.uploads().admitAll(upload, passed);
    for (int i = 0; i < passed.size(); i++) {
      Admission admission = admissions.get(i);
      metrics.file(
          switch (admission) {
            case STORED -> FileResult.STORED;
            case HELD -> FileResult.HELD;
            case CONFLICT, NOT_ANNOUNCED, NOT_OPEN -> FileResult.CONFLICT;
          });
      fates.add(new Fate.Ruled(places.get(i), passed.get(i).instance(), admission));
    }
    return fates;
  }
}
