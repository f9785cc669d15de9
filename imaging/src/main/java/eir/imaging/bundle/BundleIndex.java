package eir.imaging.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The index of a bundle, field by field as docs/bundle.md tells; an empty {@code Optional} is
 * {@code null} in JSON.
 */
public record BundleIndex(
    String schema,
    int frames,
    int rows,
    int columns,
    int samples,
    String codec,
    int bits,
    boolean signed,
    String photometric,
    int planar,
    List<Double> rescale,
    Optional<List<Integer>> padding,
    List<IndexWindow> windows,
    Optional<List<Double>> orientation,
    Optional<List<Double>> spacing,
    double aspect,
    Optional<List<List<Double>>> positions,
    Optional<List<Double>> depthMm,
    Optional<Double> thicknessMm,
    List<Integer> order,
    List<Integer> lengths,
    Optional<List<List<Integer>>> ranges,
    Optional<PerFrame> perFrame,
    Optional<String> space) {

  public static final String SCHEMA = "eir.bundle/1";

  /** One entry of {@code windows}. */
  public record IndexWindow(double center, double width, String function) {}

  /** What differs between frames, by frame index; what does not is empty. */
  public record PerFrame(
      Optional<List<List<Double>>> rescale,
      Optional<List<List<IndexWindow>>> windows,
      Optional<List<String>> kind) {}

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The JSON in UTF-8, padded with blanks to a multiple of 4 bytes. */
  byte[] toBytes() {
    byte[] json = JSON.writeValueAsBytes(this);
    byte[] padded = Arrays.copyOf(json, (json.length + 3) & ~3);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }

  /**
   * Reads an index.
   *
   * @throws IllegalArgumentException if it is no index of this schema
   */
  static BundleIndex of(byte[] json) {
    try {
      BundleIndex index =
          JSON.readValue(new String(json, StandardCharsets.UTF_8), BundleIndex.class);
      if (!SCHEMA.equals(index.schema())) {
        throw new IllegalArgumentException("a bundle of another schema; expected " + SCHEMA);
      }
      return index;
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no bundle index; expected the JSON of " + SCHEMA, e);
    }
  }
}
