package eir.dicom.stream;

/** Why a file cannot be read to its pixels; the sentence says what PS3.5 or PS3.10 wants there. */
public enum Fault {
  NONE("", ""),
  NOT_DICOM("no DICOM file", "DICM at byte 128, or a data set that starts with group 0002 or 0008"),
  TRUNCATED("the file ends inside an element", "the whole value (PS3.5 §7.1)"),
  BAD_LENGTH("a value that leaves what holds it", "a value inside its item (PS3.5 §7.5)"),
  BAD_VR("no value representation", "two letters of PS3.5 §6.2"),
  BAD_ITEM("no item where one must be", "an item or a delimiter (PS3.5 §7.5)"),
  TOO_DEEP("sequences nested too deep", "at most 32 levels"),
  OUT_OF_ORDER("a tag that repeats or goes back", "ascending tags (PS3.5 §7.1)"),
  UNKNOWN_TRANSFER_SYNTAX("an unknown transfer syntax", "a UID of PS3.5 §10"),
  DEFLATED("a deflated data set", "the inflated form, made by the host beforehand"),
  HEADER_TOO_LARGE("no end of the header within 16 MiB", "a smaller header"),
  FILE_TOO_LARGE("a file beyond the limit", "a smaller file");

  private final String found;
  private final String wanted;

  Fault(String found, String wanted) {
    this.found = found;
    this.wanted = wanted;
  }

  /** What is there, for a message. */
  public String found() {
    return found;
  }

  /** What should be there, for a message. */
  public String wanted() {
    return wanted;
  }
}
