package eir.bench.score;

import eir.bench.Machine;
import eir.bench.residue.Contestant;
import eir.deid.PixelLook;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Source;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Correct actions over required actions, for each contestant over the same files. */
public final class ScoreBench {
  private final Path input;
  private final Path output;
  private final int step;
  private final Map<Path, String> origins = new HashMap<>();

  /**
   * Over every {@code step}th file below {@code input}; all that is made lies below {@code output}.
   */
  public ScoreBench(Path input, Path output, int step) {
    this.input = input;
    this.output = output;
    this.step = step;
  }

  /** Prints the score of each; answers that of the first in percent. */
  public double run(List<Contestant> contestants, PrintStream out) throws IOException {
    Path folder = Files.createDirectories(output.resolve("asked"));
    Map<Path, AskedFile> asked = ask(folder);
    out.println(
        "Correct over required actions, " + asked.size() + " files of MR and CT, ten made-up");
    out.println("patients, every 7th picture with text in it; a person answers who asks for one.");
    out.println(Machine.line());
    List<Double> scores = new ArrayList<>();
    for (Contestant contestant : contestants) {
      Path own = output.resolve(contestant.name());
      contestant.answers(file ->
          Optional.ofNullable(asked.get(file))
              .map(ScoreBench::look)
              .orElse(PixelLook.NOT_LOOKED_AT));
      contestant.run(folder, List.copyOf(asked.keySet()), own);
      ScoreSheet sheet = new ScoreSheet();
      List<String> refused = new ArrayList<>();
      for (Map.Entry<Path, AskedFile> entry : asked.entrySet()) {
        Path result = own.resolve(folder.relativize(entry.getKey()));
        boolean isThere = Files.isRegularFile(result) && Files.size(result) > 0;
        if (!isThere && !entry.getValue().isBurnedIn()) {
          refused.add(origins.get(entry.getKey()) + " " + contestant.reason(entry.getKey()));
        }
        sheet.judge(
            entry.getValue(), isThere ? Optional.of(Files.readAllBytes(result)) : Optional.empty());
      }
      out.println(contestant.name() + ": " + contestant.method());
      out.print(sheet.text());
      refused.forEach(line -> out.println("    refused " + line));
      scores.add(sheet.percent());
    }
    return scores.getFirst();
  }

  /** Boxes over what was written; nothing written where no text is; else nobody can tell. */
  private static PixelLook look(AskedFile file) {
    if (file.isBurnedIn()) {
      return file.written().map(WrittenText::look).orElse(PixelLook.NOT_LOOKED_AT);
    }
    ElementTable table = new DataSetWalker().walk(Source.of(file.bytes()));
    return PixelLook.noText(
        table.firstUnsignedShort(table.find(Tags.ROWS), 0),
        table.firstUnsignedShort(table.find(Tags.COLUMNS), 0));
  }

  private Map<Path, AskedFile> ask(Path folder) throws IOException {
    Map<Path, AskedFile> asked = new LinkedHashMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(input)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (int i = 0; i < files.size(); i += step) {
      Optional<AskedFile> file = Asking.of(Files.readAllBytes(files.get(i)), asked.size());
      if (file.isPresent()) {
        Path name = folder.resolve("%05d.dcm".formatted(i));
        Files.write(name, file.get().bytes());
        asked.put(name, file.get());
        origins.put(name, input.relativize(files.get(i)).toString());
      }
    }
    return asked;
  }
}
