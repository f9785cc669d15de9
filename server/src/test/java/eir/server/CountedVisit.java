package eir.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person on their way through the pages without script, and what it takes of them. Only what the
 * pages offer can be done: a link must stand there to be opened, a field to be filled; what a form
 * has preset is sent as it is.
 */
final class CountedVisit {
  private static final Pattern INPUT = Pattern.compile("<input ([^>]*)>");
  private static final Pattern OPTION =
      Pattern.compile("<select [^>]*name=\"([^\"]+)\"[^>]*>(.*?)</select>", Pattern.DOTALL);

  private final TrialDesk desk;
  private final String cookie;
  private final List<String> steps = new ArrayList<>();
  private final List<String> typed = new ArrayList<>();
  private final Map<String, String> given = new LinkedHashMap<>();
  private int filled;
  private String body;
  private String location = "";

  CountedVisit(TrialDesk desk, String login, String start) {
    this.desk = desk;
    this.cookie = desk.cookie(login);
    this.body = get(start);
  }

  private String get(String path) {
    HttpResponse<String> page = desk.server.get(path, "Cookie", cookie);
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    return page.body();
  }

  /** Follows a link of the page. */
  CountedVisit open(String path) {
    assertThat(body).contains("href=\"" + path + "\"");
    steps.add("open " + path);
    body = get(path.replaceAll("#.*$", ""));
    return this;
  }

  /** Fills a field by hand. */
  CountedVisit type(String field, String text) {
    assertThat(body).contains("name=\"" + field + "\"");
    typed.add(field);
    given.put(field, text);
    return this;
  }

  /** Answers a field that tasks.tsv counts as typed, by a choice. */
  CountedVisit fill(String field, String value) {
    assertThat(body).contains("name=\"" + field + "\" value=\"" + value + "\"");
    filled++;
    given.put(field, value);
    return this;
  }

  /** Chooses what the page has not preset. */
  CountedVisit choose(String field, String value) {
    fill(field, value);
    filled--;
    steps.add("choose " + field);
    return this;
  }

  /** Ticks a box. */
  CountedVisit tick(String field) {
    assertThat(body).contains("name=\"" + field + "\"");
    steps.add("tick " + field);
    given.put(field, "YES");
    return this;
  }

  /** Gives the password, which the budget leaves out, and presses the button. */
  CountedVisit sign(String login, String action) {
    assertThat(body).as("the login name stands there").contains("value=\"" + login + "\"");
    given.put("password", RunningServer.PASSWORD);
    return press(action);
  }

  /** Sends the form of {@code action} with what it presets and what was given; it leads on. */
  CountedVisit press(String action) {
    HttpResponse<String> answer = sent(action);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    location = answer.headers().firstValue("Location").orElseThrow();
    return this;
  }

  /** The same, and the answer is the next page. */
  CountedVisit post(String action) {
    HttpResponse<String> answer = sent(action);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    body = answer.body();
    return this;
  }

  private HttpResponse<String> sent(String action) {
    int at = body.indexOf("action=\"" + action + "\"");
    assertThat(at).as("a form of " + action).isPositive();
    String form = body.substring(at, body.indexOf("</form>", at));
    Map<String, String> fields = preset(form);
    fields.putAll(given);
    given.clear();
    steps.add("press " + action);
    return desk.server.form(action, fields, "Cookie", cookie);
  }

  private static Map<String, String> preset(String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher input = INPUT.matcher(form);
    while (input.find()) {
      String type = attribute(input.group(1), "type");
      boolean isChoice = type.equals("radio") || type.equals("checkbox");
      boolean isSent = !isChoice || input.group(1).matches(".*\\bchecked\\b.*");
      if (isSent && !type.equals("password")) {
        fields.put(attribute(input.group(1), "name"), attribute(input.group(1), "value"));
      }
    }
    Matcher select = OPTION.matcher(form);
    while (select.find()) {
      Matcher chosen =
          Pattern.compile("<option value=\"([^\"]*)\"[^>]* selected").matcher(select.group(2));
      fields.put(select.group(1), chosen.find() ? chosen.group(1) : "");
    }
    return fields;
  }

  private static String attribute(String tag, String name) {
    Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
    return found.find() ? found.group(1) : "";
  }

  int steps() {
    return steps.size();
  }

  /** Fields that were typed or, where tasks.tsv counts them so, answered. */
  int typed() {
    return typed.size();
  }

  int filled() {
    return filled;
  }

  String body() {
    return body;
  }

  /** Where the last press led. */
  String location() {
    return location;
  }

  String told() {
    return steps + ", typed " + typed;
  }
}
