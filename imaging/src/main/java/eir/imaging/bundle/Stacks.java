package eir.imaging.bundle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sorts the frames of a series into stacks of one kind each, and each stack into its order. */
final class Stacks {
  private Stacks() {}

  /** The stacks, largest first, of equal ones the highest b-value; each becomes a bundle. */
  static List<List<Slice>> of(List<Slice> slices) {
    List<List<Slice>> stacks = new ArrayList<>();
    for (Slice slice : slices) {
      List<Slice> home = null;
      for (List<Slice> stack : stacks) {
        if (stack.getFirst().isLike(slice)) {
          home = stack;
          break;
        }
      }
      if (home == null) {
        home = new ArrayList<>();
        stacks.add(home);
      }
      home.add(slice);
    }
    for (List<Slice> stack : stacks) {
      stack.sort(order(stack));
    }
    stacks.sort(
        Comparator.<List<Slice>>comparingInt(stack -> -stack.size())
            .thenComparingInt(stack -> -stack.getFirst().shell()));
    return stacks;
  }

  /** By place in the patient if every frame has one, then by kind, time, instance and frame. */
  private static Comparator<Slice> order(List<Slice> stack) {
    Comparator<Slice> byInstance =
        Comparator.comparingInt((Slice slice) -> slice.facts().isAdc() ? 1 : 0)
            .thenComparingInt(slice -> slice.facts().bValue().orElse(-1))
            .thenComparingInt(slice -> slice.facts().temporalPosition())
            .thenComparingInt(slice -> slice.facts().instanceNumber())
            .thenComparingInt(Slice::instance)
            .thenComparingInt(slice -> slice.facts().frame());
    return haveDepth(stack)
        ? Comparator.comparingDouble(Stacks::depthMm).thenComparing(byInstance)
        : byInstance;
  }

  static boolean haveDepth(List<Slice> stack) {
    return stack.stream().allMatch(slice -> slice.facts().placement().depthMm().isPresent());
  }

  /** To the micrometre, so that frames of one place stand together whatever their last digit. */
  static double depthMm(Slice slice) {
    return Math.rint(slice.facts().placement().depthMm().orElseThrow() * 1000) / 1000;
  }

  /** Frame indices in the order of sending: the middle first, then outwards. */
  static List<Integer> middleOutwards(int frames) {
    List<Integer> order = new ArrayList<>(frames);
    int middle = frames / 2;
    order.add(middle);
    for (int step = 1; order.size() < frames; step++) {
      if (middle + step < frames) {
        order.add(middle + step);
      }
      if (middle - step >= 0) {
        order.add(middle - step);
      }
    }
    return order;
  }
}
