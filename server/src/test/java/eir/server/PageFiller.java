package eir.server;

import eir.trial.CaseCode;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens pages and fills their forms, as a person without script does. */
final class PageFiller {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  private final TrialDesk desk;

  PageFiller(TrialDesk desk) {
    this.desk = desk;
  }

  HttpResponse<String> get(String login, String path) {
    return desk.server.get(path, "Cookie", desk.cookie(login));
  }

  String page(String login, String path) {
    return get(login, path).body();
  }

  /** Fills the form of a page and sends it; what is hidden in the page goes along. */
  HttpResponse<String> fill(String login, String page, String action, Map<String, String> typed) {
    String cookie = desk.cookie(login);
    Map<String, String> form = new HashMap<>();
    Matcher hidden = HIDDEN.matcher(desk.server.get(page, "Cookie", cookie).body());
    while (hidden.find()) {
      form.put(hidden.group(1), hidden.group(2));
    }
    form.putAll(typed);
    return desk.server.form(action, form, "Cookie", cookie);
  }

  /** Fills the page of an act. */
  HttpResponse<String> act(String login, CaseCode code, String act, Map<String, String> typed) {
    String page = "/cases/" + code.text() + "/acts/" + act;
    return fill(login, page, page, typed);
  }
}
