package eir.imaging.codec;

import eir.dicom.dictionary.Uids;
import eir.dicom.stream.TransferSyntax;
import java.util.Optional;

/** Which decoder reads which transfer syntax. */
public final class FrameDecoders {
  private static final FrameDecoder RLE = new RleDecoder();
  private static final FrameDecoder JPEG = new JpegDecoder();
  private static final FrameDecoder JPEG_LS = new JpegLsDecoder();
  private static final FrameDecoder JPEG_2000 = new Jpeg2000Decoder();

  private FrameDecoders() {}

  /**
   * The decoder for the frames of {@code syntax}; empty for native pixels, for HTJ2K, which only
   * browsers decode, and for what nobody here reads.
   */
  public static Optional<FrameDecoder> of(TransferSyntax syntax) {
    return switch (syntax.uid()) {
      case Uids.RLE_LOSSLESS -> Optional.of(RLE);
      case Uids.JPEG_BASELINE8_BIT,
          Uids.JPEG_EXTENDED12_BIT,
          Uids.JPEG_LOSSLESS,
          Uids.JPEG_LOSSLESS_SV1 ->
          Optional.of(JPEG);
      case Uids.JPEGLS_LOSSLESS, Uids.JPEGLS_NEAR_LOSSLESS -> Optional.of(JPEG_LS);
      case Uids.JPEG2000_LOSSLESS, Uids.JPEG2000 -> Optional.of(JPEG_2000);
      default -> Optional.empty();
    };
  }

  /** Whether frames of {@code syntax} may travel as they are, for the browser to decode. */
  public static boolean isCarried(TransferSyntax syntax) {
    return switch (syntax.uid()) {
      case Uids.HTJ2_K_LOSSLESS, Uids.HTJ2_K_LOSSLESS_RPCL, Uids.HTJ2_K -> true;
      default -> false;
    };
  }
}
