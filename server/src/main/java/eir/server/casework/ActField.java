package eir.server.casework;

import java.util.List;

/** A field of an act's form, with its words in the language of the page. */
public sealed interface ActField {

  /** Something to read. */
  record Told(String head, String text) implements ActField {}

  /** Words of up to 2000 characters. */
  record Text(String name, String label, String hint) implements ActField {}

  /** A short word or code. */
  record Line(String name, String label, String hint, String preset, int most)
      implements ActField {}

  /** A day, as {@code 2026-11-12}. */
  record Day(String name, String label, String hint, String preset) implements ActField {}

  /** One of several; {@code preset} is the value chosen at first, empty for none. */
  record Choice(String name, String label, List<Option> options, String preset)
      implements ActField {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /** A statement to tick. */
  record Box(String name, String value, String label) implements ActField {}

  /** One of the values of a {@link Choice}. */
  record Option(String value, String label, String hint) {}
}
