package eir.browser;

import eir.dicom.text.TwoByteSets;
import org.teavm.jso.JSBody;
import org.teavm.jso.typedarrays.Int8Array;

/** The two-byte sets as the browser's {@code TextDecoder} knows them. */
final class HostTwoByteSets implements TwoByteSets {

  @Override
  public String decode(Encoding encoding, byte[] in, int from, int to) {
    String label =
        switch (encoding) {
          case EUC_JP -> "euc-jp";
          case EUC_KR -> "euc-kr";
          case GBK -> "gbk";
          case GB18030 -> "gb18030";
        };
    return decode(label, Int8Array.copyFromJavaArray(in), from, to);
  }

  @JSBody(
      params = {"label", "bytes", "from", "to"},
      script = "return new TextDecoder(label).decode(bytes.subarray(from, to));")
  private static native String decode(String label, Int8Array bytes, int from, int to);
}
