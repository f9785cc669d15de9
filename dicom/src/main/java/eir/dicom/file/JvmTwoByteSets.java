package eir.dicom.file;

import eir.dicom.text.TwoByteSets;
import java.nio.charset.Charset;

/** The two-byte sets as the JVM knows them; module {@code jdk.charsets} holds them. */
public final class JvmTwoByteSets implements TwoByteSets {
  @Override
  public String decode(Encoding encoding, byte[] in, int from, int to) {
    String charset = // looked up here, as few files need one and loading them takes time
        switch (encoding) {
          case EUC_JP -> "EUC-JP";
          case EUC_KR -> "EUC-KR";
          case GBK -> "GBK";
          case GB18030 -> "GB18030";
        };
    return new String(in, from, to - from, Charset.forName(charset));
  }
}
