package eir.cli.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Which copies {@code eir deface} leaves behind, whatever was there before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefaceTreeTest {
  private Path clean;
  private Path output;

  @BeforeAll
  void cleanAVolume(@TempDir Path folder) throws IOException {
    Path input = folder.resolve("in");
    clean = folder.resolve("clean");
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

  @BeforeEach
  void makeRoom(@TempDir Path folder) {
    output = folder;
  }

  @Test
  void theSecondFileOfOneUidHasNoCopyAndPartsOfAStoppedRunGo() throws IOException {
    Files.write(output.resolve(".eir-part-7"), new byte[3]);
    Path again = Files.copy(files(clean).getFirst(), clean.resolve("zz-again"));
    FileList list = FileList.of(clean);

    DefaceTree.Summary summary = tree(list).run();
    Files.delete(again);

    assertThat(summary.leftOut())
        .containsExactly(new DefaceTree.LeftOut(list.size() - 1, DefaceTree.SECOND_OF_SAME_UID));
    assertThat(summary.written()).isEqualTo(list.size() - 1);
    assertThat(files(output))
        .hasSize(list.size() - 1)
        .allMatch(file -> file.toString().endsWith(".dcm"));
  }

  @Test
  void aRunThatFailsLeavesNoParts() throws IOException {
    FileList list = FileList.of(clean);
    tree(list).run();
    Path series = Objects.requireNonNull(files(output).getFirst().getParent());
    for (Path copy : files(series)) {
      Files.delete(copy);
    }
    Files.delete(series);
    Files.writeString(series, "no folder");

    assertThatThrownBy(() -> tree(list).run()).isInstanceOf(IOException.class);

    assertThat(files(output)).containsExactly(series);
  }

  @Test
  void aStopComesBeforeOrAfterAVolume() throws Exception {
    FileList list = FileList.of(clean);
    tree(list).run();
    Path series = Objects.requireNonNull(files(output).getFirst().getParent()).getFileName();
    output = output.resolve("again"); // the same UIDs
    DefaceTree tree = tree(list);
    Thread run = Thread.ofPlatform().daemon().start(() -> run(tree));
    while (!Files.exists(output.resolve(series)) && run.isAlive()) {
      Thread.onSpinWait();
    }

    tree.stop();

    assertThat(files(output))
        .hasSize(list.size())
        .allMatch(file -> file.toString().endsWith(".dcm"));
  }

  private DefaceTree tree(FileList list) {
    return new DefaceTree(list, output, Profile.standard(), 2, silent(list.size()));
  }

  private static void run(DefaceTree tree) {
    try {
      tree.run();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
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
