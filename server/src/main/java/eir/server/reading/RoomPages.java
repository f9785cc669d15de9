package eir.server.reading;

import eir.archive.Archive;
import eir.archive.access.Session;
import eir.server.casework.SeenCase;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Problem;
import java.io.IOException;
import java.io.InputStream;

/**
 * The pages of the reading room for a case: one document, the same bytes for every case; its script
 * asks for what the person may see.
 */
public final class RoomPages {
  private final Archive archive;

  /** Over {@code archive}. */
  public RoomPages(Archive archive) {
    this.archive = archive;
  }

  /**
   * {@code GET /cases/{case}/images}, {@code …/qc}, {@code …/read}, {@code …/adjudication}: which
   * room it is, its script sees by the address; who may enter is in the table of routes.
   */
  public Answer room(Exchange exchange, Session session) throws IOException {
    if (SeenCase.find(archive, exchange.at("case"), session.actor()).isEmpty()) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    try (InputStream in = RoomPages.class.getResourceAsStream("/eir/web/case.html")) {
      return in == null ? Answer.problem(Problem.NOT_READY) : Answer.html(200, in.readAllBytes());
    }
  }
}
