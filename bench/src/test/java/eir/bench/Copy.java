package eir.bench;

import eir.bench.residue.Contestant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A de-identifier that removes nothing. */
public record Copy() implements Contestant {
  @Override
  public String name() {
    return "copy";
  }

  @Override
  public String method() {
    return "cp";
  }

  @Override
  public void run(Path input, List<Path> files, Path output) throws IOException {
    for (Path file : files) {
      Path target = output.resolve(input.relativize(file));
      Files.createDirectories(target.resolveSibling("."));
      Files.copy(file, target);
    }
  }
}
