package eir.server.reading;

import eir.server.words.Language;

/** The language of the pages in the words of the trial's tables. */
final class RoomWords {
  private RoomWords() {}

  static eir.trial.charter.Language of(Language language) {
    return switch (language) {
      case EN -> eir.trial.charter.Language.EN;
      case PT_BR -> eir.trial.charter.Language.PT_BR;
    };
  }
}
