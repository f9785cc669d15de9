package eir.bench.residue;

import eir.deid.PixelLook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** A de-identifier that goes over a tree and keeps the names of its files. */
public interface Contestant {
  /** As the table calls it. */
  String name();

  /** What was run, with its version. */
  String method();

  /** Writes to {@code output} what it makes of {@code files}, which lie below {@code input}. */
  void run(Path input, List<Path> files, Path output) throws IOException;

  /**
   * What a person answers who looks at the pictures that wait for one. Who asks nobody, does
   * nothing.
   */
  default void answers(Function<Path, PixelLook> person) {}

  /** Why {@code file} of the last run has no output; empty if nobody knows. */
  default String reason(Path file) {
    return "";
  }
}
