package eir.cli.tree;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.Profile;
import eir.deid.Stamp;
import eir.deid.key.SiteKey;
import eir.dicom.Bytes;
import eir.phantom.PhantomCase;
import eir.phantom.PhantomStudy;
import eir.phantom.head.Atlas;
import eir.phantom.scan.Resolution;
import eir.phantom.scan.SeriesKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which copies {@code eir deface} leaves behind, whatever was there before. */
class DefaceTreeTest {
  @TempDir private Path folder;
  private Path clean;
  private Path output;

  @BeforeEach
  void cleanAVolume() throws IOException {
    Path input = folder.resolve("in");
    clean = folder.resolve("clean");
    output = Files.createDirectory(folder.resolve("out"));
    PhantomStudy.masked(Atlas.load(), PhantomCase.typical(7), Resolution.MEDIUM)
        .write(file -> {
          if (file.kind() == SeriesKind.T2_AXIAL) {
            Path target = input.resolve(file.name());
            Files.createDirectories(target.getParent());
            Files.write(target, file.bytes());
          }
        });
    DeidOrder order =
        new DeidOrder(
            Profile.standard(),
            new SiteKey(Bytes.copyOf(new byte[SiteKey.LENGTH_BYTES])),
            new Stamp("Sponsor", "P-1", "", "", "", ""),
            Optional.empty(),
            Optional.empty(),
            DeidOrder.Naming.KEPT,
            DeidOrder.Writing.FILES,
            Answers.NONE,
            2);
    DeidTree.run(FileList.of(input), clean, order, silent(0));
  }

  @Test
  void theSecondFileOfOneUidHasNoCopyAndPartsOfAStoppedRunGo() throws IOException {
    Path first = files(clean).getFirst();
    Files.copy(first, clean.resolve("zz-again"));
    Files.write(output.resolve(".eir-part-7"), new byte[3]);

    FileList list = FileList.of(clean);
    DefaceTree.Summary summary =
        DefaceTree.run(list, output, Profile.standard(), 2, silent(list.size()));

    assertThat(summary.leftOut())
        .containsExactly(new DefaceTree.LeftOut(list.size() - 1, DefaceTree.SECOND_OF_SAME_UID));
    assertThat(summary.written()).isEqualTo(list.size() - 1);
    assertThat(files(output))
        .hasSize(list.size() - 1)
        .allMatch(file -> file.toString().endsWith(".dcm"));
  }

  private static Progress silent(int files) {
    return new Progress(Progress.Style.of(true), System.err, files);
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
    }
  }
}
