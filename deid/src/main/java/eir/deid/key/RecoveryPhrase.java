package eir.deid.key;

import eir.dicom.Bytes;
import eir.dicom.Identifying;
import java.util.ArrayList;
import java.util.List;

/**
 * The site key as 24 English words to be written on paper: 256 bits and 8 bits of their SHA-256, 11
 * bits a word (the layout of BIP-39; no passphrase, no stretching).
 */
public final class RecoveryPhrase {
  /** Words of a phrase. */
  public static final int WORDS = 24;

  private static final int BITS_PER_WORD = 11;

  private RecoveryPhrase() {}

  /** The 24 words of {@code key}, joined by single blanks. */
  public static Identifying<String> of(SiteKey key) {
    return of(key, WordList.english());
  }

  /** As above with a list of the host's, who need not hold it before a key is written. */
  public static Identifying<String> of(SiteKey key, WordList list) {
    byte[] secret = key.secret().reveal().toArray();
    byte[] bits = withChecksum(secret);
    StringBuilder out = new StringBuilder();
    for (int word = 0; word < WORDS; word++) {
      int index = 0;
      for (int bit = word * BITS_PER_WORD; bit < (word + 1) * BITS_PER_WORD; bit++) {
        index = index << 1 | (bits[bit >> 3] >> (7 - (bit & 7)) & 1);
      }
      out.append(word == 0 ? "" : " ").append(list.word(index));
    }
    return new Identifying<>(out.toString());
  }

  /** What a typed phrase turned out to be. */
  public sealed interface Reading {
    /** The words give this key; one typing error in 256 also ends here, compare fingerprints. */
    record Key(SiteKey key) implements Reading {}

    /** Not 24 words but {@code found}. */
    record WrongCount(int found) implements Reading {}

    /** The word at {@code number}, counted from 1, is not in the list. */
    record UnknownWord(int number) implements Reading {}

    /** All words are known, but the checksum does not fit: a wrong word or a wrong order. */
    record WrongChecksum() implements Reading {}
  }

  /** Reads 24 words in any case with any blanks; the first four letters of a word are enough. */
  public static Reading read(String typed) {
    return read(typed, WordList.english());
  }

  /** As above with a list of the host's. */
  public static Reading read(String typed, WordList list) {
    List<String> words = words(typed);
    if (words.size() != WORDS) {
      return new Reading.WrongCount(words.size());
    }
    byte[] bits = new byte[SiteKey.LENGTH_BYTES + 1];
    for (int word = 0; word < WORDS; word++) {
      int index = list.indexOf(words.get(word));
      if (index < 0) {
        return new Reading.UnknownWord(word + 1);
      }
      for (int i = 0; i < BITS_PER_WORD; i++) {
        if ((index >> (BITS_PER_WORD - 1 - i) & 1) == 1) {
          int bit = word * BITS_PER_WORD + i;
          bits[bit >> 3] |= (byte) (1 << (7 - (bit & 7)));
        }
      }
    }
    byte[] secret = new byte[SiteKey.LENGTH_BYTES];
    System.arraycopy(bits, 0, secret, 0, secret.length);
    return withChecksum(secret)[secret.length] == bits[secret.length]
        ? new Reading.Key(new SiteKey(Bytes.copyOf(secret)))
        : new Reading.WrongChecksum();
  }

  private static byte[] withChecksum(byte[] secret) {
    byte[] out = new byte[secret.length + 1];
    System.arraycopy(secret, 0, out, 0, secret.length);
    out[secret.length] = Sha256.digest(secret, 0, secret.length)[0];
    return out;
  }

  /** Runs of ASCII letters in small letters; everything else separates, as on a numbered list. */
  private static List<String> words(String typed) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= typed.length(); i++) {
      char c = i < typed.length() ? typed.charAt(i) : ' ';
      if (c >= 'A' && c <= 'Z') {
        c += 32;
      }
      if (c >= 'a' && c <= 'z') {
        word.append(c);
      } else if (c > ' ' && (c < '0' || c > '9') && c != '.' && c != ',' && c != ')') {
        word.append('?'); // a letter no word of the list has
      } else if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    return words;
  }
}
