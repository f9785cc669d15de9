package eir.server.message;

import eir.server.http.Json;
import eir.server.words.Language;
import eir.server.words.Words;
import eir.trial.table.DomainTable;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The texts of mail and letters: of the trial from {@code domain/texts.json}, of accounts and of
 * the audit trail from messages/ ({@code mail.KEY.subject}, {@code mail.KEY.body}). Placeholders
 * are names in braces.
 */
public final class Texts {
  private static final String FILE = "texts.json";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
  private static final String OF_MESSAGES = "mail.";
  private static final String SUBJECT = ".subject";
  private static final String BODY = ".body";

  private record Wording(String subject, String body) {}

  private final Map<String, Map<Language, Wording>> texts;

  private Texts(Map<String, Map<Language, Wording>> texts) {
    this.texts = texts;
  }

  /** All texts, from the jar. */
  public static Texts load() {
    Map<String, Map<Language, Wording>> texts = new LinkedHashMap<>();
    JsonNode domain =
        Json.tree(DomainTable.text(FILE).getBytes(StandardCharsets.UTF_8)).path("texts");
    for (JsonNode text : domain) {
      for (Language language : Language.values()) {
        put(
            texts,
            text.path("key").asString(),
            language,
            text.path("subject").path(language.tag()).asString(),
            text.path("body").path(language.tag()).asString());
      }
    }
    for (Language language : Language.values()) {
      Words words = Words.of(language, ZoneOffset.UTC);
      for (String key : words.keys()) {
        if (key.startsWith(OF_MESSAGES) && key.endsWith(SUBJECT)) {
          String own = key.substring(OF_MESSAGES.length(), key.length() - SUBJECT.length());
          put(texts, own, language, words.text(key), words.text(OF_MESSAGES + own + BODY));
        }
      }
    }
    return new Texts(texts);
  }

  private static void put(
      Map<String, Map<Language, Wording>> texts,
      String key,
      Language language,
      String subject,
      String body) {
    texts.computeIfAbsent(key, _ -> new HashMap<>()).put(language, new Wording(subject, body));
  }

  /** Every key. */
  public Set<String> keys() {
    return texts.keySet();
  }

  /** The names of the placeholders in a text. */
  public Set<String> names(String key, Language language) {
    Wording pattern = pattern(key, language);
    Set<String> names = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(pattern.subject + pattern.body);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /**
   * The text with its placeholders filled, once: a brace in a value stays a brace. An empty value
   * is none.
   *
   * @throws IllegalArgumentException if there is no such text, which is a bug
   */
  public Filled fill(String key, Language language, Map<String, String> values) {
    Wording pattern = pattern(key, language);
    Set<String> unresolved = new TreeSet<>();
    return new Filled(
        filled(pattern.subject, values, unresolved),
        filled(pattern.body, values, unresolved),
        unresolved);
  }

  private static String filled(String text, Map<String, String> values, Set<String> unresolved) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found, values, unresolved)));
  }

  // A line break in a value would end a mail's header or begin a paragraph that nobody wrote.
  private static String value(
      MatchResult found, Map<String, String> values, Set<String> unresolved) {
    String value = CONTROL.matcher(values.getOrDefault(found.group(1), "")).replaceAll(" ").strip();
    if (value.isEmpty()) {
      unresolved.add(found.group(1));
      return found.group();
    }
    return value;
  }

  private Wording pattern(String key, Language language) {
    Wording pattern = texts.getOrDefault(key, Map.of()).get(language);
    if (pattern == null) {
      throw new IllegalArgumentException("no text " + key + " in " + language.tag());
    }
    return pattern;
  }

  /**
   * A text with values.
   *
   * @param body plain; paragraphs are parted by an empty line
   * @param unresolved names of placeholders that had no value and still stand in their braces
   */
  public record Filled(String subject, String body, Set<String> unresolved) {
    public Filled {
      unresolved = Set.copyOf(unresolved);
    }

    /**
     * This, if nothing is missing.
     *
     * @throws IncompleteTextException with the names of what is
     */
    public Filled complete() {
      if (!unresolved.isEmpty()) {
        throw new IncompleteTextException(unresolved);
      }
      return this;
    }
  }
}
