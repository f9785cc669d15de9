package eir.imaging;

import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import java.util.ArrayList;
import java.util.List;

/**
 * What a header says of one frame: the frame's functional groups, then the shared ones, then the
 * top level, PS3.3 §C.7.6.16. In classic files only the top level speaks.
 */
public final class FunctionalGroups {
  private final Header top;
  private final List<Header> shared;
  private final List<Header> perFrame;

  public FunctionalGroups(Header top) {
    this.top = top;
    this.shared = top.items(Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE);
    this.perFrame = top.items(Tags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
  }

  /** The header as a whole. */
  public Header top() {
    return top;
  }

  /**
   * Where the elements of functional group {@code sequence} may stand for frame {@code index}, the
   * most particular first; the last one is the top level.
   */
  public List<Header> places(int sequence, int index) {
    List<Header> places = new ArrayList<>(3);
    if (index < perFrame.size()) {
      places.addAll(perFrame.get(index).items(sequence));
    }
    for (Header item : shared) {
      places.addAll(item.items(sequence));
    }
    places.add(top);
    return places;
  }

  /** The numbers of {@code tag} at the first place that has any; else an empty array. */
  public double[] decimals(int sequence, int tag, int index) {
    for (Header place : places(sequence, index)) {
      double[] numbers = place.decimals(tag);
      if (numbers.length > 0) {
        return numbers;
      }
    }
    return new double[0];
  }

  /** The words of {@code tag} at the first place that has any. */
  public List<String> texts(int sequence, int tag, int index) {
    for (Header place : places(sequence, index)) {
      List<String> texts = place.texts(tag);
      if (!texts.isEmpty()) {
        return texts;
      }
    }
    return List.of();
  }
}
