package eir.archive.object;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Linux's {@code syncfs(2)}: forces all that was written to one file system, files and renames, to
 * disk in one wait. For a batch of many small files that is one journal commit instead of hundreds.
 * Who asks while another waits shares the next wait with all who ask meanwhile.
 *
 * <p>The kernel tells an open descriptor of a failed write once (Linux 5.8 on), so the first
 * failure is remembered and nothing is confirmed any more until the program starts again: after a
 * failed write-back the kernel's cache cannot be trusted anyway.
 */
final class FileSystemSync implements AutoCloseable {
  private static final int READ_ONLY = 0; // O_RDONLY of fcntl.h
  private static final int CLOSE_ON_EXEC = 0x80000; // O_CLOEXEC of fcntl.h

  private final MethodHandle syncfs;
  private final MethodHandle close;
  private final int descriptor;
  private final AtomicLong asked = new AtomicLong();
  private final Lock waiting = new ReentrantLock();

  // Both are guarded by the lock.
  private long confirmed;
  private boolean failed;

  private FileSystemSync(MethodHandle syncfs, MethodHandle close, int descriptor) {
    this.syncfs = syncfs;
    this.close = close;
    this.descriptor = descriptor;
  }

  /** For the file system that holds {@code folder}; empty where the system has no such call. */
  static Optional<FileSystemSync> of(Path folder) {
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).equals("linux")) {
      return Optional.empty();
    }
    Linker linker = Linker.nativeLinker();
    SymbolLookup libc = linker.defaultLookup();
    if (libc.find("syncfs").isEmpty()) {
      return Optional.empty();
    }
    FunctionDescriptor ofDescriptor = FunctionDescriptor.of(JAVA_INT, JAVA_INT);
    MethodHandle open =
        linker.downcallHandle(
            libc.findOrThrow("open"),
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
            Linker.Option.firstVariadicArg(2));
    try (Arena arena = Arena.ofConfined()) {
      int descriptor =
          (int) open.invokeExact(arena.allocateFrom(folder.toString()), READ_ONLY | CLOSE_ON_EXEC);
      return descriptor < 0
          ? Optional.empty()
          : Optional.of(
              new FileSystemSync(
                  linker.downcallHandle(libc.findOrThrow("syncfs"), ofDescriptor),
                  linker.downcallHandle(libc.findOrThrow("close"), ofDescriptor),
                  descriptor));
    } catch (Throwable impossible) {
      throw new IllegalStateException("open(2) could not be called", impossible);
    }
  }

  /**
   * Waits until all that was written before is on disk; a native call that holds its thread.
   *
   * @throws IOException if this, or an earlier wait, was told of a write that failed
   */
  void force() throws IOException {
    long mine = asked.incrementAndGet();
    waiting.lock();
    try {
      if (!failed && confirmed < mine) {
        long covered = asked.get(); // all of these wrote before they asked
        failed = call(syncfs) != 0;
        confirmed = covered;
      }
      if (failed) {
        throw new IOException("syncfs was told of a failed write");
      }
    } finally {
      waiting.unlock();
    }
  }

  @Override
  public void close() {
    call(close);
  }

  private int call(MethodHandle function) {
    try {
      return (int) function.invokeExact(descriptor);
    } catch (Throwable impossible) {
      throw new IllegalStateException("the C library could not be called", impossible);
    }
  }
}
