package eir.server.preparation;

import eir.archive.index.Inventory;
import eir.archive.object.Objects;
import eir.archive.object.Sha256;
import eir.archive.object.StoredObject;
import eir.dicom.stream.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The files of a series as sources, of which only so many are open at once that a series of
 * thousands stays within the machine's limit of open files. Threads may share the sources.
 */
public final class SeriesSources implements AutoCloseable {
  private static final int MOST_OPEN = 64;

  private final Objects objects;
  private final ReentrantLock lock = new ReentrantLock(); // guards open
  private final Map<Sha256, Held> open = new LinkedHashMap<>(16, 0.75f, true);
  private final List<Source> sources = new ArrayList<>();

  /** An open object and how many reads are using it right now. */
  private static final class Held {
    private final StoredObject object;
    private int readers;

    Held(StoredObject object) {
      this.object = object;
    }
  }

  /** Over the stored objects of {@code instances}. */
  public SeriesSources(Objects objects, List<Inventory.Instance> instances) {
    this.objects = objects;
    instances.forEach(each -> sources.add(new Stored(each.sha256(), each.lengthBytes())));
  }

  /** One source for each instance, in the order given. */
  public List<Source> sources() {
    return List.copyOf(sources);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      open.values().forEach(held -> held.object.close());
      open.clear();
    } finally {
      lock.unlock();
    }
  }

  private Held borrow(Sha256 sha256) {
    lock.lock();
    try {
      Held held = open.get(sha256);
      if (held == null) {
        held =
            new Held(
                objects
                    .open(sha256)
                    .orElseThrow(() ->
                        new IllegalStateException(
                            "an object of the index is not in the store; run eir verify")));
        open.put(sha256, held);
        closeIdle();
      }
      held.readers++;
      return held;
    } finally {
      lock.unlock();
    }
  }

  private void giveBack(Held held) {
    lock.lock();
    try {
      held.readers--;
    } finally {
      lock.unlock();
    }
  }

  private void closeIdle() {
    var oldest = open.values().iterator();
    while (open.size() > MOST_OPEN && oldest.hasNext()) {
      Held held = oldest.next();
      if (held.readers == 0) {
        held.object.close();
        oldest.remove();
      }
    }
  }

  private final class Stored implements Source {
    private final Sha256 sha256;
    private final long length;

    Stored(Sha256 sha256, long length) {
      this.sha256 = sha256;
      this.length = length;
    }

    @Override
    public long lengthBytes() {
      return length;
    }

    @Override
    public int read(long offset, byte[] into, int at, int count) {
      Held held = borrow(sha256);
      try {
        int done = 0;
        while (done < count) {
          int n = held.object.read(offset + done, into, at + done, count - done);
          if (n <= 0) {
            break;
          }
          done += n;
        }
        return done;
      } finally {
        giveBack(held);
      }
    }
  }
}
