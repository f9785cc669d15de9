package eir.archive.object;

import eir.archive.ArchiveException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Objects in a folder: {@code ab/ab34…}, one shard for each first byte of the hash.
 *
 * <p>The order of a commit: the temporary file is forced to disk, renamed atomically, then the
 * shard is forced. A batch of many files forces the file system as a whole, once before and once
 * after the renames ({@link FileSystemSync}); a small one, or one on a system without that call,
 * forces its files side by side and each shard once. Waiting happens on threads of its own, because
 * a force holds its carrier thread.
 */
public final class FolderObjects implements Objects {
  private static final int SHARDS = 256;
  private static final int WAITERS = 8;

  /** From so many new files on, one wait for all is cheaper than one for each. */
  private static final int MANY = 8;

  private final Path folder;
  private final Scratch scratch;
  private final FolderParts parts;
  private final ExecutorService waiters;
  private final CompletableFuture<Optional<FileSystemSync>> sync;

  private FolderObjects(Path folder, Scratch scratch) {
    this.folder = folder;
    this.scratch = scratch;
    this.parts = new FolderParts(folder.resolve("tmp").resolve("parts"), scratch);
    this.waiters =
        Executors.newFixedThreadPool(
            WAITERS, Thread.ofPlatform().daemon().name("eir-fsync-", 0).factory());
    // Begun here and awaited by the first batch: the linker's classes load while the server starts.
    this.sync = CompletableFuture.supplyAsync(() -> FileSystemSync.of(folder), waiters);
  }

  /** Opens the store, makes it if it is not there, and sweeps what dead processes left in it. */
  public static FolderObjects open(Path folder) {
    try {
      Files.createDirectories(folder);
      // The last shard is made last: if it is there, all are.
      if (!Files.isDirectory(shard(folder, SHARDS - 1))) {
        for (int i = 0; i < SHARDS; i++) {
          Files.createDirectories(shard(folder, i));
        }
        force(folder);
      }
    } catch (IOException e) {
      throw new ArchiveException(
          "The folder for images cannot be made; check its owner and free space", e);
    }
    return new FolderObjects(folder, Scratch.open(folder.resolve("tmp")));
  }

  @Override
  public Staged stage() {
    return scratch.stage();
  }

  @Override
  public List<Committed> commitAll(List<Staged> staged) {
    List<Committed> committed = new ArrayList<>(staged.size());
    List<Callable<Void>> files = new ArrayList<>();
    Set<Path> shards = new TreeSet<>();
    for (Staged each : staged) {
      Path target = path(each.sha256());
      // Another commit may have renamed it but not yet forced the shard: force it here too.
      shards.add(parentOf(target));
      boolean wasThere = Files.exists(target);
      if (!wasThere) {
        files.add(() -> force(each.file()));
      }
      committed.add(new Committed(each.sha256(), each.lengthBytes(), wasThere));
    }
    Optional<FileSystemSync> whole = files.size() < MANY ? Optional.empty() : sync.join();
    force(whole, files);
    try {
      for (int i = 0; i < staged.size(); i++) {
        Staged each = staged.get(i);
        // The same bytes twice in a batch: the second rename replaces equal bytes.
        if (!committed.get(i).wasThere()) {
          Files.move(each.file(), path(each.sha256()), StandardCopyOption.ATOMIC_MOVE);
        }
      }
    } catch (IOException e) {
      throw new ArchiveException("A file could not be put into the store; is the disk full?", e);
    }
    force(whole, shards.stream().<Callable<Void>>map(shard -> () -> force(shard)).toList());
    return committed;
  }

  private void force(Optional<FileSystemSync> whole, List<Callable<Void>> each) {
    inParallel(
        whole
            .map(fileSystem ->
                List.<Callable<Void>>of(() -> {
                  fileSystem.force();
                  return null;
                }))
            .orElse(each));
  }

  @Override
  public Optional<StoredObject> open(Sha256 sha256) {
    try {
      return Optional.of(new FolderObject(FileChannel.open(path(sha256), StandardOpenOption.READ)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new ArchiveException("An object cannot be opened; check the disk", e);
    }
  }

  @Override
  public boolean exists(Sha256 sha256) {
    return Files.exists(path(sha256));
  }

  @Override
  public Set<Sha256> missing(Collection<Sha256> hashes) {
    return hashes.stream().filter(each -> !exists(each)).collect(Collectors.toSet());
  }

  @Override
  public void delete(Sha256 sha256) {
    try {
      Files.deleteIfExists(path(sha256));
    } catch (IOException e) {
      throw new ArchiveException("An object cannot be deleted; check the disk", e);
    }
  }

  @Override
  public Verification verify(Sha256 sha256) {
    try (InputStream in = Files.newInputStream(path(sha256))) {
      return Sha256.hashOf(in).equals(sha256) ? Verification.INTACT : Verification.CHANGED;
    } catch (NoSuchFileException e) {
      return Verification.MISSING;
    } catch (IOException e) {
      throw new ArchiveException("An object cannot be read; check the disk", e);
    }
  }

  @Override
  public void forEach(Consumer<Listed> each) {
    try {
      for (int i = 0; i < SHARDS; i++) {
        try (var files = Files.newDirectoryStream(shard(folder, i))) {
          for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            if (Sha256.isHex(name)) {
              each.accept(
                  new Listed(
                      Sha256.ofHex(name),
                      Files.size(file),
                      Files.getLastModifiedTime(file).toInstant()));
            }
          }
        }
      }
    } catch (IOException e) {
      throw new ArchiveException("The store cannot be listed; check the disk", e);
    }
  }

  @Override
  public Parts parts() {
    return parts;
  }

  @Override
  public boolean isReady() {
    return scratch.isWritable();
  }

  @Override
  public void close() {
    sync.join().ifPresent(FileSystemSync::close);
    waiters.shutdown();
    scratch.close();
  }

  private Path path(Sha256 sha256) {
    String hex = sha256.hex();
    return folder.resolve(hex.substring(0, 2)).resolve(hex);
  }

  private static Path shard(Path folder, int index) {
    return folder.resolve(HexFormat.of().toHexDigits((byte) index));
  }

  private static Path parentOf(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalStateException("An object's file lies in a shard");
    }
    return parent;
  }

  // On Linux a folder can be opened for reading and forced: the rename is then on disk.
  private static Void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
    return null;
  }

  private void inParallel(List<Callable<Void>> tasks) {
    try {
      for (Future<Void> done : waiters.invokeAll(tasks)) {
        done.get();
      }
    } catch (ExecutionException e) {
      throw new ArchiveException(
          "The disk did not confirm a write; nothing of this batch is acknowledged", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ArchiveException("Interrupted while writing; nothing is acknowledged", e);
    }
  }
}
