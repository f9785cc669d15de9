package eir.bench.boxes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A made-up frame: a backdrop, and one to three lines of writing whose place is known. */
record WrittenFrame(Backdrop backdrop, Canvas canvas, List<Written> lines) {
  private static final List<String> FONTS =
      List.of("SansSerif", "Serif", "Monospaced", "DejaVu Sans Condensed", Lettering.DOTS);
  private static final int[] SIZES = {8, 10, 12, 14, 16, 20, 24, 32, 40};
  private static final int[] CONTRASTS = {100, 60, 40, 25};
  private static final List<String> TEXTS =
      List.of(
          "DOE^JANE",
          "Doe, Jane",
          "Müller Anna",
          "ID 00412877",
          "12.03.2019 14:32",
          "Lakeside Children's Hospital",
          "ACC 2211904",
          "Dr. E. Cole",
          "born 2019-04-02",
          "SOUZA, JOÃO  7Y M",
          "QXJZ 20190402");
  private static final int TRIES = 200;

  /** Ink this near to the shade under it, half the faintest contrast, nobody sees: none to find. */
  private static final int UNSEEN = 255 / 8;

  /** Frame {@code seed}: the same seed gives the same frame on a machine with the same fonts. */
  static WrittenFrame of(int seed, List<Path> slices) {
    Random dice = new Random(seed);
    Backdrop[] backdrops = Backdrop.values();
    Backdrop backdrop = slices.isEmpty() ? Backdrop.ULTRASOUND : backdrops[seed % backdrops.length];
    Canvas canvas = backdrop.paint(slices, dice);
    List<Written> lines = new ArrayList<>();
    int wanted = 1 + dice.nextInt(3);
    for (int i = 0; i < TRIES && lines.size() < wanted; i++) {
      write(canvas, lines, dice);
    }
    return new WrittenFrame(backdrop, canvas, lines);
  }

  private static void write(Canvas canvas, List<Written> lines, Random dice) {
    String font = FONTS.get(dice.nextInt(FONTS.size()));
    Lettering lettering =
        new Lettering(
            font, dice.nextInt(3) == 0, SIZES[dice.nextInt(SIZES.length)], dice.nextBoolean());
    int contrast = CONTRASTS[dice.nextInt(CONTRASTS.length)];
    boolean turned = dice.nextInt(4) == 0;
    Ink ink = lettering.ink(TEXTS.get(dice.nextInt(TEXTS.size())));
    ink = turned ? ink.turned(dice.nextBoolean()) : ink;
    if (ink.width() > canvas.width() - 8 || ink.height() > canvas.height() - 8) {
      return;
    }
    int left = 4 + dice.nextInt(canvas.width() - ink.width() - 7);
    int top = 4 + dice.nextInt(canvas.height() - ink.height() - 7);
    int behind = mean(canvas, left, top, ink);
    boolean white = contrast == 100 ? behind < 128 : dice.nextBoolean();
    int shade = behind + (white ? contrast : -contrast) * 255 / 100;
    if (contrast < 100 && (shade < 0 || shade > 255)) {
      return; // no room for a contrast of this size; full contrast ends at black or white
    }
    Ink seen = seen(canvas, ink, left, top, clamped(shade));
    if (2 * seen.sum() < ink.sum()) {
      return; // black on what is black for the most part
    }
    Written line = new Written(lettering, contrast, white, turned, seen, left, top);
    int[] around = {left - 6, top - 6, ink.width() + 12, ink.height() + 12};
    if (lines.stream().anyMatch(other -> other.meets(around))) {
      return;
    }
    for (int y = 0; y < ink.height(); y++) {
      for (int x = 0; x < ink.width(); x++) {
        int under = canvas.shade(left + x, top + y);
        int coverage = ink.coverage(x, y);
        canvas.set(left + x, top + y, under + (clamped(shade) - under) * coverage / 255);
      }
    }
    lines.add(line);
  }

  static Ink seen(Canvas canvas, Ink ink, int left, int top, int shade) {
    byte[] coverage = new byte[ink.width() * ink.height()];
    for (int y = 0; y < ink.height(); y++) {
      for (int x = 0; x < ink.width(); x++) {
        boolean isSeen = Math.abs(shade - canvas.shade(left + x, top + y)) > UNSEEN;
        coverage[y * ink.width() + x] = (byte) (isSeen ? ink.coverage(x, y) : 0);
      }
    }
    return new Ink(ink.width(), ink.height(), coverage);
  }

  private static int clamped(int shade) {
    return Math.max(0, Math.min(255, shade));
  }

  private static int mean(Canvas canvas, int left, int top, Ink ink) {
    long sum = 0;
    for (int y = 0; y < ink.height(); y++) {
      for (int x = 0; x < ink.width(); x++) {
        sum += canvas.shade(left + x, top + y);
      }
    }
    return (int) (sum / ((long) ink.width() * ink.height()));
  }
}
