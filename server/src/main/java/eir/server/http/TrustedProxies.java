package eir.server.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The proxies whose {@code X-Forwarded-For} is believed; everybody else speaks for himself.
 *
 * <p>Networks are written as {@code 10.0.0.0/8} or {@code fd00::/8}; a bare address is a network of
 * one.
 */
public final class TrustedProxies {
  private static final Pattern NUMERIC = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private record Network(byte[] address, int bits) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Network that
          && bits == that.bits
          && Arrays.equals(address, that.address);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(address) + bits;
    }

    boolean holds(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int i = 0; i < bits; i++) {
        int mask = 0x80 >> (i & 7);
        if (((address[i >> 3] ^ other[i >> 3]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Network> networks = new ArrayList<>();

  /**
   * Reads a list with commas.
   *
   * @throws IllegalArgumentException if an entry is not an address or a network
   */
  public TrustedProxies(String list) {
    for (String entry : list.split(",", -1)) {
      if (!entry.isBlank()) {
        networks.add(network(entry.strip()));
      }
    }
  }

  /**
   * The caller's address: {@code peer}, or the last address in {@code forwardedFor} that is not a
   * trusted proxy itself when the peer is one.
   */
  public String client(String peer, List<String> forwardedFor) {
    String client = peer;
    for (int i = forwardedFor.size() - 1; i >= 0 && trusts(client); i--) {
      String before = forwardedFor.get(i).strip();
      if (!NUMERIC.matcher(before).matches()) {
        break;
      }
      client = before;
    }
    return client;
  }

  /** Whether {@code address} is a proxy that is believed. */
  public boolean trusts(String address) {
    byte[] bytes = bytes(address);
    return networks.stream().anyMatch(network -> network.holds(bytes));
  }

  /**
   * {@code address} without the part that points at one person: the last octet of IPv4, the last 80
   * bits of IPv6.
   */
  public static String truncated(String address) {
    byte[] bytes = bytes(address);
    Arrays.fill(bytes, bytes.length == 4 ? 3 : bytes.length == 16 ? 6 : 0, bytes.length, (byte) 0);
    try {
      return bytes.length == 0 ? "" : InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of 4 or 16 bytes was refused", e);
    }
  }

  private static Network network(String entry) {
    int slash = entry.indexOf('/');
    byte[] address = bytes(slash < 0 ? entry : entry.substring(0, slash));
    int most = address.length * 8;
    int bits = most;
    if (slash >= 0) {
      String digits = entry.substring(slash + 1);
      bits = digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : -1;
    }
    if (address.length == 0 || bits < 0 || bits > most) {
      throw new IllegalArgumentException(
          "trusted-proxies: expected addresses such as 10.0.0.1 or networks such as 10.0.0.0/8,"
              + " separated by commas");
    }
    return new Network(address, bits);
  }

  /** The bytes of a numeric address; none if it is not one. No name is ever looked up. */
  private static byte[] bytes(String address) {
    String plain =
        address.startsWith("[") && address.endsWith("]")
            ? address.substring(1, address.length() - 1)
            : address;
    if (!NUMERIC.matcher(plain).matches() || (!plain.contains(":") && !fourNumbers(plain))) {
      return new byte[0];
    }
    try {
      return InetAddress.getByName(plain).getAddress();
    } catch (UnknownHostException e) {
      return new byte[0];
    }
  }

  private static boolean fourNumbers(String text) {
    return text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  }
}
