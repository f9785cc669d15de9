package eir.imaging.bundle;

import eir.imaging.Frame;
import eir.imaging.FrameFacts;
import eir.imaging.ModalityTransform;
import eir.imaging.Padding;
import eir.imaging.Photometric;
import eir.imaging.Window;
import eir.imaging.bundle.BundleIndex.IndexWindow;
import eir.imaging.bundle.BundleIndex.PerFrame;
import eir.imaging.codec.JpegLsEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** One stack of a series, ready to be written; docs/bundle.md. */
public final class Bundle {
  static final String JPEG_LS = "jpeg-ls";
  static final String DEFLATE = "deflate";

  private final List<Slice> stack;
  private final InstancePixels pixels;
  private final Workers workers;
  private final Path spillFolder;
  private final int memoryBytes;
  private final boolean signed;
  private final int bits;

  Bundle(
      List<Slice> stack,
      InstancePixels pixels,
      Workers workers,
      Path spillFolder,
      int memoryBytes) {
    this.stack = stack;
    this.pixels = pixels;
    this.workers = workers;
    this.spillFolder = spillFolder;
    this.memoryBytes = memoryBytes;
    int least = stack.stream().mapToInt(Slice::least).min().orElseThrow();
    int most = stack.stream().mapToInt(Slice::most).max().orElseThrow();
    this.signed = least < 0;
    int needed = 32 - Integer.numberOfLeadingZeros(Math.max(most, ~least));
    this.bits =
        stack.getFirst().isCarried()
            ? stack.getFirst().carriedBits()
            : stack.getFirst().samples() == 3 ? 8 : Math.max(2, signed ? needed + 1 : needed);
  }

  /** Number of frames. */
  public int frames() {
    return stack.size();
  }

  public int rows() {
    return stack.getFirst().rows();
  }

  public int columns() {
    return stack.getFirst().columns();
  }

  /**
   * Encodes all frames and writes the bundle; may be called again and writes the same bytes.
   *
   * @throws IOException if {@code out} or the folder for temporary files fails
   */
  public void writeTo(OutputStream out) throws IOException {
    List<Integer> order = Stacks.middleOutwards(stack.size());
    List<Integer> lengths = new ArrayList<>(stack.size());
    try (Spill spill = new Spill(spillFolder, memoryBytes)) {
      ThreadLocal<JpegLsEncoder> encoders =
          ThreadLocal.withInitial(() -> new JpegLsEncoder(rows(), columns(), bits));
      workers.inOrder(
          order.stream()
              .<Callable<byte[]>>map(frame -> () -> encode(stack.get(frame), encoders))
              .iterator(),
          code -> {
            lengths.add(code.length);
            spill.add(code);
          });
      byte[] index = index(order, lengths).toBytes();
      out.write(index.length);
      out.write(index.length >>> 8);
      out.write(index.length >>> 16);
      out.write(index.length >>> 24);
      out.write(index);
      spill.writeTo(out);
    }
  }

  private byte[] encode(Slice slice, ThreadLocal<JpegLsEncoder> encoders) throws IOException {
    if (slice.isCarried()) {
      return pixels.code(slice);
    }
    Frame frame = pixels.frame(slice);
    return frame.samples() == 1 ? encoders.get().encode(frame.values()) : deflate(frame);
  }

  private static byte[] deflate(Frame frame) throws IOException {
    byte[] bytes = new byte[frame.values().length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) frame.value(i);
    }
    ByteArrayOutputStream code = new ByteArrayOutputStream(bytes.length / 2);
    try (Deflater deflater = new Deflater(6, true);
        DeflaterOutputStream out = new DeflaterOutputStream(code, deflater, 8192)) {
      out.write(bytes);
    }
    return code.toByteArray();
  }

  /** The frame in the middle, with what is needed to show it; empty if only browsers decode it. */
  Optional<Still> middle() {
    Slice slice = stack.get(stack.size() / 2);
    if (slice.isCarried()) {
      return Optional.empty();
    }
    Frame frame = pixels.frame(slice);
    return Optional.of(
        new Still(
            frame, slice.photometric() == Photometric.MONOCHROME1, slice.facts(), slice.padding()));
  }

  private BundleIndex index(List<Integer> order, List<Integer> lengths) {
    Slice middle = stack.get(stack.size() / 2);
    FrameFacts facts = middle.facts();
    var placement = facts.placement();
    boolean placed =
        stack.stream().allMatch(slice -> slice.facts().placement().position().isPresent());
    Photometric photometric = middle.photometric();
    return new BundleIndex(
        BundleIndex.SCHEMA,
        stack.size(),
        rows(),
        columns(),
        middle.samples(),
        middle.isCarried() ? middle.carriedSyntax() : middle.samples() == 1 ? JPEG_LS : DEFLATE,
        bits,
        signed,
        photometric.isGrey() ? photometric.name() : "RGB",
        0,
        numbers(facts.modality()),
        middle.padding().map(Bundle::numbers),
        numbers(facts.windows()),
        placement
            .orientation()
            .map(o ->
                List.of(
                    o.row().x(),
                    o.row().y(),
                    o.row().z(),
                    o.column().x(),
                    o.column().y(),
                    o.column().z())),
        placement.spacing().map(s -> List.of(s.betweenRowsMm(), s.betweenColumnsMm())),
        placement.spacing().map(s -> s.betweenRowsMm() / s.betweenColumnsMm()).orElse(1.0),
        placed
            ? Optional.of(
                each(slice -> {
                  var at = slice.facts().placement().position().orElseThrow();
                  return List.of(at.x(), at.y(), at.z());
                }))
            : Optional.empty(),
        Stacks.haveDepth(stack) ? Optional.of(each(Stacks::depthMm)) : Optional.empty(),
        placement.thicknessMm().stream().boxed().findFirst(),
        order,
        lengths,
        middle.isCarried()
            ? Optional.empty()
            : Optional.of(each(slice -> List.of(slice.low(), slice.high()))),
        perFrame(),
        placement.frameOfReferenceUid().map(Bundle::opaque));
  }

  /** A name that tells nothing but sameness: the first 16 hex digits of a SHA-256. */
  private static String opaque(String uid) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(uid.getBytes(StandardCharsets.ISO_8859_1));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private Optional<PerFrame> perFrame() {
    Optional<List<List<Double>>> rescale = differing(slice -> numbers(slice.facts().modality()));
    Optional<List<List<IndexWindow>>> windows =
        differing(slice -> numbers(slice.facts().windows()));
    // GE and Philips write b 0 into every image: alone it says nothing.
    boolean anyKind =
        stack.stream()
            .map(Slice::facts)
            .anyMatch(facts -> facts.isAdc() || facts.bValue().orElse(0) > 0);
    Optional<List<String>> kind =
        anyKind ? Optional.of(each(slice -> slice.facts().kind())) : Optional.empty();
    return rescale.isEmpty() && windows.isEmpty() && kind.isEmpty()
        ? Optional.empty()
        : Optional.of(new PerFrame(rescale, windows, kind));
  }

  private <T> Optional<List<T>> differing(Function<Slice, T> value) {
    T first = value.apply(stack.getFirst());
    Stream<Slice> others = stack.stream().filter(slice -> !first.equals(value.apply(slice)));
    return others.findAny().isPresent() ? Optional.of(each(value)) : Optional.empty();
  }

  private <T> List<T> each(Function<Slice, T> value) {
    return stack.stream().map(value).toList();
  }

  private static List<Double> numbers(ModalityTransform modality) {
    return List.of(modality.slope(), modality.intercept());
  }

  private static List<Integer> numbers(Padding padding) {
    return List.of(padding.low(), padding.high());
  }

  private static List<IndexWindow> numbers(List<Window> windows) {
    return windows.stream()
        .map(window -> new IndexWindow(window.center(), window.width(), window.function().name()))
        .toList();
  }
}
