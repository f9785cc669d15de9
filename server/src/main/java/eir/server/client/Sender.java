package eir.server.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Sends harmless files by an upload link: announces them, asks which ones are missing, sends those
 * in STOW-RS batches with a few requests in flight, and closes the submission.
 *
 * <p>Try again after any failure with the same {@code requestId}: what arrived is not sent twice.
 * May be shared by threads.
 */
public final class Sender {
  private static final int IN_FLIGHT = 4;
  private static final int ATTEMPTS = 6;
  private static final int ALONE_BYTES = 32 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final UploadLink link;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(20))
          .build();

  public Sender(UploadLink link) {
    this.link = link;
  }

  /** What the link allows: site, trial, profile and limits, as docs/http.md has it. */
  public JsonNode describe() {
    return json(send("GET", "api/v1/links/" + link.id(), null, Map.of()));
  }

  /**
   * Announces a delivery, or finds it again.
   *
   * @param requestId a UUID that stays the same when the same delivery is tried again
   * @return the upload's id
   */
  public String announce(
      String requestId, int files, long bytes, String profileHash, String keyFingerprint) {
    var body =
        Map.of(
            "link", link.id(),
            "files", files,
            "bytes", bytes,
            "profileHash", profileHash,
            "keyFingerprint", keyFingerprint,
            "requestId", requestId);
    return json(postJson("api/v1/uploads", body)).path("upload").asString();
  }

  /** Sends those of {@code files} that the server lacks; answers when all are durable there. */
  public Sent send(String upload, List<? extends CleanFile> files) {
    List<CleanFile> missing = missing(upload, files);
    var stored = new AtomicInteger();
    var held = new AtomicInteger(files.size() - missing.size());
    var refused = new AtomicInteger();
    var permits = new Semaphore(IN_FLIGHT);
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (List<CleanFile> batch : batches(missing)) {
        permits.acquireUninterruptibly();
        running.add(
            threads.submit(() -> {
              try {
                count(sendBatch(upload, batch), stored, held, refused);
              } finally {
                permits.release();
              }
              return null;
            }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new SendingException(0, "", "A batch could not be read and sent; try again");
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new SendingException(0, "", "Sending was stopped; try again to send the rest");
    }
    return new Sent(stored.get(), held.get(), refused.get());
  }

  /** What became of the files. */
  public record Sent(int stored, int held, int refused) {}

  /**
   * Closes the delivery with the sender's word that the images are of the right child and the
   * family agreed.
   *
   * @param language BCP 47 tag of the receipt
   * @param summary as docs/http.md: {@code files}, {@code images}, {@code leftOut}
   * @param report {@code eir.deid-report/1}, actions by tag without values
   * @return {@code eir.receipt/1} with the private link
   */
  public JsonNode close(
      String upload, String language, Map<String, Object> summary, Map<String, Object> report) {
    var body = Map.of("attested", true, "language", language, "summary", summary, "report", report);
    return json(postJson("api/v1/uploads/" + upload + "/close", body));
  }

  private List<CleanFile> missing(String upload, List<? extends CleanFile> files) {
    var hashes = files.stream().map(CleanFile::sha256).distinct().toList();
    JsonNode answer =
        json(postJson("api/v1/uploads/" + upload + "/have", Map.of("instances", hashes)));
    Set<String> lacking = new HashSet<>();
    answer.path("missing").forEach(hash -> lacking.add(hash.asString()));
    List<CleanFile> missing = new ArrayList<>();
    for (CleanFile file : files) {
      if (lacking.remove(file.sha256())) {
        missing.add(file);
      }
    }
    return missing;
  }

  private static List<List<CleanFile>> batches(List<CleanFile> files) {
    List<List<CleanFile>> batches = new ArrayList<>();
    List<CleanFile> open = new ArrayList<>();
    long bytes = 0;
    for (CleanFile file : files) {
      if (!open.isEmpty() && bytes + file.lengthBytes() > 4 << 20) {
        batches.add(open);
        open = new ArrayList<>();
        bytes = 0;
      }
      open.add(file);
      bytes += file.lengthBytes();
    }
    if (!open.isEmpty()) {
      batches.add(open);
    }
    return batches;
  }

  private HttpResponse<byte[]> sendBatch(String upload, List<CleanFile> batch) throws IOException {
    if (batch.size() == 1 && batch.getFirst().lengthBytes() > ALONE_BYTES) {
      return sendInParts(upload, batch.getFirst());
    }
    String boundary = "eir-" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    var body = new ByteArrayOutputStream(5 << 20);
    for (CleanFile file : batch) {
      body.write(
          ("--" + boundary + "\r\nContent-Type: application/dicom\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      body.write(file.bytes());
      body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    body.write(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return send(
        "POST",
        "api/v1/uploads/" + upload + "/studies",
        body.toByteArray(),
        Map.of(
            "Content-Type", "multipart/related; type=\"application/dicom\"; boundary=" + boundary));
  }

  private HttpResponse<byte[]> sendInParts(String upload, CleanFile file) throws IOException {
    String path = "api/v1/uploads/" + upload + "/parts/" + file.sha256();
    long length = file.lengthBytes();
    long offset = 0;
    while (true) {
      byte[] part = file.part(offset, (int) Math.min(8 << 20, length - offset));
      HttpResponse<byte[]> answer =
          send(
              "PUT",
              path,
              part,
              Map.of(
                  "Upload-Offset", Long.toString(offset),
                  "Upload-Length", Long.toString(length),
                  "Content-Type", "application/octet-stream"));
      if (answer.statusCode() == 200 || answer.statusCode() == 202) {
        return answer;
      }
      offset = answer.headers().firstValueAsLong("Upload-Offset").orElse(offset + part.length);
    }
  }

  // "Eir-Result: stored=12,held=0,refused=1"
  private static void count(
      HttpResponse<byte[]> answer,
      AtomicInteger stored,
      AtomicInteger held,
      AtomicInteger refused) {
    for (String count : answer.headers().firstValue("Eir-Result").orElse("").split(",", -1)) {
      String[] sides = count.strip().split("=", 2);
      if (sides.length == 2) {
        int value = Integer.parseInt(sides[1]);
        switch (sides[0]) {
          case "stored" -> stored.addAndGet(value);
          case "held" -> held.addAndGet(value);
          case "refused" -> refused.addAndGet(value);
          default -> {
            // a count that a later server adds
          }
        }
      }
    }
  }

  private HttpResponse<byte[]> postJson(String path, Object body) {
    return send(
        "POST", path, JSON.writeValueAsBytes(body), Map.of("Content-Type", "application/json"));
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    return JSON.readTree(answer.body());
  }

  // Network errors, 408, 429 and 5xx are tried again with jitter; 409 of STOW is an answer.
  private HttpResponse<byte[]> send(
      String method,
      String path,
      byte @org.jspecify.annotations.Nullable [] body,
      Map<String, String> headers) {
    URI uri = link.server().resolve(path);
    for (int attempt = 1; ; attempt++) {
      long pauseMillis = (200L << attempt) + ThreadLocalRandom.current().nextLong(200);
      try {
        HttpRequest.Builder request =
            HttpRequest.newBuilder(uri)
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", "Bearer " + link.key())
                .method(
                    method,
                    body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
        int status = answer.statusCode();
        if (status < 300 || status == 409 && isStowAnswer(answer)) {
          return answer;
        }
        boolean isWorthAnother = status == 408 || status == 429 || status >= 500;
        if (!isWorthAnother || attempt == ATTEMPTS) {
          throw refusal(answer);
        }
        pauseMillis =
            answer.headers().firstValue("Retry-After").map(Sender::seconds).orElse(pauseMillis);
      } catch (IOException lost) {
        if (attempt == ATTEMPTS) {
          throw new SendingException(
              0, "", "The server cannot be reached; what arrived is kept, so try again later");
        }
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new SendingException(0, "", "Sending was stopped; try again to send the rest");
      }
      pause(pauseMillis);
    }
  }

  private static boolean isStowAnswer(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("Eir-Result").isPresent()
        || answer.headers().firstValue("Upload-Offset").isPresent();
  }

  private static SendingException refusal(HttpResponse<byte[]> answer) {
    JsonNode problem;
    try {
      problem = json(answer);
    } catch (RuntimeException notJson) {
      problem = JSON.createObjectNode();
    }
    String detail = problem.path("detail").asString("");
    String title = problem.path("title").asString("");
    return new SendingException(
        answer.statusCode(),
        problem.path("code").asString(""),
        "The server refused (" + answer.statusCode() + "): " + (detail.isEmpty() ? title : detail));
  }

  private static long seconds(String text) {
    return text.matches("[0-9]{1,4}") ? Long.parseLong(text) * 1000 : 1000;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new SendingException(0, "", "Sending was stopped; try again to send the rest");
    }
  }
}
