package eir.server.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/**
 * The sentences of one language, from messages/: pages.*.json, casework.*.json for what is done
 * with cases, audit.*.json for the trail of it, charter.*.json for its rules, rules.*.json for what
 * the trial's rules answer, values.*.json for the words of the reading form, choice.*.json for what
 * de-identification leaves. Arguments stand as {@code {0}}, {@code {1}}.
 */
public final class Words {
  private static final List<String> FILES =
      List.of("pages", "casework", "audit", "charter", "rules", "values", "choice");

  private final Language language;
  private final ZoneId zone;
  private final Map<String, String> sentences;

  private Words(Language language, ZoneId zone, Map<String, String> sentences) {
    this.language = language;
    this.zone = zone;
    this.sentences = sentences;
  }

  /** The sentences of {@code language}; times are told in {@code zone}. */
  public static Words of(Language language, ZoneId zone) {
    Map<String, String> sentences = new HashMap<>();
    FILES.forEach(file -> read(file + "." + language.tag() + ".json", sentences));
    // The offset calls itself "Z", which nobody reads; the zone of that name says UTC.
    ZoneId named = zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
    return new Words(language, named, Map.copyOf(sentences));
  }

  private static void read(String file, Map<String, String> sentences) {
    try (InputStream in = Words.class.getResourceAsStream("/eir/server/messages/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks messages/" + file + "; build it again");
      }
      // The streaming parser alone: the first page need not wait for data binding to load.
      try (JsonParser parser = new JsonFactory().createParser(in)) {
        String key = "";
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
          if (token == JsonToken.PROPERTY_NAME) {
            key = parser.currentName();
          } else if (token == JsonToken.VALUE_STRING) {
            sentences.put(key, parser.getString());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same words, with times told in {@code other}. */
  public Words in(ZoneId other) {
    return new Words(language, other, sentences);
  }

  /** The language of these words. */
  public Language language() {
    return language;
  }

  /** The zone in which times are told. */
  public ZoneId zone() {
    return zone;
  }

  /** Every key that has a sentence. */
  public Set<String> keys() {
    return sentences.keySet();
  }

  /** Whether there is a sentence for {@code key}, which came from outside. */
  public boolean has(String key) {
    return sentences.containsKey(key);
  }

  /** The sentence of {@code key}; a missing one is a bug that a test finds. */
  public String text(String key) {
    String sentence = sentences.get(key);
    if (sentence == null) {
      throw new IllegalArgumentException("no sentence " + key + " in " + language.tag());
    }
    return sentence;
  }

  /** The sentence of {@code key} with its arguments. */
  public String text(String key, Object... arguments) {
    String sentence = text(key);
    for (int i = 0; i < arguments.length; i++) {
      sentence = sentence.replace("{" + i + "}", String.valueOf(arguments[i]));
    }
    return sentence;
  }

  /** A number of things: {@code key.one} for exactly one, else {@code key.other}; {0} is it. */
  public String count(String key, long number) {
    return text(key + (number == 1 ? ".one" : ".other"), number(number));
  }

  /** A whole number in the language's spelling. */
  public String number(long number) {
    return NumberFormat.getIntegerInstance(language.locale()).format(number);
  }

  /** Bytes as kB or MB. */
  public String size(long bytes) {
    NumberFormat format = NumberFormat.getNumberInstance(language.locale());
    if (bytes < 1_000_000) {
      format.setMaximumFractionDigits(0);
      return format.format(Math.ceil(bytes / 1e3)) + " kB";
    }
    format.setMaximumFractionDigits(bytes < 10_000_000 ? 1 : 0);
    return bytes < 1_000_000_000
        ? format.format(bytes / 1e6) + " MB"
        : format.format(bytes / 1e9) + " GB";
  }

  /** Day, time and zone: {@code 12 Nov 2026, 10:47 UTC}. */
  public String time(Instant instant) {
    return DateTimeFormatter.ofPattern(text("format.time"), language.locale())
        .withZone(zone)
        .format(instant);
  }

  /** The day alone: {@code 12 Nov 2026}. */
  public String day(Instant instant) {
    return DateTimeFormatter.ofPattern(text("format.day"), language.locale())
        .withZone(zone)
        .format(instant);
  }

  /** When something ends: the day alone, or with the time if that is not midnight. */
  public String end(Instant instant) {
    boolean isDay = instant.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT);
    return isDay ? day(instant) : time(instant);
  }

  /** A day without a zone. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(text("format.day"), language.locale()).format(day);
  }

  /** The day as letters write it: {@code 9 November 2026}. */
  public String longDay(Instant instant) {
    return longDay(LocalDate.ofInstant(instant, zone));
  }

  /** {@link #longDay(Instant)} without a zone. */
  public String longDay(LocalDate day) {
    return DateTimeFormatter.ofPattern(text("format.longDay"), language.locale()).format(day);
  }

  /** How long ago, in the largest fitting unit. */
  public String age(Instant then, Instant now) {
    long minutes = Math.max(0, (now.getEpochSecond() - then.getEpochSecond()) / 60);
    if (minutes == 0) {
      return text("age.now");
    }
    if (minutes < 60) {
      return count("age.minutes", minutes);
    }
    return minutes < 60 * 48
        ? count("age.hours", minutes / 60)
        : count("age.days", minutes / (60 * 24));
  }
}
