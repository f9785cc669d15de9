package eir.bench.score;

import java.util.Locale;

/** What an action of the answer key is about, in the words of MIDI-B. */
enum Category {
  TAG_RETAINED,
  TEXT_RETAINED,
  TEXT_REMOVED,
  TEXT_NOT_NULL,
  DATE_SHIFTED,
  UID_CHANGED,
  UID_CONSISTENT,
  PATIENT_ID_CONSISTENT,
  PIXELS_HIDDEN,
  PIXELS_RETAINED;

  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
