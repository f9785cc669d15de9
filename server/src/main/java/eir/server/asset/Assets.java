package eir.server.asset;

import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Json;
import eir.server.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Scripts, styles and wasm from the class path: {@code eir/web/…} of the jars of browser, viewer
 * and server, under names that hold a hash of the content, so they never change.
 *
 * <p>Each file may have siblings {@code .br} and {@code .gz} that were packed when it was built.
 * Shared by threads.
 */
public final class Assets {
  private static final String ROOT = "/eir/web/";

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "wasm", "application/wasm",
          "svg", "image/svg+xml",
          "json", "application/json",
          "png", "image/png",
          "webp", "image/webp");

  private final Map<String, String> hashedNames;
  private final Set<String> served;

  private Assets(Map<String, String> hashedNames) {
    this.hashedNames = Map.copyOf(hashedNames);
    this.served = Set.copyOf(hashedNames.values());
  }

  /** Reads the manifests {@code eir/web/*.assets.json} of the rooms that are on the class path. */
  public static Assets ofClassPath() {
    Map<String, String> names = new HashMap<>();
    for (String room : List.of("server", "browser", "viewer")) {
      try (InputStream in = Assets.class.getResourceAsStream(ROOT + room + ".assets.json")) {
        if (in != null) {
          JsonNode manifest = Json.tree(in.readAllBytes());
          for (String plain : manifest.propertyNames()) {
            names.put(plain, manifest.path(plain).asString());
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Assets(names);
  }

  /** The address of the asset whose plain name is {@code name}; empty if no jar brings it. */
  public Optional<String> address(String name) {
    return Optional.ofNullable(hashedNames.get(name)).map(hashed -> "/assets/" + hashed);
  }

  /** Sends {@code /assets/{name}}. */
  public Answer answer(Exchange exchange) throws IOException {
    String name = exchange.at("name");
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    // Only names that a manifest lists: the class path holds more than is meant for browsers.
    if (type == null || !served.contains(name)) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    String accepted = exchange.header("Accept-Encoding").orElse("");
    for (Packing packing : Packing.values()) {
      if (packing.isAcceptedBy(accepted)) {
        Optional<Answer> packed = packed(name, type, packing);
        if (packed.isPresent()) {
          return packed.get();
        }
      }
    }
    return Answer.problem(Problem.NOT_FOUND);
  }

  private static Optional<Answer> packed(String name, String type, Packing packing)
      throws IOException {
    URL url = Assets.class.getResource(ROOT + name + packing.suffix);
    if (url == null) {
      return Optional.empty();
    }
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    byte[] bytes;
    try (InputStream in = connection.getInputStream()) {
      bytes = in.readAllBytes();
    }
    Answer answer =
        Answer.whole(200, type, bytes)
            .with("Cache-Control", "public, max-age=31536000, immutable")
            .with("Vary", "Accept-Encoding");
    return Optional.of(
        packing == Packing.PLAIN ? answer : answer.with("Content-Encoding", packing.coding));
  }

  /** Ways a file lies in the jar, the smallest first. */
  private enum Packing {
    BROTLI("br", ".br"),
    GZIP("gzip", ".gz"),
    PLAIN("identity", "");

    private final String coding;
    private final String suffix;

    Packing(String coding, String suffix) {
      this.coding = coding;
      this.suffix = suffix;
    }

    boolean isAcceptedBy(String acceptEncoding) {
      return this == PLAIN
          || Stream.of(acceptEncoding.split(",", -1))
              .map(String::strip)
              .anyMatch(entry -> entry.equals(coding) || entry.startsWith(coding + ";q=1"));
    }
  }
}
