package eir.browser;

import eir.dicom.Bytes;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Vr;
import eir.dicom.stream.Header;
import eir.dicom.stream.PixelLocation;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Int8Array;

/** What it takes to show a picture on the screen: where the samples lie and what they mean. */
public final class Picture {
  private final Header header;
  private final List<PixelLocation.Fragment> pieces = new ArrayList<>();
  private PixelLocation.Fragment offsetTable = new PixelLocation.Fragment(0, 0);

  /**
   * Reads the header of {@code file}.
   *
   * @throws eir.dicom.MalformedDicomException if it cannot be read to the pixels
   */
  @JSExport
  public Picture(HostFile file) {
    header = Header.read(HostSource.of(file));
    switch (header.pixels()) {
      case PixelLocation.Absent _ -> {}
      case PixelLocation.Native pixels ->
          pieces.add(
              new PixelLocation.Fragment(
                  pixels.offset(), (int) Math.min(pixels.lengthBytes(), Integer.MAX_VALUE)));
      case PixelLocation.Encapsulated pixels -> {
        offsetTable = pixels.offsetTable();
        pieces.addAll(pixels.fragments());
      }
    }
  }

  /** The transfer syntax. */
  @JSExport
  public String syntax() {
    return header.transferSyntax().uid();
  }

  /** Whether samples have their high byte first. */
  @JSExport
  public boolean bigEndian() {
    return header.transferSyntax().isBigEndian();
  }

  /** Whether Pixel Data has the VR OW: samples of one byte then lie in words of the byte order. */
  @JSExport
  public boolean inWords() {
    int row = header.table().pixelRow();
    return row >= 0 && header.table().vr(row) == Vr.OW;
  }

  /** The bytes of an element's value as they stand in the file, none if it is absent. */
  @JSExport
  public Int8Array bytes(int tag) {
    return bytes(header, tag);
  }

  /** As {@link #bytes}, from the first item of the shared functional group {@code group}. */
  @JSExport
  public Int8Array sharedBytes(int group, int tag) {
    for (Header shared : header.items(Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE)) {
      for (Header item : shared.items(group)) {
        return bytes(item, tag);
      }
    }
    return bytes(header, tag);
  }

  private static Int8Array bytes(Header header, int tag) {
    byte[] value = header.bytes(tag).map(Bytes::toArray).orElse(new byte[0]);
    return Int8Array.copyFromJavaArray(value);
  }

  /** Runs of pixel bytes: one if native, one a fragment if encapsulated. */
  @JSExport
  public int pieces() {
    return pieces.size();
  }

  /** Offset of run {@code index} in the file. */
  @JSExport
  public double offset(int index) {
    return (double) pieces.get(index).offset();
  }

  /** Bytes of run {@code index}; native pixels beyond 2 GiB are cut. */
  @JSExport
  public int length(int index) {
    return pieces.get(index).lengthBytes();
  }

  /** Offset of the Basic Offset Table's value. */
  @JSExport
  public double tableOffset() {
    return (double) offsetTable.offset();
  }

  /** Bytes of the Basic Offset Table; 0 if it is empty. */
  @JSExport
  public int tableLength() {
    return offsetTable.lengthBytes();
  }
}
