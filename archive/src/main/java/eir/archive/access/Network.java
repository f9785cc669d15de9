package eir.archive.access;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** A visitor's network: enough to see from where a link is used, too little to name a person. */
final class Network {
  private Network() {}

  /** The first 24 bits of an IPv4 address, the first 48 of an IPv6 address; the rest is zero. */
  static String of(InetAddress address) {
    int kept = address instanceof Inet4Address ? 3 : 6;
    byte[] bytes = address.getAddress();
    Arrays.fill(bytes, kept, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress() + "/" + 8 * kept;
    } catch (UnknownHostException e) {
      throw new IllegalStateException("An address has the length it came with", e);
    }
  }
}
