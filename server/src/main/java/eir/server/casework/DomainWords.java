package eir.server.casework;

import eir.server.words.Language;
import eir.trial.Act;
import eir.trial.StateName;
import eir.trial.table.DomainTable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What states and acts are called on pages: the words of domain/states.tsv and events.tsv. */
public final class DomainWords {
  private static final String STATE = "state";
  private static final Map<Language, Map<StateName, String>> STATES = states();
  private static final Map<Language, Map<Act, String>> BUTTONS = buttons();

  private DomainWords() {}

  /** A state as a page tells it: "Quality control". */
  public static String state(StateName state, Language language) {
    return Objects.requireNonNull(STATES.get(language)).getOrDefault(state, "–");
  }

  /** An act as its button says it: "Send letter". */
  public static String button(Act act, Language language) {
    return Objects.requireNonNull(
        Objects.requireNonNull(BUTTONS.get(language)).get(act), "events.tsv lacks an act");
  }

  /** An act as it stands in an address: {@code send-letter}. */
  public static String path(Act act) {
    return act.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<Language, Map<StateName, String>> states() {
    DomainTable table = DomainTable.named("states.tsv");
    Map<Language, Map<StateName, String>> words = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      Map<StateName, String> labels = new EnumMap<>(StateName.class);
      table
          .rows()
          .forEach(row ->
              labels.put(StateName.valueOf(row.text(STATE)), row.text(column("label", language))));
      words.put(language, labels);
    }
    return words;
  }

  private static Map<Language, Map<Act, String>> buttons() {
    DomainTable table = DomainTable.named("events.tsv");
    Map<Language, Map<Act, String>> words = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      Map<Act, String> labels = new EnumMap<>(Act.class);
      Arrays.stream(Act.values())
          .forEach(act ->
              labels.put(act, table.row("event", act.name()).text(column("button", language))));
      words.put(language, labels);
    }
    return words;
  }

  private static String column(String name, Language language) {
    return switch (language) {
      case EN -> name + "_en";
      case PT_BR -> name + "_pt";
    };
  }
}
