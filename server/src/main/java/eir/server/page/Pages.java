package eir.server.page;

import eir.archive.access.Session;
import eir.server.asset.Assets;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Problem;
import eir.server.words.Language;
import eir.server.words.Words;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Fills the pages around which {@link Chrome} stands. */
public final class Pages {
  private final Templates templates;
  private final Assets assets;
  private final boolean isDemo;

  /** With scripts and styles from {@code assets}. */
  public Pages(Templates templates, Assets assets, boolean isDemo) {
    this.templates = templates;
    this.assets = assets;
    this.isDemo = isDemo;
  }

  /** The parameters of a page for somebody who is not signed in. */
  public Model page(Exchange exchange, String title) {
    return new Model(chrome(exchange.words(), title, Optional.empty(), "", exchange.path()));
  }

  /** The parameters of a page of {@code session}; {@code current} is its place in the bar. */
  public Model page(Exchange exchange, Session session, String current, String title) {
    return new Model(
        chrome(exchange.words(), title, Optional.of(session), current, exchange.path()));
  }

  /** The page that tells of a problem. */
  public byte[] problem(Problem problem, Words words, String requestId) {
    String title = words.text("problem." + problem.name());
    return templates.html(
        "error.jte",
        Map.of(
            "chrome", chrome(words, title, Optional.empty(), "", ""),
            "problem", problem,
            "requestId", requestId));
  }

  private Chrome chrome(
      Words words, String title, Optional<Session> session, String current, String path) {
    return new Chrome(
        words,
        title,
        session,
        current,
        path,
        isDemo,
        assets.address("pages.css").orElse(""),
        assets.address("staff.js").orElse(""));
  }

  /** A page that is being filled. */
  public final class Model {
    private final Map<String, Object> parameters = new HashMap<>();
    private Chrome chrome;

    private Model(Chrome chrome) {
      this.chrome = chrome;
    }

    /** One parameter of the template. */
    public Model with(String name, Object value) {
      parameters.put(name, value);
      return this;
    }

    /**
     * The answer to a form whose own address shows nothing: the language links lead to {@code
     * path}; to nowhere if it is empty, where a page cannot be shown twice.
     */
    public Model leadingTo(String path) {
      chrome = chrome.leadingTo(path);
      return this;
    }

    /** The page, with the cookie that remembers a language chosen by its link. */
    public Answer answer(int status, String template, Exchange exchange) {
      parameters.put("chrome", chrome);
      Answer answer = Answer.html(status, templates.html(template, parameters));
      Optional<Language> chosen = exchange.query("lang").flatMap(Language::of);
      return chosen.isEmpty()
          ? answer
          : answer.with(
              "Set-Cookie",
              "eir_lang=" + chosen.get().tag() + "; Path=/; Max-Age=31536000; SameSite=Lax");
    }
  }
}
