package eir.deid;

import java.util.Optional;

/**
 * Options of PS3.15 Annex E that are carried out, by their codes in CID 7050; only what is really
 * applied is stamped. Those that are not offered stand in docs/conformance.md with the reason.
 */
public enum Option {
  BASIC("113100", "Basic Application Confidentiality Profile"),
  /** A person's answer for one picture, never a profile's. */
  CLEAN_PIXELS("113101", "Clean Pixel Data Option"),
  /** Of a copy whose face was taken out, never a profile's. */
  CLEAN_FACES("113102", "Clean Recognizable Visual Features Option"),
  /** Texts go; an overlay stays only by a person's answer for it. */
  CLEAN_GRAPHICS("113103", "Clean Graphics Option"),
  CLEAN_STRUCTURED_CONTENT("113104", "Clean Structured Content Option"),
  CLEAN_DESCRIPTORS("113105", "Clean Descriptors Option"),
  /** Excludes {@link #MODIFIED_DATES}. */
  FULL_DATES("113106", "Retain Longitudinal Temporal Information Full Dates Option"),
  MODIFIED_DATES("113107", "Retain Longitudinal Temporal Information Modified Dates Option"),
  PATIENT_CHARACTERISTICS("113108", "Retain Patient Characteristics Option"),
  DEVICE_IDENTITY("113109", "Retain Device Identity Option"),
  UIDS("113110", "Retain UIDs Option"),
  SAFE_PRIVATE("113111", "Retain Safe Private Option"),
  INSTITUTION("113112", "Retain Institution Identity Option");

  private final String code;
  private final String meaning;

  Option(String code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The option with this Code Value; absent if it is not carried out. */
  public static Optional<Option> ofCode(String code) {
    for (Option option : values()) {
      if (option.code.equals(code)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  /** Code Value (0008,0100) under the scheme DCM. */
  public String code() {
    return code;
  }

  /** Code Meaning (0008,0104). */
  public String meaning() {
    return meaning;
  }
}
