package eir.server.operation;

import eir.archive.Archive;
import eir.server.demo.DemoHooks;
import eir.server.demo.Shortcut;
import eir.server.demo.WalkPart;
import eir.server.http.Access.Anyone;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Metrics;
import eir.server.http.Origin;
import eir.server.http.Problem;
import eir.server.page.Pages;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The door mat: start page, probes, robots.txt, security.txt, metrics. */
public final class Operation {
  private static final Duration CONTACT_HOLDS = Duration.ofDays(180);

  /** Seconds after which a browser asks again how far the demonstration is. */
  private static final String LOOKS_AGAIN = "2";

  private final Archive archive;
  private final Pages pages;
  private final Origin origin;
  private final String contact;
  private final Metrics metrics;
  private final Optional<DemoHooks> demo;
  private final InstantSource clock;

  /**
   * Of the server at {@code origin}.
   *
   * @param contact address for reports of weaknesses; empty if there is none
   */
  public Operation(
      Archive archive,
      Pages pages,
      Origin origin,
      String contact,
      Metrics metrics,
      Optional<DemoHooks> demo,
      InstantSource clock) {
    this.archive = archive;
    this.pages = pages;
    this.origin = origin;
    this.contact = contact;
    this.metrics = metrics;
    this.demo = demo;
    this.clock = clock;
  }

  /** {@code GET /}. */
  public Answer landing(Exchange exchange, Anyone caller) {
    Optional<DemoHooks.Telling> telling = demo.flatMap(DemoHooks::telling);
    List<Shortcut> shortcuts =
        telling.isPresent() ? List.of() : demo.map(DemoHooks::uploadLinks).orElse(List.of());
    Answer page = landing(exchange, telling, shortcuts);
    return telling.isPresent() ? page.with("Refresh", LOOKS_AGAIN) : page;
  }

  private Answer landing(
      Exchange exchange, Optional<DemoHooks.Telling> telling, List<Shortcut> shortcuts) {
    return pages
        .page(exchange, exchange.words().text("landing.title"))
        .with("telling", telling)
        .with("shortcuts", shortcuts)
        .with("walk", demo.map(WalkPart::of).orElse(List.of()))
        .with("people", demo.map(DemoHooks::people).orElse(List.of()))
        .with("password", demo.map(DemoHooks::password).orElse(""))
        .answer(200, "landing.jte", exchange);
  }

  /** {@code GET /healthz}: the process answers. */
  public Answer alive(Exchange exchange, Anyone caller) {
    return Answer.text(200, "ok\n");
  }

  /** {@code GET /readyz}: database, blobs and schema answer; no details. */
  public Answer ready(Exchange exchange, Anyone caller) {
    return archive.isReady() ? Answer.text(200, "ok\n") : Answer.text(503, "not ready\n");
  }

  /** {@code GET /robots.txt}. */
  public Answer robots(Exchange exchange, Anyone caller) {
    return Answer.text(
        200,
        """
        User-agent: *
        Disallow: /v/
        Disallow: /u/
        Disallow: /embed/
        Disallow: /l/
        Disallow: /s/
        Disallow: /api/
        Disallow: /staff/
        """);
  }

  /** {@code GET /.well-known/security.txt} (RFC 9116). */
  public Answer securityTxt(Exchange exchange, Anyone caller) {
    if (contact.isEmpty()) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    return Answer.text(
        200,
        "Contact: "
            + contact
            + "\nExpires: "
            + clock.instant().plus(CONTACT_HOLDS).truncatedTo(ChronoUnit.DAYS)
            + "\nPreferred-Languages: en, pt\nCanonical: "
            + origin.at("/.well-known/security.txt")
            + "\n");
  }

  /** {@code GET /metrics}, on the admin port only. */
  public Answer metrics(Exchange exchange, Anyone caller) throws IOException {
    return Answer.whole(200, "text/plain; version=0.0.4; charset=utf-8", metrics.text());
  }
}
