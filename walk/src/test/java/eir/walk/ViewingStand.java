package eir.walk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eir.archive.object.Sha256;
import eir.dicom.stream.Source;
import eir.imaging.bundle.Bundle;
import eir.imaging.bundle.PreparedSeries;
import eir.imaging.bundle.SeriesBundler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import tools.jackson.databind.ObjectMapper;

/**
 * A reading room over one file of any class. The server would refuse most of these files at its
 * gate; here the room's own page stands over bundles that the server's own code made of them.
 */
final class ViewingStand implements AutoCloseable {
  private static final String LINKS = "/api/v1/links/";
  private static final String KEY = "0123456789abcdefghjkmnpqrs";

  private final ObjectMapper json = new ObjectMapper();
  private final SeriesBundler bundler;
  private final HttpServer server;
  private final Map<String, Map<String, Object>> answers = new LinkedHashMap<>();
  private final Map<String, byte[]> bundles = new LinkedHashMap<>();

  /**
   * What the room is given of one file.
   *
   * @param address of the room
   * @param poster the middle frame as the JVM paints it, absent where it cannot decode
   * @param bundles as they travel
   * @param problem why there is nothing to show
   */
  record Shown(
      String address, Optional<byte[]> poster, List<byte[]> bundles, Optional<String> problem) {}

  private ViewingStand(Path spill) throws IOException {
    this.bundler = new SeriesBundler(spill, 1);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  static ViewingStand open(Path spill) throws IOException {
    return new ViewingStand(spill);
  }

  /** Prepares the file as a series of its own. */
  Shown show(Source file) throws IOException {
    String id = "%010d".formatted(answers.size());
    try (PreparedSeries prepared = bundler.prepare(List.of(file))) {
      List<byte[]> made = new ArrayList<>();
      List<Map<String, Object>> hrefs = new ArrayList<>();
      for (Bundle bundle : prepared.bundles()) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bundle.writeTo(out);
        byte[] bytes = out.toByteArray();
        String href = LINKS + id + "/bundles/" + Sha256.hashOf(bytes).hex();
        bundles.put(href, bytes);
        made.add(bytes);
        hrefs.add(Map.of("href", href, "bytes", bytes.length));
      }
      Optional<String> problem = prepared.problem().map(Enum::name);
      Map<String, Object> label = new LinkedHashMap<>();
      label.put("weighting", "OTHER");
      label.put("plane", null);
      label.put("contrast", null);
      label.put("text", null);
      Map<String, Object> series = new LinkedHashMap<>();
      series.put("id", "s0");
      series.put("label", label);
      series.put("modality", "OT");
      series.put("images", prepared.images());
      series.put("thumbnail", null);
      series.put("problem", problem.orElse(null));
      series.put("bundles", hrefs);
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("schema", "eir.view-link/1");
      answer.put("scope", "view");
      answer.put("label", null);
      answer.put("expires", null);
      answer.put("mayDownload", false);
      answer.put("version", 1);
      answer.put("newerVersion", null);
      answer.put("poster", null);
      answer.put("state", "ready");
      answer.put("series", List.of(series));
      answers.put(id, answer);
      String origin = "http://127.0.0.1:" + server.getAddress().getPort();
      return new Shown(
          origin + "/v/" + id + "#" + KEY, prepared.poster().map(p -> p.toArray()), made, problem);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      if (path.startsWith("/v/")) {
        send(exchange, "text/html; charset=utf-8", asset("view.html"));
      } else if (path.startsWith("/assets/")) {
        String name = path.substring("/assets/".length());
        send(exchange, typeOf(name), asset(name));
      } else if (bundles.get(path) instanceof byte[] bundle) {
        send(exchange, "application/octet-stream", bundle);
      } else if (answers.containsKey(path.substring(Math.min(path.length(), LINKS.length())))) {
        send(
            exchange,
            "application/json",
            json.writeValueAsBytes(answers.get(path.substring(LINKS.length()))));
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private static String typeOf(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "js" -> "text/javascript";
      case "css" -> "text/css";
      case "wasm" -> "application/wasm";
      default -> "application/octet-stream";
    };
  }

  private static byte[] asset(String name) {
    try (InputStream in = ViewingStand.class.getResourceAsStream("/eir/web/" + name)) {
      return in == null ? new byte[0] : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
