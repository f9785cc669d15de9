package eir.cli.tree;

import eir.deid.gate.Finding;
import eir.deid.gate.Gate;
import eir.deid.gate.Instance;
import eir.deid.gate.Sight;
import eir.deid.gate.SubmissionCheck;
import eir.deid.gate.Verdict;
import eir.dicom.file.FileSource;
import eir.dicom.stream.Source;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Lets the gate look at every file of a tree, and at all files of a subject together. */
public final class CheckTree {
  private static final long IN_MEMORY_BYTES = 8 << 20;
  private static final int SEARCH_BYTES = 1 << 20;

  /** What was found in the file with this number in the sorted list; −1 for the tree as a whole. */
  public record Found(int index, String rule, String path, long offset, String reason) {}

  /**
   * How a check ended.
   *
   * @param elements of all files that could be parsed
   * @param otherwise of them those that the rules would write otherwise
   * @param gone of them those that the rules would take out; all others stay as they are
   * @param faces files that say a face could be rendered from them
   * @param texts files whose pixels may show text
   * @param markerHits findings of {@code --markers}, in {@code found} too
   */
  public record Summary(
      int files,
      int passed,
      long elements,
      long otherwise,
      long gone,
      int faces,
      int texts,
      int markerHits,
      List<Found> found,
      long bytes,
      double seconds) {}

  private CheckTree() {}

  /**
   * Checks all files.
   *
   * @param markers byte strings that must not stand anywhere in a file
   */
  public static Summary run(
      FileList files, Supplier<Gate> gates, List<byte[]> markers, int threads, Progress progress)
      throws IOException {
    List<List<Found>> found = new ArrayList<>();
    List<Optional<Instance>> instances = new ArrayList<>();
    List<Optional<Sight>> sights = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      found.add(List.of());
      instances.add(Optional.empty());
      sights.add(Optional.empty());
    }
    Workers.run(
        files.size(),
        threads,
        () -> {
          Gate gate = gates.get();
          return index -> {
            FileList.Entry entry = files.entries().get(index);
            try (FileSource file = FileSource.open(entry.path())) {
              Source source = entry.lengthBytes() <= IN_MEMORY_BYTES ? inMemory(entry) : file;
              List<Found> here = new ArrayList<>();
              Optional<Instance> instance = judged(index, gate.check(source), here);
              sights.set(index, Optional.of(gate.sight()));
              search(index, source, markers, here);
              found.set(index, here);
              instances.set(index, instance);
            }
            progress.add(entry.lengthBytes());
          };
        },
        progress);
    List<Found> all = new ArrayList<>();
    Map<String, SubmissionCheck> bySubject = new TreeMap<>();
    int passed = 0;
    for (int i = 0; i < files.size(); i++) {
      all.addAll(found.get(i));
      passed += found.get(i).isEmpty() ? 1 : 0;
      instances
          .get(i)
          .ifPresent(instance ->
              bySubject
                  .computeIfAbsent(instance.pseudonym(), _ -> new SubmissionCheck())
                  .add(instance));
    }
    for (SubmissionCheck together : bySubject.values()) {
      for (Finding finding : together.findings()) {
        all.add(found(-1, finding));
      }
    }
    int hits = (int) all.stream().filter(one -> one.rule.equals("MARKER")).count();
    List<Sight> seen = sights.stream().flatMap(Optional::stream).toList();
    return new Summary(
        files.size(),
        passed,
        seen.stream().mapToLong(Sight::elements).sum(),
        seen.stream().mapToLong(Sight::otherwise).sum(),
        seen.stream().mapToLong(Sight::gone).sum(),
        (int) seen.stream().filter(Sight::mayShowFace).count(),
        (int) seen.stream().filter(Sight::mayShowText).count(),
        hits,
        all,
        files.lengthBytes(),
        progress.seconds());
  }

  private static Source inMemory(FileList.Entry entry) throws IOException {
    try (FileInputStream in = new FileInputStream(entry.path().toFile())) {
      return Source.of(in.readAllBytes());
    }
  }

  private static Optional<Instance> judged(int index, Verdict verdict, List<Found> here) {
    return switch (verdict) {
      case Verdict.Passed(var instance) -> Optional.of(instance);
      case Verdict.Refused(var findings) -> {
        for (Finding finding : findings) {
          here.add(found(index, finding));
        }
        yield Optional.empty();
      }
    };
  }

  private static Found found(int index, Finding finding) {
    return new Found(
        index, finding.rule().name(), finding.path(), finding.offset(), finding.reason());
  }

  /** Reads on in pieces that overlap by the longest marker. */
  private static void search(int index, Source source, List<byte[]> markers, List<Found> here) {
    int longest = markers.stream().mapToInt(marker -> marker.length).max().orElse(0);
    if (longest == 0) {
      return;
    }
    byte[] piece = new byte[SEARCH_BYTES + longest];
    for (long at = 0; at < source.lengthBytes(); at += SEARCH_BYTES) {
      int read = source.read(at, piece, 0, piece.length);
      for (int marker = 0; marker < markers.size(); marker++) {
        int place = indexOf(piece, read, markers.get(marker));
        if (place >= 0 && place < SEARCH_BYTES) {
          here.add(new Found(index, "MARKER", "", at + place, "marker-" + (marker + 1)));
        }
      }
    }
  }

  private static int indexOf(byte[] in, int length, byte[] marker) {
    for (int at = 0; at + marker.length <= length; at++) {
      int same = 0;
      while (same < marker.length && in[at + same] == marker[same]) {
        same++;
      }
      if (same == marker.length) {
        return at;
      }
    }
    return -1;
  }
}
