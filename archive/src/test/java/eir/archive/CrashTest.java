package eir.archive;

import static org.assertj.core.api.Assertions.assertThat;

import eir.archive.index.Admission;
import eir.archive.index.Arrival;
import eir.archive.index.Closure;
import eir.archive.index.Upload;
import eir.archive.object.Objects.Verification;
import eir.archive.object.Sha256;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed in the middle of its work. */
class CrashTest {
  private static final int FILES = 600;
  private static final int BATCH = 20;

  /**
   * What the child runs: sends batch after batch and prints each number when it is acknowledged.
   */
  static final class Child {
    private Child() {}

    public static void main(String[] args) {
      Archive archive = Archive.open(ArchivePlaces.in(Path.of(args[0])), InstantSource.system());
      Samples samples = new Samples(archive);
      for (int from = 0; from < FILES; from += BATCH) {
        List<Arrival> batch = samples.arrivals("6VE8KPBR9", from, from + BATCH);
        List<Admission> answers = archive.uploads().admitAll(args[1], batch);
        for (int i = 0; i < BATCH; i++) {
          System.out.println((from + i) + " " + answers.get(i));
        }
        System.out.flush();
      }
    }
  }

  @TempDir private Path folder;

  @ParameterizedTest(name = "killed after {0} acknowledged files")
  @ValueSource(ints = {1, 75, 210})
  void whatWasAcknowledgedIsWholeAndTheRestCanBeSentAgain(int killAfter)
      throws IOException, InterruptedException {
    String upload;
    try (Archive archive = Archive.open(ArchivePlaces.in(folder), InstantSource.system())) {
      upload = new Samples(archive).open(FILES).id();
    }

    List<Integer> acknowledged = runAndKill(upload, killAfter);

    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(killAfter);
    try (Archive archive = Archive.open(ArchivePlaces.in(folder), InstantSource.system())) {
      List<Sha256> all =
          IntStream.range(0, FILES)
              .mapToObj(number -> Sha256.hashOf(Samples.content(number)))
              .toList();
      List<Sha256> missing = archive.uploads().missing(upload, all);
      assertThat(acknowledged.stream().map(all::get)).doesNotContainAnyElementsOf(missing);
      assertThat(missing).isNotEmpty();
      List<Sha256> held = all.stream().filter(each -> !missing.contains(each)).toList();
      assertThat(held).allMatch(each -> archive.objects().verify(each) == Verification.INTACT);
      Upload state = archive.uploads().find(upload).orElseThrow();
      assertThat(state.heldFiles()).isEqualTo(held.size());
      archive
          .objects()
          .forEach(listed ->
              assertThat(archive.objects().verify(listed.sha256())).isEqualTo(Verification.INTACT));

      Samples samples = new Samples(archive);
      for (int from = 0; from < FILES; from += 100) {
        assertThat(
                archive.uploads().admitAll(upload, samples.arrivals("6VE8KPBR9", from, from + 100)))
            .hasSize(100)
            .isSubsetOf(Admission.STORED, Admission.HELD);
      }
      assertThat(archive.uploads().close(upload, Samples.closing(0)))
          .isInstanceOf(Closure.Closed.class);
    }
  }

  private List<Integer> runAndKill(String upload, int killAfter)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Child.class.getName(),
                folder.toString(),
                upload)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<Integer> acknowledged = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        acknowledged.add(Integer.valueOf(line.substring(0, line.indexOf(' '))));
        if (acknowledged.size() == killAfter) {
          child.toHandle().destroyForcibly(); // SIGKILL; unlike Process's own, leaves the pipe open
        }
      }
    }
    child.waitFor();
    return acknowledged;
  }
}
