package eir.archive.object;

import eir.archive.ArchiveException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects in a bucket: {@code PREFIX/blobs/ab/ab34…}.
 *
 * <p>Each is sent with its SHA-256, which the server compares, and only if it is not there; so an
 * object is never overwritten, and an acknowledged one is as durable as the bucket. Large ones go
 * in parts. Temporary files are on this machine.
 */
public final class S3Objects implements Objects {
  private static final int SENDERS = 8;
  // Above this in parts; a single PUT that fails is sent again as a whole.
  private static final long SINGLE_PUT_BYTES = 64L << 20;
  private static final int PRECONDITION_FAILED = 412;

  private final S3Client client;
  private final S3Address address;
  private final Scratch scratch;
  private final S3Parts parts;
  private final ExecutorService senders;

  private S3Objects(S3Client client, S3Address address, Scratch scratch) {
    this.client = client;
    this.address = address;
    this.scratch = scratch;
    this.parts = new S3Parts(client, address, scratch);
    this.senders =
        Executors.newFixedThreadPool(
            SENDERS, Thread.ofPlatform().daemon().name("eir-s3-", 0).factory());
  }

  /**
   * Opens the store; the bucket must exist.
   *
   * @param blobs {@code s3://bucket/prefix?endpoint=…&region=…}
   * @param temporary folder on this machine for files on their way
   */
  public static S3Objects open(String blobs, Path temporary) {
    S3Address address = S3Address.parse(blobs);
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    address.endpoint().ifPresent(uri -> builder.endpointOverride(uri).forcePathStyle(true));
    address.region().ifPresent(region -> builder.region(Region.of(region)));
    return new S3Objects(builder.build(), address, Scratch.open(temporary));
  }

  @Override
  public Staged stage() {
    return scratch.stage();
  }

  @Override
  public List<Committed> commitAll(List<Staged> staged) {
    return inParallel(staged.stream().<Callable<Committed>>map(each -> () -> put(each)).toList());
  }

  private Committed put(Staged staged) {
    Sha256 sha256 = staged.sha256();
    boolean wasThere = false;
    try {
      if (staged.lengthBytes() > SINGLE_PUT_BYTES) {
        wasThere =
            exists(sha256)
                || !new S3Multipart(client, address.bucket()).put(key(sha256), staged.file());
      } else {
        client.putObject(
            request ->
                request
                    .bucket(address.bucket())
                    .key(key(sha256))
                    .checksumSHA256(Base64.getEncoder().encodeToString(sha256.bytes()))
                    .ifNoneMatch("*"),
            RequestBody.fromFile(staged.file()));
      }
    } catch (S3Exception e) {
      if (e.statusCode() != PRECONDITION_FAILED) {
        throw unanswered(e);
      }
      wasThere = true;
    } catch (SdkException e) {
      throw unanswered(e);
    }
    return new Committed(sha256, staged.lengthBytes(), wasThere);
  }

  @Override
  public Optional<StoredObject> open(Sha256 sha256) {
    return head(sha256)
        .map(head -> new S3Object(client, address.bucket(), key(sha256), head.contentLength()));
  }

  @Override
  public boolean exists(Sha256 sha256) {
    return head(sha256).isPresent();
  }

  @Override
  public Set<Sha256> missing(Collection<Sha256> hashes) {
    List<Sha256> asked = List.copyOf(hashes);
    List<Boolean> there =
        inParallel(asked.stream().<Callable<Boolean>>map(each -> () -> exists(each)).toList());
    Set<Sha256> missing = new HashSet<>();
    for (int i = 0; i < asked.size(); i++) {
      if (!there.get(i)) {
        missing.add(asked.get(i));
      }
    }
    return missing;
  }

  private Optional<HeadObjectResponse> head(Sha256 sha256) {
    try {
      return Optional.of(
          client.headObject(request -> request.bucket(address.bucket()).key(key(sha256))));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw unanswered(e);
    }
  }

  @Override
  public void delete(Sha256 sha256) {
    try {
      client.deleteObject(request -> request.bucket(address.bucket()).key(key(sha256)));
    } catch (SdkException e) {
      throw unanswered(e);
    }
  }

  @Override
  public Verification verify(Sha256 sha256) {
    Optional<StoredObject> found = open(sha256);
    if (found.isEmpty()) {
      return Verification.MISSING;
    }
    try (StoredObject object = found.get();
        InputStream in = object.stream()) {
      return Sha256.hashOf(in).equals(sha256) ? Verification.INTACT : Verification.CHANGED;
    } catch (IOException e) {
      throw new ArchiveException("The line to S3 broke while an object was read", e);
    }
  }

  @Override
  public void forEach(Consumer<Listed> each) {
    try {
      client
          .listObjectsV2Paginator(
              request -> request.bucket(address.bucket()).prefix(address.prefix() + "blobs/"))
          .contents()
          .forEach(found -> {
            String name = found.key().substring(found.key().lastIndexOf('/') + 1);
            if (Sha256.isHex(name)) {
              each.accept(new Listed(Sha256.ofHex(name), found.size(), found.lastModified()));
            }
          });
    } catch (SdkException e) {
      throw unanswered(e);
    }
  }

  @Override
  public Parts parts() {
    return parts;
  }

  @Override
  public boolean isReady() {
    try {
      client.headBucket(request -> request.bucket(address.bucket()));
      return scratch.isWritable();
    } catch (SdkException e) {
      return false;
    }
  }

  @Override
  public void close() {
    senders.shutdown();
    client.close();
    scratch.close();
  }

  private String key(Sha256 sha256) {
    String hex = sha256.hex();
    return address.prefix() + "blobs/" + hex.substring(0, 2) + "/" + hex;
  }

  private <T> List<T> inParallel(List<Callable<T>> tasks) {
    try {
      List<T> answers = new ArrayList<>(tasks.size());
      for (Future<T> answer : senders.invokeAll(tasks)) {
        answers.add(answer.get());
      }
      return answers;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ArchiveException cause
          ? cause
          : new ArchiveException("A file could not be sent to S3; nothing is acknowledged", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ArchiveException("Interrupted while writing; nothing is acknowledged", e);
    }
  }

  static ArchiveException unanswered(SdkException cause) {
    return new ArchiveException(
        "S3 does not answer or refuses; check EIR_BLOBS, the credentials and the bucket", cause);
  }
}
