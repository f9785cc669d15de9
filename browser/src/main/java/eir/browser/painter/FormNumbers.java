package eir.browser.painter;

import eir.deid.pixel.Box;
import eir.deid.pixel.FrameForm;
import eir.deid.pixel.FrameForm.Black;
import java.util.ArrayList;
import java.util.List;

/** Forms of frames and boxes as rows of numbers, between the engine's script and the painter's. */
public final class FormNumbers {
  private FormNumbers() {}

  /** The numbers of {@code form}; its photometric interpretation goes beside them. */
  public static int[] of(FrameForm form) {
    Black black = form.black();
    return new int[] {
      form.rows(),
      form.columns(),
      form.samples(),
      form.bitsAllocated(),
      form.bitsStored(),
      form.highBit(),
      form.isSigned() ? 1 : 0,
      form.isPlanar() ? 1 : 0,
      black.first(),
      black.middle(),
      black.last(),
      black.fourth()
    };
  }

  /** x, y, width, height of each box. */
  public static int[] of(List<Box> boxes) {
    int[] numbers = new int[4 * boxes.size()];
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      numbers[4 * i] = box.x();
      numbers[4 * i + 1] = box.y();
      numbers[4 * i + 2] = box.width();
      numbers[4 * i + 3] = box.height();
    }
    return numbers;
  }

  static FrameForm form(int[] n, String photometric) {
    return new FrameForm(
        n[0],
        n[1],
        n[2],
        n[3],
        n[4],
        n[5],
        n[6] != 0,
        n[7] != 0,
        photometric,
        new Black(n[8], n[9], n[10], n[11]));
  }

  static List<Box> boxes(int[] n) {
    List<Box> boxes = new ArrayList<>(n.length / 4);
    for (int at = 0; at < n.length; at += 4) {
      boxes.add(new Box(n[at], n[at + 1], n[at + 2], n[at + 3]));
    }
    return boxes;
  }
}
