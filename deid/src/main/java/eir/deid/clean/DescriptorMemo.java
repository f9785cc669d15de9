package eir.deid.clean;

import eir.dicom.dictionary.Tags;
import eir.dicom.text.Folding;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last few hundred cleaned descriptors, as the files of a series repeat theirs: a hit
 * costs a hash over the bytes instead of the whole algorithm.
 *
 * <p>A direct-mapped table: a new value takes the place of an old one, so memory stays bounded. Not
 * shared between threads.
 */
public final class DescriptorMemo {
  private static final int PLACES = 512;
  private static final int DUMMY_PLACES = 64;

  /** One remembered value. */
  private static final class Entry {
    final Descriptors.Mode mode;
    final int room;
    final byte[] value;
    final String cleaned;
    final boolean isClean;

    /** What a name could be equal to in the cleaned text. */
    final String[] parts;

    /** Those of the last patient who is called like a part of it, and what stays for them. */
    Set<String> names = Set.of();

    String cleanedOfNames = "";

    Entry(Descriptors.Mode mode, int room, byte[] value, String original, String cleaned) {
      this.mode = mode;
      this.room = room;
      this.value = value;
      this.cleaned = cleaned;
      this.isClean = cleaned.equals(original);
      this.parts = parts(cleaned);
    }
  }

  private record Dummy(
      int tag, boolean typeOne, String original, Optional<String> text, String[] parts) {}

  private final AddedWords added;
  private final @Nullable Dummy[] dummies = new Dummy[DUMMY_PLACES];
  private final @Nullable Entry[] entries = new Entry[PLACES];

  /** Of a trial that knows these words beside the list's. */
  public DescriptorMemo(AddedWords added) {
    this.added = added;
  }

  /** As {@link Descriptors#clean(Descriptors.Mode, String, Set, int)} over bytes in ISO 8859-1. */
  @SuppressWarnings("ReferenceEquality") // the names of one patient are one object
  public String clean(
      Descriptors.Mode mode, byte[] in, int from, int to, Set<String> names, int room) {
    Entry entry = entry(mode, in, from, to, room);
    // Names only ever take words away: where none is in the output, they change nothing.
    for (String part : entry.parts) {
      if (names.contains(part)) {
        if (entry.names != names) {
          entry.cleanedOfNames = Descriptors.clean(mode, latin(in, from, to), names, room, added);
          entry.names = names;
        }
        return entry.cleanedOfNames;
      }
    }
    return entry.cleaned;
  }

  /** Whether {@code in[from, to)} is ASCII and cleaning would leave it as it is. */
  public boolean isClean(Descriptors.Mode mode, byte[] in, int from, int to, int room) {
    return entry(mode, in, from, to, room).isClean;
  }

  /** As {@link Dummies#of}. */
  public Optional<String> dummy(
      int tag, String original, Set<String> names, int itemNumber, boolean typeOne) {
    if (tag == Tags.MULTI_COIL_ELEMENT_NAME) {
      return Dummies.of(tag, original, names, itemNumber, typeOne);
    }
    int place = (original.hashCode() * 31 + tag + (typeOne ? 1 : 0)) & (DUMMY_PLACES - 1);
    Dummy found = dummies[place];
    if (found == null
        || found.tag != tag
        || found.typeOne != typeOne
        || !found.original.equals(original)) {
      Optional<String> text = Dummies.of(tag, original, Set.of(), itemNumber, typeOne);
      found = new Dummy(tag, typeOne, original, text, parts(text.orElse("")));
      dummies[place] = found;
    }
    for (String part : found.parts) {
      if (names.contains(part)) {
        return Dummies.of(tag, original, names, itemNumber, typeOne);
      }
    }
    return found.text;
  }

  private Entry entry(Descriptors.Mode mode, byte[] in, int from, int to, int room) {
    int hash = mode.ordinal() * 31 + room;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + in[i];
    }
    int place = (hash ^ hash >>> 15) & (PLACES - 1);
    Entry found = entries[place];
    if (found != null
        && found.mode == mode
        && found.room == room
        && equal(found.value, in, from, to)) {
      return found;
    }
    String value = latin(in, from, to);
    String cleaned = Descriptors.clean(mode, value, Set.of(), room, added);
    Entry fresh = new Entry(mode, room, Arrays.copyOfRange(in, from, to), value, cleaned);
    entries[place] = fresh;
    return fresh;
  }

  private static String[] parts(String cleaned) {
    Set<String> parts = new LinkedHashSet<>(Text.split(cleaned.replace('\\', ' '), ' '));
    parts.addAll(Folding.parts(cleaned));
    return parts.toArray(new String[0]);
  }

  private static boolean equal(byte[] value, byte[] in, int from, int to) {
    if (value.length != to - from) {
      return false;
    }
    for (int i = 0; i < value.length; i++) {
      if (value[i] != in[from + i]) {
        return false;
      }
    }
    return true;
  }

  private static String latin(byte[] in, int from, int to) {
    char[] text = new char[to - from];
    for (int i = from; i < to; i++) {
      text[i - from] = (char) (in[i] & 0xFF);
    }
    return new String(text);
  }
}
