package eir.server.message;

import eir.archive.Archive;
import eir.archive.access.Account;
import eir.archive.access.AccountState;
import eir.archive.access.MailRights;
import eir.archive.casework.Units.Unit;
import eir.archive.message.Message;
import eir.archive.message.Outgoing;
import eir.server.http.Origin;
import eir.server.message.NotSentException.Reason;
import eir.server.words.Language;
import eir.server.words.Words;
import eir.trial.TrialIdentity;
import eir.trial.UnitCode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Makes the words of a message at the moment it is sent, in its recipient's language. */
public final class MailWriter {
  /** Letters with a finding: page and PDF, behind a sign-in; {@code ack.ask} announces them. */
  private static final Set<String> NEVER_BY_MAIL =
      Set.of("letter.eligible", "letter.notEligible", "letter.notEvaluable");

  /** Begins the recipient's id where that is a unit, as the archive's outbox writes it. */
  private static final String UNIT = "unit:";

  private final Archive archive;
  private final Origin origin;
  private final Texts texts;
  private final TrialIdentity trial;
  private final CaseValues ofCase;
  private final Function<Language, Words> words;

  /**
   * @param origin where links lead
   * @param physicianPhone for urgent calls; empty if the site's own number serves for them too
   */
  public MailWriter(
      Archive archive,
      Origin origin,
      Texts texts,
      TrialIdentity trial,
      String physicianPhone,
      Function<Language, Words> words) {
    this.archive = archive;
    this.origin = origin;
    this.texts = texts;
    this.trial = trial;
    this.ofCase = new CaseValues(archive, physicianPhone);
    this.words = words;
  }

  /**
   * The mail of {@code outgoing}. One that carries a one-time right mints it now.
   *
   * @throws NotSentException if it has nobody to go to or lacks a value
   */
  public Mail write(Outgoing outgoing) throws NotSentException {
    Message message = outgoing.message();
    if (NEVER_BY_MAIL.contains(message.key())) {
      throw new NotSentException(Reason.NOT_FOR_MAIL);
    }
    Recipient to = recipient(message);
    Language language = Language.of(message.language()).orElse(Language.EN);
    Texts.Filled text;
    try {
      text = texts.fill(message.key(), language, values(outgoing, to, language)).complete();
    } catch (IncompleteTextException e) {
      throw new NotSentException(Reason.INCOMPLETE, 0, e);
    }
    return new Mail(
        outgoing.id() + "." + outgoing.made().toEpochMilli(),
        to.address(),
        to.name(),
        language.tag(),
        text.subject(),
        text.body() + "\n\n-- \n" + words.apply(language).text("mail.foot", trial.protocolId()));
  }

  private record Recipient(String id, String name, String address) {}

  private Recipient recipient(Message message) throws NotSentException {
    String id = message.recipient();
    if (id.startsWith(UNIT)) {
      return archive
          .units()
          .find(new UnitCode(id.substring(UNIT.length())))
          .filter(Unit::isActive)
          .map(unit -> new Recipient(id, unit.name(), unit.contact()))
          .orElseThrow(() -> new NotSentException(Reason.NOT_ACTIVE));
    }
    boolean isInvitation = message.key().equals(MailRights.INVITATION);
    AccountState wanted = isInvitation ? AccountState.INVITED : AccountState.ACTIVE;
    Account account =
        archive
            .accounts()
            .ofUser(id)
            .filter(found -> found.state() == wanted)
            .orElseThrow(() -> new NotSentException(Reason.NOT_ACTIVE));
    return account
        .email()
        .map(email -> new Recipient(id, account.name(), email))
        .orElseThrow(() -> new NotSentException(Reason.NO_ADDRESS));
  }

  private Map<String, String> values(Outgoing outgoing, Recipient to, Language language)
      throws NotSentException {
    Message message = outgoing.message();
    Words own = words.apply(language);
    Map<String, String> values = new HashMap<>(message.values());
    values.computeIfPresent("deadline", (_, instant) -> own.time(Instant.parse(instant)));
    if (!message.subject().isEmpty()) {
      values.putAll(ofCase.of(message, outgoing.made(), own));
      values.put("caseCode", message.subject());
    }
    values.computeIfPresent("at", (_, instant) -> own.time(Instant.parse(instant)));
    values.computeIfPresent("category", (_, category) -> own.text("mail.category." + category));
    values.put("queryText", own.text("mail.queryText"));
    values.put("trialName", trial.protocolId());
    values.put("link", link(message, to));
    return values;
  }

  private String link(Message message, Recipient to) throws NotSentException {
    return switch (message.key()) {
      case MailRights.INVITATION -> withRight("/people/invitation/", to);
      case MailRights.RESET -> withRight("/staff/reset/", to);
      default -> origin.at(message.subject().isEmpty() ? "/staff" : "/cases/" + message.subject());
    };
  }

  // The right stands behind the #, which no browser sends and no log keeps.
  private String withRight(String path, Recipient to) throws NotSentException {
    return archive
        .mailRights()
        .mint(to.id())
        .map(right -> origin.at(path + to.id() + "#" + right.reveal()))
        .orElseThrow(() -> new NotSentException(Reason.NOT_ACTIVE));
  }
}
