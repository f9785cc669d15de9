package eir.deid.key;

import eir.dicom.Bytes;
import eir.dicom.Identifying;
import eir.dicom.text.Utf8;

/**
 * The 32 secret bytes of one clinic, from which pseudonyms, UIDs and date shifts follow.
 *
 * <p>It never leaves the clinic's computer. Any computer with the same key gives the same answers,
 * so nothing else has to be kept. For each use a key of its own is derived: {@code
 * HMAC-SHA-256(key, "eir/uid/1")} and so on. Immutable; threads may share it.
 */
public final class SiteKey {
  /** Length of a site key. */
  public static final int LENGTH_BYTES = 32;

  private final byte[] key;
  private final byte[] uidKey;
  private final byte[] dateKey;
  private final byte[] nameKey;

  /**
   * Wraps a key.
   *
   * @throws IllegalArgumentException if {@code key} is not 32 bytes long
   */
  public SiteKey(Bytes key) {
    if (key.length() != LENGTH_BYTES) {
      throw new IllegalArgumentException(
          "site key of " + key.length() + " bytes; expected 32; make one with 'eir key new'");
    }
    this.key = key.toArray();
    this.uidKey = derived("eir/uid/1");
    this.dateKey = derived("eir/date/1");
    this.nameKey = derived("eir/name/1");
  }

  /**
   * The key's public mark, 16 hexadecimal digits in lower case: the server compares it before the
   * first upload, as the words' checksum misses one typing error in 256.
   */
  public String fingerprint() {
    byte[] mark = derived("eir/fp/1");
    char[] hex = new char[16];
    for (int i = 0; i < 8; i++) {
      hex[2 * i] = Character.forDigit((mark[i] >> 4) & 0xF, 16);
      hex[2 * i + 1] = Character.forDigit(mark[i] & 0xF, 16);
    }
    return new String(hex);
  }

  /** A mapper of UIDs under this key; one a thread. */
  public UidMapper uidMapper() {
    return new UidMapper(uidKey);
  }

  /** The pseudonym of the person behind {@code anchor}, see {@link SubjectAnchor}. */
  public Pseudonym pseudonym(Identifying<String> anchor) {
    return Pseudonym.from(new Hmac(nameKey), anchor);
  }

  /** The shift of every date of this subject: −1,825 to −30 whole days. */
  public DateShift dateShift(Pseudonym subject) {
    byte[] name = Utf8.bytes(subject.subject());
    Hmac hmac = new Hmac(dateKey);
    hmac.run(name, 0, name.length);
    return DateShift.from(hmac.word(0), hmac.word(1));
  }

  /**
   * A harmless name for a folder of the clinic, 8 characters of Crockford's base 32: the same path
   * always gives the same name, and only the key's holder can tell which.
   */
  public String folderName(String path) {
    byte[] bytes = Utf8.bytes(path);
    return Pseudonym.subjectOf(new Hmac(derived("eir/folder/1")), bytes);
  }

  /** The key under which a local file of true identities is sealed, 32 bytes. */
  public Identifying<Bytes> crosswalkKey() {
    return new Identifying<>(Bytes.copyOf(derived("eir/crosswalk/1")));
  }

  /** The secret itself; call it only to write the words or the key file. */
  public Identifying<Bytes> secret() {
    return new Identifying<>(Bytes.copyOf(key));
  }

  private byte[] derived(String label) {
    byte[] text = Utf8.bytes(label);
    return new Hmac(key).of(text, 0, text.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SiteKey that && secret().equals(that.secret());
  }

  @Override
  public int hashCode() {
    return fingerprint().hashCode();
  }

  /** The fingerprint, which is public. */
  @Override
  public String toString() {
    return "SiteKey[" + fingerprint() + "]";
  }
}
