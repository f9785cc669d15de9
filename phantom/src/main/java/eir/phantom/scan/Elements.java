package eir.phantom.scan;

import eir.dicom.dictionary.Dictionary;
import eir.dicom.dictionary.Vr;
import eir.dicom.stream.ElementWriter;
import eir.dicom.stream.SequenceLength;
import eir.phantom.identity.Repertoire;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A data set in the making: elements in any order, written in tag order.
 *
 * <p>VRs come from the dictionary, texts are encoded in one character set. A tag set twice keeps
 * the later value. One thread.
 */
public final class Elements {
  private final Repertoire repertoire;
  private final Map<Integer, ElementWriter.Body> bodies = new TreeMap<>(Integer::compareUnsigned);

  public Elements(Repertoire repertoire) {
    this.repertoire = repertoire;
  }

  /** An element of PS3.6 with text values; none for an empty value. */
  public Elements text(int tag, String... values) {
    return privateText(tag, Vr.letters(Dictionary.vrOf(tag)), values);
  }

  /** An element with text values whose VR the dictionary does not know. */
  public Elements privateText(int tag, String vr, String... values) {
    byte[] encoded = repertoire.encode(String.join("\\", values));
    return bytes(tag, vr, encoded);
  }

  /** A decimal string, at most 16 characters a value (PS3.5 §6.2). */
  public Elements decimals(int tag, double... values) {
    return text(tag, Arrays.stream(values).mapToObj(Elements::decimal).toArray(String[]::new));
  }

  /** Integers, written as the element's VR wants them: IS, US or UL. */
  public Elements integers(int tag, int... values) {
    int vr = Dictionary.vrOf(tag);
    if (vr == Vr.IS) {
      return text(tag, Arrays.stream(values).mapToObj(Integer::toString).toArray(String[]::new));
    }
    return body(
        tag,
        vr == Vr.UL || vr == Vr.AT
            ? to -> to.unsigned32(tag, Vr.letters(vr), values)
            : to -> to.unsigned16(tag, "US", values));
  }

  public Elements doubles(int tag, double... values) {
    return body(tag, to -> to.doubles(tag, "FD", values));
  }

  public Elements bytes(int tag, String vr, byte[] value) {
    return body(tag, to -> to.bytes(tag, vr, value));
  }

  /** A sequence with these items. */
  public Elements items(int tag, SequenceLength length, Elements... items) {
    List<ElementWriter.Body> list = new ArrayList<>();
    for (Elements item : items) {
      list.add(item::write);
    }
    return body(tag, to -> to.sequence(tag, length, list));
  }

  /** An element that writes itself. */
  public Elements body(int tag, ElementWriter.Body body) {
    bodies.put(tag, body);
    return this;
  }

  /** Writes all elements in ascending order. */
  public void write(ElementWriter to) throws IOException {
    for (ElementWriter.Body body : bodies.values()) {
      body.write(to);
    }
  }

  /** The shortest decimal string with up to six places. */
  static String decimal(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
