package eir.imaging.codec;

import eir.deid.pixel.Box;
import eir.deid.pixel.FrameForm;
import eir.deid.pixel.FramePainter;
import eir.dicom.MalformedDicomException;
import eir.dicom.dictionary.Uids;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Blanks boxes in compressed frames: lossless ones stay in their syntax, those of lossy JPEG in
 * their coefficients, and what is lossy otherwise becomes lossless JPEG-LS of what is left of it.
 *
 * <p>Holds no state between calls and may be shared by threads. It also runs in the browser, where
 * the host's decoder opens JPEG 2000 and HTJ2K.
 */
public final class CodecPainter implements FramePainter {
  private static final CodePainter RLE = new RlePainter();
  private static final CodePainter JPEG_LS = new JpegLsPainter();
  private static final CodePainter LOSSLESS = new JpegLosslessPainter();
  private static final CodePainter BLOCKS = new JpegBlockPainter();

  private final @Nullable FrameDecoder jpeg2000;
  private final @Nullable FrameDecoder htj2k;

  /** A painter that opens neither JPEG 2000 nor HTJ2K. */
  public CodecPainter() {
    jpeg2000 = null;
    htj2k = null;
  }

  /** A painter that opens JPEG 2000 with {@code decoder}, and no HTJ2K. */
  public CodecPainter(FrameDecoder decoder) {
    jpeg2000 = decoder;
    htj2k = null;
  }

  /** A painter that opens JPEG 2000 with {@code jpeg2000} and HTJ2K with {@code htj2k}. */
  public CodecPainter(FrameDecoder jpeg2000, FrameDecoder htj2k) {
    this.jpeg2000 = jpeg2000;
    this.htj2k = htj2k;
  }

  @Override
  public Optional<String> writes(String transferSyntaxUid) {
    return switch (transferSyntaxUid) {
      case Uids.RLE_LOSSLESS,
          Uids.JPEGLS_LOSSLESS,
          Uids.JPEG_LOSSLESS,
          Uids.JPEG_LOSSLESS_SV1,
          Uids.JPEG_BASELINE8_BIT,
          Uids.JPEG_EXTENDED12_BIT ->
          Optional.of(transferSyntaxUid);
      case Uids.JPEGLS_NEAR_LOSSLESS -> Optional.of(Uids.JPEGLS_LOSSLESS);
      case Uids.JPEG2000_LOSSLESS, Uids.JPEG2000 ->
          jpeg2000 == null ? Optional.empty() : Optional.of(Uids.JPEGLS_LOSSLESS);
      case Uids.HTJ2_K_LOSSLESS, Uids.HTJ2_K_LOSSLESS_RPCL, Uids.HTJ2_K ->
          htj2k == null ? Optional.empty() : Optional.of(Uids.JPEGLS_LOSSLESS);
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<Painted> paint(
      String transferSyntaxUid, byte[] code, FrameForm form, List<Box> boxes) {
    try {
      return Optional.of(painter(transferSyntaxUid, code).paint(code, form, boxes));
    } catch (MalformedDicomException _) {
      return Optional.empty(); // the walk over the fragments read it, but it cannot be opened
    }
  }

  private CodePainter painter(String transferSyntaxUid, byte[] code) {
    return switch (transferSyntaxUid) {
      case Uids.RLE_LOSSLESS -> RLE;
      case Uids.JPEGLS_LOSSLESS, Uids.JPEGLS_NEAR_LOSSLESS -> JPEG_LS;
      case Uids.JPEG2000_LOSSLESS -> wavelet(jpeg2000, false);
      case Uids.JPEG2000 -> wavelet(jpeg2000, true);
      case Uids.HTJ2_K_LOSSLESS, Uids.HTJ2_K_LOSSLESS_RPCL -> wavelet(htj2k, false);
      case Uids.HTJ2_K -> wavelet(htj2k, true);
      // By the header, as files exist that say baseline and hold lossless streams.
      default -> isLossless(code) ? LOSSLESS : BLOCKS;
    };
  }

  private static CodePainter wavelet(@Nullable FrameDecoder decoder, boolean mayOvershoot) {
    if (decoder == null) {
      throw CodeStream.malformed("a wavelet", "a decoder for it (PS3.5 §8.2)", 0);
    }
    return new Jpeg2000Painter(decoder, mayOvershoot);
  }

  private static boolean isLossless(byte[] code) {
    JpegSegments segments = new JpegSegments(code, 0, code.length);
    return segments.nextScan() != null && segments.process() == 3;
  }
}
