package eir.walk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/**
 * A line between browser and server that writes down every byte the browser sends. It can be held
 * up and cut.
 *
 * <p>Below HTTP on purpose: nothing that leaves the page, by whatever API, can pass beside it. For
 * several threads: {@code lock} guards what is written down and how much may pass.
 */
final class RecordingLine implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final ServerSocket door;
  private final int target;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<ByteArrayOutputStream> sent = new ArrayList<>();
  private final Set<Socket> open = new HashSet<>();
  private long mayPassBytes = Long.MAX_VALUE;
  private long passedBytes;
  private boolean isCut;

  private RecordingLine(ServerSocket door, int target) {
    this.door = door;
    this.target = target;
  }

  /** A line to {@code target} on this computer. */
  static RecordingLine to(int target) throws IOException {
    var line = new RecordingLine(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), target);
    Thread.ofVirtual().start(line::serve);
    return line;
  }

  int port() {
    return door.getLocalPort();
  }

  /** What was sent, a connection each, followed by its inflated form where it was compressed. */
  List<byte[]> sent() {
    List<byte[]> all = new ArrayList<>();
    for (byte[] bytes :
        locked(() -> sent.stream().map(ByteArrayOutputStream::toByteArray).toList())) {
      all.add(bytes);
      all.addAll(inflated(bytes));
    }
    return all;
  }

  /** Bytes that the browser has sent so far, since the line is there. */
  long sentBytes() {
    return locked(() -> passedBytes);
  }

  /** From now on only what is sent from here on stands in {@link #sent}. */
  void forget() {
    locked(() -> {
      sent.forEach(ByteArrayOutputStream::reset);
      return true;
    });
  }

  /** Lets {@code bytes} more pass from the browser to the server, then nothing until released. */
  void holdAfter(long bytes) {
    locked(() -> mayPassBytes = bytes);
  }

  /** Waits until nothing more passes. */
  void awaitHold() throws InterruptedException {
    lock.lock();
    try {
      for (long nanos = PATIENCE.toNanos(); mayPassBytes > 0; ) {
        nanos = changed.awaitNanos(nanos);
        if (nanos <= 0) {
          throw new AssertionError("the browser did not send enough to hold the line up");
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets everything pass again. */
  void release() {
    locked(() -> {
      mayPassBytes = Long.MAX_VALUE;
      changed.signalAll();
      return true;
    });
  }

  /** Ends every connection and takes no new one, as when the cable is out. */
  void cut() {
    List<Socket> ended =
        locked(() -> {
          isCut = true;
          return List.copyOf(open);
        });
    ended.forEach(RecordingLine::end);
    release();
  }

  /** The cable is back. */
  void mend() {
    locked(() -> isCut = false);
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket browser = door.accept();
        if (locked(() -> isCut)) {
          end(browser);
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        var record = new ByteArrayOutputStream();
        locked(() -> sent.add(record) && open.add(browser) && open.add(server));
        Thread.ofVirtual()
            .start(() ->
                pump(
                    browser,
                    server,
                    bytes -> {
                      awaitLeave(bytes.length);
                      locked(() -> {
                        record.writeBytes(bytes);
                        passedBytes += bytes.length;
                        return true;
                      });
                    }));
        Thread.ofVirtual().start(() -> pump(server, browser, _ -> {}));
      } catch (IOException ended) {
        // the server is down or the line was closed; the browser sees a lost connection
      }
    }
  }

  private void awaitLeave(int bytes) {
    locked(() -> {
      while (mayPassBytes < bytes) {
        mayPassBytes = 0;
        changed.signalAll();
        changed.awaitUninterruptibly();
      }
      mayPassBytes -= mayPassBytes == Long.MAX_VALUE ? 0 : bytes;
      changed.signalAll();
      return true;
    });
  }

  private void pump(Socket from, Socket to, Consumer<byte[]> onPiece) {
    byte[] piece = new byte[1 << 16];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        onPiece.accept(Arrays.copyOf(piece, read));
        out.write(piece, 0, read);
      }
    } catch (IOException ended) {
      // one side hung up
    } finally {
      locked(() -> open.remove(from) | open.remove(to));
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException stays) {
      throw new UncheckedIOException(stays);
    }
  }

  private <T> T locked(Supplier<T> act) {
    lock.lock();
    try {
      return act.get();
    } finally {
      lock.unlock();
    }
  }

  private static List<byte[]> inflated(byte[] bytes) {
    List<byte[]> found = new ArrayList<>();
    for (int i = 0; i + 10 < bytes.length; i++) {
      if (bytes[i] == 0x1f && bytes[i + 1] == (byte) 0x8b && bytes[i + 2] == 8) {
        var out = new ByteArrayOutputStream();
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes, i, bytes.length - i))) {
          in.transferTo(out);
        } catch (IOException notOrNoLonger) {
          // chance bytes of a pixel, or what follows a compressed body
        }
        found.add(out.toByteArray());
      }
    }
    return found;
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException stays) {
      throw new UncheckedIOException(stays);
    }
  }
}
