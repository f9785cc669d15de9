package eir.walk;

import com.microsoft.playwright.Page;

/** Somebody without a mouse. */
final class Keyboard {
  private static final int MOST_STOPS = 80;

  private final Page page;

  Keyboard(Page page) {
    this.page = page;
  }

  /** Goes on with the Tab key until the focus is on the first that fits {@code selector}. */
  void tabTo(String selector) {
    for (int stop = 0; stop < MOST_STOPS; stop++) {
      page.keyboard().press("Tab");
      if (isOn(selector)) {
        return;
      }
    }
    throw new AssertionError("the Tab key does not lead to " + selector);
  }

  boolean isOn(String selector) {
    return Boolean.TRUE.equals(
        page.evaluate("selector => document.activeElement.matches(selector)", selector));
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  void type(String text) {
    page.keyboard().insertText(text);
  }
}
