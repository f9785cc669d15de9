package eir.bench.research;

import eir.bench.Machine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder of DICOM files as dcm2niix converts it: volumes by their name, which is made of numbers
 * that stay (series, echo, instance).
 */
public final class Conversion {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int HEADER_BYTES = 352;

  /**
   * One volume or series of volumes.
   *
   * @param voxels as stored, without the header
   * @param geometry size, type, spacing, scaling, slice order and place of the NIfTI header, hex
   * @param bValues the text of its .bval, empty if there is none
   * @param bVectors the text of its .bvec, empty if there is none
   * @param sidecar what was read from the DICOM header besides
   */
  public record Volume(
      byte[] voxels, String geometry, String bValues, String bVectors, JsonNode sidecar) {

    /** Whether every voxel is the other's. */
    public boolean hasVoxelsOf(Volume other) {
      return Arrays.equals(voxels, other.voxels);
    }
  }

  private Conversion() {}

  /** The version of dcm2niix, or how to get it. */
  public static String converter() {
    String version = Machine.firstLineOf("dcm2niix", "--version");
    return version.equals("not installed")
        ? "dcm2niix is not installed; it is a Debian package: apt-get install dcm2niix"
        : version;
  }

  /**
   * Converts what lies below {@code folder}; {@code scratch} is made and takes dcm2niix's files.
   *
   * @throws IllegalStateException if dcm2niix is not installed
   */
  public static SortedMap<String, Volume> of(Path folder, Path scratch) throws IOException {
    Files.createDirectories(scratch);
    run(
        List.of(
            "dcm2niix",
            "-b",
            "y",
            "-ba",
            "n",
            "-z",
            "n",
            "-w",
            "1",
            "-f",
            "%s_%e_%r",
            "-o",
            scratch.toString(),
            folder.toString()));
    SortedMap<String, Volume> volumes = new TreeMap<>();
    try (Stream<Path> files = Files.list(scratch)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".nii")).toList()) {
        String name = file.getFileName().toString().replace(".nii", "");
        volumes.put(name, volume(file, name));
      }
    }
    return volumes;
  }

  private static Volume volume(Path file, String name) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return new Volume(
        Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length),
        geometry(bytes),
        text(file.resolveSibling(name + ".bval")),
        text(file.resolveSibling(name + ".bvec")),
        JSON.readTree(text(file.resolveSibling(name + ".json"))));
  }

  /** The NIfTI-1 header but for its texts, which hold the time of day and say it elsewhere. */
  private static String geometry(byte[] nifti) {
    ByteBuffer numbers = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int[] range : new int[][] {{39, 148}, {252, 328}}) {
      numbers.put(nifti, range[0], range[1] - range[0]);
    }
    return HexFormat.of().formatHex(numbers.array(), 0, numbers.position());
  }

  private static String text(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
  }

  private static void run(List<String> command) throws IOException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException absent) {
      throw new IllegalStateException(converter(), absent);
    }
    process.getOutputStream().close();
    process.getInputStream().readAllBytes();
    try {
      process.waitFor(); // its exit code is 1 too where a file is a document
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
