package eir.server.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One harmless file on its way: in memory or on the disk, with its hash. */
public sealed interface CleanFile {

  long lengthBytes();

  /** SHA-256 of all bytes, 64 hex digits in lower case. */
  String sha256();

  /** All bytes; only for files that fit into a batch. */
  byte[] bytes() throws IOException;

  /** {@code length} bytes from {@code offset}, for files that travel in parts. */
  byte[] part(long offset, int length) throws IOException;

  /** A file that is held in memory. The array is not copied and must not change. */
  static CleanFile of(byte[] bytes) {
    return new InMemory(bytes, HexFormat.of().formatHex(digest().digest(bytes)));
  }

  /** A file on the disk; read once here for its hash. */
  static CleanFile of(Path file) throws IOException {
    MessageDigest digest = digest();
    try (var in = Files.newInputStream(file)) {
      byte[] piece = new byte[1 << 16];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        digest.update(piece, 0, read);
      }
    }
    return new OnDisk(file, Files.size(file), HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }

  /** See {@link CleanFile#of(byte[])}. */
  final class InMemory implements CleanFile {
    private final byte[] bytes;
    private final String sha256;

    private InMemory(byte[] bytes, String sha256) {
      this.bytes = bytes;
      this.sha256 = sha256;
    }

    @Override
    public long lengthBytes() {
      return bytes.length;
    }

    @Override
    public String sha256() {
      return sha256;
    }

    @Override
    public byte[] bytes() {
      return bytes;
    }

    @Override
    public byte[] part(long offset, int length) {
      return java.util.Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
    }
  }

  /** See {@link CleanFile#of(Path)}. */
  record OnDisk(Path file, long lengthBytes, String sha256) implements CleanFile {
    @Override
    public byte[] bytes() throws IOException {
      return Files.readAllBytes(file);
    }

    @Override
    public byte[] part(long offset, int length) throws IOException {
      try (var channel = Files.newByteChannel(file)) {
        channel.position(offset);
        var part = java.nio.ByteBuffer.allocate(length);
        while (part.hasRemaining() && channel.read(part) >= 0) {
          continue;
        }
        return part.array();
      }
    }
  }
}
