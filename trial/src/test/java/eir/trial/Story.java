package eir.trial;

import static eir.trial.SmallTrial.ANA;
import static eir.trial.SmallTrial.CAIO;
import static eir.trial.SmallTrial.OLGA;
import static eir.trial.SmallTrial.RUI;

import eir.trial.charter.Charter;
import eir.trial.charter.Charters;
import eir.trial.decision.CloseReason;
import eir.trial.decision.ConsentOutcome;
import eir.trial.decision.DecisionOutcome;
import eir.trial.reading.ReadForm;
import eir.trial.reading.SignableForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** A case that goes its way in a small trial, command by command. */
public final class Story {
  private static final Charter TWO_READERS = charter(2);

  public final SmallTrial trial = new SmallTrial();
  public final List<Entry> journal = new ArrayList<>();
  public Charter charter = TWO_READERS;
  public CaseFile file = CaseFile.none(new CaseCode("EIR-0001"));
  public Ruling.Allowed last = new Ruling.Allowed(List.of(), List.of(), Set.of());

  /** A charter with this many readers, and one consent version. */
  public static Charter charter(int readers) {
    return charter(readers, _ -> {});
  }

  /** {@link #charter(int)} with some of its fields changed. */
  public static Charter charter(int readers, Consumer<ObjectNode> change) {
    ObjectNode json = Charters.dipgJson().put("readers", readers);
    json.put("adjudication", readers == 1 ? "NONE" : readers == 2 ? "THIRD_READER" : "MAJORITY");
    json.put("maxSubmissions", 3);
    json.putArray("consentVersions").add("2.0");
    change.accept(json);
    return Charters.valid(json);
  }

  /** What the rules say to {@code command}, without doing it. */
  public Ruling ask(Actor actor, CaseCommand command) {
    return Lifecycle.rule(file, charter, actor, command, trial);
  }

  /** Does {@code command}; a refusal fails the test. */
  public Story does(Actor actor, CaseCommand command) {
    switch (ask(actor, command)) {
      case Ruling.Allowed allowed -> add(allowed);
      case Ruling.Refused refused ->
          throw new AssertionError(
              "%s in %s: %s".formatted(command.act(), file.state().name(), refused));
    }
    return this;
  }

  public void add(Ruling.Allowed allowed) {
    last = allowed;
    journal.addAll(allowed.entries());
    file = file.after(allowed.entries());
    trial.rendered(file);
  }

  /** Who holds {@code slot}. */
  public Actor holder(Slot slot) {
    return Actor.of(file.reader(slot).orElseThrow(), slot.role());
  }

  public Story signs(Slot slot, ReadForm form) {
    return does(holder(slot), Say.read(slot, form));
  }

  public static Story opened() {
    return new Story().does(RUI, Say.open());
  }

  public static Story inQc() {
    return opened().does(RUI, Say.submit());
  }

  public static Story queried() {
    return inQc().does(CAIO, Say.ask());
  }

  public static Story reading() {
    return inQc().does(CAIO, Say.pass());
  }

  public static Story adjudicating() {
    return reading()
        .signs(Slot.R1, SignableForms.characteristic())
        .signs(Slot.R2, SignableForms.alternative());
  }

  public static Story deciding() {
    return reading()
        .signs(Slot.R1, SignableForms.characteristic())
        .signs(Slot.R2, SignableForms.characteristic());
  }

  public static Story decided() {
    return deciding().does(OLGA, Say.decide(DecisionOutcome.ELIGIBLE));
  }

  public static Story communicated() {
    return decided().does(ANA, new CaseCommand.SendCommunication());
  }

  public static Story awaitingConsent() {
    return communicated().does(RUI, Say.acknowledge());
  }

  public static Story consented() {
    return awaitingConsent().does(RUI, Say.consent(ConsentOutcome.GIVEN));
  }

  public static Story referred() {
    return consented().does(ANA, Say.refer()).does(ANA, new CaseCommand.AcceptReferral());
  }

  public static Story closed() {
    return deciding().does(ANA, Say.close(CloseReason.LOST));
  }

  public static Story withdrawn() {
    return reading().does(RUI, Say.withdraw());
  }

  /** A case in {@code state}. */
  public static Story in(StateName state) {
    return switch (state) {
      case NONE -> new Story();
      case CANDIDATE -> opened();
      case IN_QC -> inQc();
      case QUERIED -> queried();
      case READING -> reading();
      case ADJUDICATING -> adjudicating();
      case DECIDING -> deciding();
      case DECIDED -> decided();
      case COMMUNICATED -> communicated();
      case AWAITING_CONSENT -> awaitingConsent();
      case CONSENTED -> consented();
      case REFERRED -> referred();
      case CLOSED -> closed();
      case WITHDRAWN -> withdrawn();
    };
  }
}
