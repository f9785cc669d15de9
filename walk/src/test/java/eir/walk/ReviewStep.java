package eir.walk;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import eir.phantom.scan.SeriesKind;
import java.util.regex.Pattern;

/** The step where somebody looks at pictures and covers what is written in them. */
final class ReviewStep {
  /** The letters of {@link ScreenCopy} stand at rows 6 to 12 of the frame; these are covered. */
  static final int TOP = 4;

  static final int BOTTOM = 16;

  private ReviewStep() {}

  /** Draws one region over the letters by the mouse, in place of what was proposed. */
  static void cover(Page page) {
    awaitSearch(page);
    clear(page);
    BoundingBox frame = page.locator(".frame").boundingBox();
    double row =
        frame.height / Double.parseDouble(page.locator(".frame canvas").getAttribute("height"));
    page.mouse().move(frame.x + 1, frame.y + TOP * row);
    page.mouse().down();
    page.mouse().move(frame.x + frame.width / 2, frame.y + BOTTOM * row);
    page.mouse().move(frame.x + frame.width - 1, frame.y + BOTTOM * row);
    page.mouse().up();
  }

  static void clear(Page page) {
    for (int boxes = page.locator("button.box").count(); boxes > 0; boxes--) {
      page.locator(".boxes button").first().click();
    }
  }

  static void awaitSearch(Page page) {
    page.locator(
            ".review-foot [role=status]",
            new Page.LocatorOptions().setHasText(Pattern.compile("The search saw")))
        .waitFor();
    page.locator(".frame canvas").waitFor();
  }

  static void seeAll(Page page) {
    Locator stops = page.locator(".stop");
    for (int i = 0; i < stops.count(); i++) {
      stops.nth(i).click();
      page.locator(".stop[aria-current=true]", new Page.LocatorOptions().setHasText("✓")).waitFor();
    }
  }

  static Locator tile(Page page, SeriesKind series) {
    return page.locator(
        "ul.review button",
        new Page.LocatorOptions().setHasText("Series " + series.number() + " "));
  }
}
