package eir.archive.object;

import eir.archive.ArchiveException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Parts as small objects named by their offset, so that any server may take the next one: the
 * offset is the sum of what is there without a gap.
 */
final class S3Parts implements Parts {
  private final S3Client client;
  private final S3Address address;
  private final Scratch scratch;

  S3Parts(S3Client client, S3Address address, Scratch scratch) {
    this.client = client;
    this.address = address;
    this.scratch = scratch;
  }

  private record Part(String key, long from, long lengthBytes) {}

  @Override
  public long offset(Key key) {
    return chain(key).stream().mapToLong(Part::lengthBytes).sum();
  }

  @Override
  public Appended append(Key key, long offset, InputStream body, long limitBytes) {
    long expected = offset(key);
    if (offset != expected) {
      return new Appended.WrongOffset(expected);
    }
    try (Staged part = scratch.stage()) {
      boolean fits = copy(body, part, limitBytes - offset);
      if (!fits) {
        drop(key);
        return new Appended.TooLong();
      }
      if (part.lengthBytes() > 0) {
        client.putObject(
            request ->
                request.bucket(address.bucket()).key(folder(key) + "%020d".formatted(offset)),
            RequestBody.fromFile(part.file()));
      }
      return new Appended.Kept(offset + part.lengthBytes());
    } catch (SdkException e) {
      throw S3Objects.unanswered(e);
    } catch (IOException e) {
      throw new UncheckedIOException("The sender's line broke within a part", e);
    }
  }

  private static boolean copy(InputStream body, Staged part, long limitBytes) throws IOException {
    byte[] run = new byte[1 << 16];
    long written = 0;
    try (OutputStream out = part.output()) {
      for (int n = body.read(run); n >= 0; n = body.read(run)) {
        written += n;
        if (written > limitBytes) {
          return false;
        }
        out.write(run, 0, n);
      }
    }
    return true;
  }

  @Override
  public Optional<Staged> assemble(Key key) {
    Staged whole = scratch.stage();
    try {
      try (OutputStream out = whole.output()) {
        for (Part part : chain(key)) {
          try (InputStream in =
              client.getObject(request -> request.bucket(address.bucket()).key(part.key()))) {
            in.transferTo(out);
          }
        }
      }
      if (whole.sha256().equals(key.sha256())) {
        return Optional.of(whole);
      }
      whole.discard();
      drop(key);
      return Optional.empty();
    } catch (SdkException e) {
      whole.discard();
      throw S3Objects.unanswered(e);
    } catch (IOException e) {
      whole.discard();
      throw new ArchiveException("The parts of a large file cannot be joined; try again", e);
    }
  }

  @Override
  public void drop(Key key) {
    deleteAll(folder(key));
  }

  @Override
  public void dropAll(String upload) {
    deleteAll(address.prefix() + "parts/" + upload + "/");
  }

  /** The parts from the first on, without a gap. */
  private List<Part> chain(Key key) {
    String folder = folder(key);
    List<Part> sorted = list(folder).stream().sorted(Comparator.comparingLong(Part::from)).toList();
    long offset = 0;
    int count = 0;
    for (Part part : sorted) {
      if (part.from() != offset) {
        break;
      }
      offset += part.lengthBytes();
      count++;
    }
    return sorted.subList(0, count);
  }

  private List<Part> list(String folder) {
    try {
      return client
          .listObjectsV2Paginator(request -> request.bucket(address.bucket()).prefix(folder))
          .contents()
          .stream()
          .map(found ->
              new Part(
                  found.key(),
                  Long.parseLong(found.key().substring(found.key().lastIndexOf('/') + 1)),
                  found.size()))
          .toList();
    } catch (SdkException e) {
      throw S3Objects.unanswered(e);
    }
  }

  private void deleteAll(String folder) {
    try {
      for (Part part : list(folder)) {
        client.deleteObject(request -> request.bucket(address.bucket()).key(part.key()));
      }
    } catch (SdkException e) {
      throw S3Objects.unanswered(e);
    }
  }

  private String folder(Key key) {
    return address.prefix() + "parts/" + key.upload() + "/" + key.sha256().hex() + "/";
  }
}
