package eir.walk;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A browser with one person before it: Debian's Chromium, a fresh profile. */
final class Visitor implements AutoCloseable {
  /** Where pictures of pages are kept. */
  static final Path SCREENS = Path.of(System.getProperty("eir.root"), "walk", "target", "screens");

  private final Playwright playwright;
  private final Browser browser;
  private final BrowserContext context;
  private final Page page;
  private final List<String> troubles = new ArrayList<>();

  private Visitor(Playwright playwright, Browser browser, String language) {
    this.playwright = playwright;
    this.browser = browser;
    this.context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale(language)
                .setViewportSize(1280, 900)
                .setAcceptDownloads(true));
    this.page = context.newPage();
    page.setDefaultTimeout(60_000);
    page.onPageError(troubles::add);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && message.text().contains("Content Security")) {
        troubles.add(message.text());
      }
    });
  }

  /** Somebody whose browser speaks {@code language}, such as {@code pt-BR}. */
  static Visitor speaking(String language) {
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    return new Visitor(playwright, browser, language);
  }

  Page page() {
    return page;
  }

  /** Another tab of the same person. */
  Page newPage() {
    return context.newPage();
  }

  /** Errors of scripts and refusals of the Content-Security-Policy so far. */
  List<String> troubles() {
    return List.copyOf(troubles);
  }

  /** Keeps pictures of the page and notes what is wrong with it: axe, or wider than a phone. */
  void look(Page shown, String name, List<String> faults) {
    keep(shown, name);
    violations(shown).forEach(fault -> faults.add(name + ": " + fault));
    if (overflowsAt320(shown)) {
      faults.add(name + ": wider than 320 px");
    }
  }

  /** Keeps a picture of the page at the desk's and the phone's width. */
  void keep(Page shown, String name) {
    for (int width : new int[] {1280, 390}) {
      shown.setViewportSize(width, width == 390 ? 844 : 900);
      shown.screenshot(
          new Page.ScreenshotOptions()
              .setPath(SCREENS.resolve(name + "-" + width + ".png"))
              .setFullPage(true));
    }
    shown.setViewportSize(1280, 900);
  }

  /** What axe-core objects to on this page, as sentences; empty if nothing. */
  static List<String> violations(Page shown) {
    return new AxeBuilder(shown)
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
            .analyze()
            .getViolations()
            .stream()
            .map(Visitor::sentence)
            .toList();
  }

  /** Whether the page is wider than a phone of 320 px. */
  static boolean overflowsAt320(Page shown) {
    shown.setViewportSize(320, 700);
    Object wide =
        shown.evaluate(
            "document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth");
    shown.setViewportSize(1280, 900);
    return Boolean.TRUE.equals(wide);
  }

  private static String sentence(Rule rule) {
    return rule.getId() + ": " + rule.getHelp() + " at " + rule.getNodes().getFirst().getTarget();
  }

  @Override
  public void close() {
    context.close();
    browser.close();
    playwright.close();
  }
}
