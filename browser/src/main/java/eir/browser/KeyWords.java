package eir.browser;

import eir.deid.key.RecoveryPhrase;
import eir.deid.key.SiteKey;
import eir.deid.key.WordList;
import eir.dicom.Bytes;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Int8Array;

/** A site key and its 24 words, in both directions. */
public final class KeyWords {
  private final String problem;
  private final int place;
  private final byte[] key;

  private KeyWords(String problem, int place, byte[] key) {
    this.problem = problem;
    this.place = place;
    this.key = key;
  }

  /** Reads what a person typed; {@code list} holds the words between single blanks. */
  @JSExport
  public static KeyWords read(String typed, String list) {
    return switch (RecoveryPhrase.read(typed, new WordList(list))) {
      case RecoveryPhrase.Reading.Key found ->
          new KeyWords("", 0, found.key().secret().reveal().toArray());
      case RecoveryPhrase.Reading.WrongCount wrong ->
          new KeyWords("count", wrong.found(), new byte[0]);
      case RecoveryPhrase.Reading.UnknownWord wrong ->
          new KeyWords("unknown", wrong.number(), new byte[0]);
      case RecoveryPhrase.Reading.WrongChecksum _ -> new KeyWords("checksum", 0, new byte[0]);
    };
  }

  /** The words of 32 bytes of key, with single blanks between them. */
  @JSExport
  public static String wordsOf(Int8Array key, String list) {
    SiteKey shown = new SiteKey(Bytes.copyOf(key.copyToJavaArray()));
    return RecoveryPhrase.of(shown, new WordList(list)).reveal();
  }

  /** The public mark of a key, 16 hexadecimal digits. */
  @JSExport
  public static String fingerprintOf(Int8Array key) {
    return new SiteKey(Bytes.copyOf(key.copyToJavaArray())).fingerprint();
  }

  /** The 32 bytes under which this computer's list of children is sealed. */
  @JSExport
  public static Int8Array crosswalkKeyOf(Int8Array key) {
    SiteKey site = new SiteKey(Bytes.copyOf(key.copyToJavaArray()));
    return Int8Array.copyFromJavaArray(site.crosswalkKey().reveal().toArray());
  }

  /** Empty, or {@code count}, {@code unknown}, {@code checksum}. */
  @JSExport
  public String problem() {
    return problem;
  }

  /** How many words there were, or the number of the unknown one, counted from 1. */
  @JSExport
  public int place() {
    return place;
  }

  /** 32 bytes, none if there is a problem. */
  @JSExport
  public Int8Array key() {
    return Int8Array.copyFromJavaArray(key);
  }
}
