package eir.server;

import static eir.server.Stage.Fact.CALLED;
import static eir.server.Stage.Fact.CONCLUDED;
import static eir.server.Stage.Fact.DECIDED;
import static eir.server.Stage.Fact.FEEDBACK;
import static eir.server.Stage.Fact.IMAGES;
import static eir.server.Stage.Fact.UNBLINDED;

import eir.trial.CaseCode;
import eir.trial.Role;
import eir.trial.blinding.Datum;
import eir.trial.table.DomainTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who may see what is planted: {@code domain/visibility.tsv} read once more, beside {@code
 * Blinding} and without it, on the facts of the stages.
 */
final class Audience {
  private static final DomainTable TABLE = DomainTable.named("visibility.tsv");
  private static final Set<String> COLUMNS =
      Set.of(
          "ADMINISTRATOR",
          "COORDINATOR",
          "SITE",
          "QC",
          "READER",
          "ADJUDICATOR",
          "PHYSICIAN",
          "AUDITOR",
          "LINK");

  private final Map<CaseCode, Stage> stages;

  Audience(List<Stage> stages) {
    this.stages = stages.stream().collect(Collectors.toMap(Stage::code, Function.identity()));
  }

  /**
   * Whether {@code who} may meet {@code planted} in an answer.
   *
   * @param asked the case that was asked for; empty for lists
   * @param purpose what the route is there to show
   */
  boolean sees(Onlooker who, Planted planted, Optional<Stage> asked, Question.Purpose purpose) {
    return switch (planted) {
      case Planted.OfCase(_, _, var datum, var code, var owner, var decision) ->
          sees(datum, who, stage(code), owner, decision);
      case Planted.OfAsked(_, _, var datum) ->
          asked.filter(stage -> sees(datum, who, stage)).isPresent();
      case Planted.OfSite(_, _, var site) ->
          switch (letter(Datum.SITE, who)) {
            case "Y" -> true;
            case "S" -> who.isOf(site);
            default -> false;
          };
      case Planted.OfReader(_, _, var login) ->
          who.login().equals(Optional.of(login))
              || purpose != Question.Purpose.CASES && letter(Datum.USERS, who).equals("Y")
              || stages.values().stream()
                  .filter(stage -> holds(login, stage))
                  .anyMatch(stage -> sees(Datum.WHO_READ, who, stage))
              || letter(Datum.USERS, who).equals("Y") && letter(Datum.WHO_READ, who).equals("Y");
      // The coordinator is the site's contact, and the physician signs the letter.
      case Planted.OfOffice(_, _, var login, var role) ->
          who.login().equals(Optional.of(login))
              || letter(Datum.USERS, who).equals("Y")
              || letter(Datum.AUDIT, who).equals("Y")
              || who.column().equals("SITE") && role != Role.QC;
      case Planted.Kept _ ->
          purpose == Question.Purpose.JOURNAL && letter(Datum.AUDIT, who).equals("Y");
      case Planted.Dropped _ -> false;
    };
  }

  /** Whether {@code who} may see this datum of {@code stage}, of which nobody is the owner. */
  boolean sees(Datum datum, Onlooker who, Stage stage) {
    return sees(datum, who, stage, Optional.empty(), OptionalInt.empty());
  }

  private boolean sees(
      Datum datum, Onlooker who, Stage stage, Optional<String> owner, OptionalInt decision) {
    if (datum == Datum.READS_OF_OTHERS && owner.isPresent() && owner.equals(who.login())) {
      return sees(Datum.OWN_READ, who, stage, owner, decision);
    }
    boolean isOfSite = who.isOf(stage.site());
    return (datum != Datum.IMAGES || stage.is(IMAGES))
        && switch (letter(datum, who)) {
          case "Y", "Y1" -> true;
          case "S" -> isOfSite;
          case "A" -> who.holds(stage);
          case "O" -> who.holds(stage) && owner.isPresent() && owner.equals(who.login());
          case "P" -> who.holds(stage) && stage.is(FEEDBACK);
          case "D" -> stage.is(CONCLUDED);
          case "DU" -> stage.is(CONCLUDED) || stage.is(UNBLINDED);
          case "F" -> stage.is(DECIDED);
          case "FS" ->
              isOfSite
                  && (decision.isPresent()
                      ? stage.told().contains(decision.getAsInt())
                      : !stage.told().isEmpty());
          case "B" -> who.holds(stage) && stage.is(CALLED);
          case "K" -> who.holds(stage) && stage.is(FEEDBACK) && stage.is(DECIDED);
          case "L" -> who.linked().equals(Optional.of(stage.code().text()));
          default -> false;
        };
  }

  private Stage stage(CaseCode code) {
    Stage stage = stages.get(code);
    if (stage == null) {
      throw new AssertionError("something is planted in no stage: " + code.text());
    }
    return stage;
  }

  private static boolean holds(String login, Stage stage) {
    return stage.readers().contains(login) || stage.adjudicator().equals(Optional.of(login));
  }

  private static String letter(Datum datum, Onlooker who) {
    return COLUMNS.contains(who.column())
        ? TABLE.row("datum", datum.row()).text(who.column())
        : "N";
  }
}
