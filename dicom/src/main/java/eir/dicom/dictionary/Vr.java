package eir.dicom.dictionary;

/**
 * Value representations of PS3.5 §6.2 as ints: the two letters, first one in the high byte.
 *
 * <p>Ints and no enum, because the walker reads one for each element of each file. Where PS3.6
 * leaves the choice open ("US or SS") the dictionary answers with the first of the pair that has
 * the same unit when bytes are swapped.
 */
public final class Vr {
  public static final int AE = 'A' << 8 | 'E';
  public static final int AS = 'A' << 8 | 'S';
  public static final int AT = 'A' << 8 | 'T';
  public static final int CS = 'C' << 8 | 'S';
  public static final int DA = 'D' << 8 | 'A';
  public static final int DS = 'D' << 8 | 'S';
  public static final int DT = 'D' << 8 | 'T';
  public static final int FD = 'F' << 8 | 'D';
  public static final int FL = 'F' << 8 | 'L';
  public static final int IS = 'I' << 8 | 'S';
  public static final int LO = 'L' << 8 | 'O';
  public static final int LT = 'L' << 8 | 'T';
  public static final int OB = 'O' << 8 | 'B';
  public static final int OD = 'O' << 8 | 'D';
  public static final int OF = 'O' << 8 | 'F';
  public static final int OL = 'O' << 8 | 'L';
  public static final int OV = 'O' << 8 | 'V';
  public static final int OW = 'O' << 8 | 'W';
  public static final int PN = 'P' << 8 | 'N';
  public static final int SH = 'S' << 8 | 'H';
  public static final int SL = 'S' << 8 | 'L';
  public static final int SQ = 'S' << 8 | 'Q';
  public static final int SS = 'S' << 8 | 'S';
  public static final int ST = 'S' << 8 | 'T';
  public static final int SV = 'S' << 8 | 'V';
  public static final int TM = 'T' << 8 | 'M';
  public static final int UC = 'U' << 8 | 'C';
  public static final int UI = 'U' << 8 | 'I';
  public static final int UL = 'U' << 8 | 'L';
  public static final int UN = 'U' << 8 | 'N';
  public static final int UR = 'U' << 8 | 'R';
  public static final int US = 'U' << 8 | 'S';
  public static final int UT = 'U' << 8 | 'T';
  public static final int UV = 'U' << 8 | 'V';

  private Vr() {}

  /** The code of two letters such as {@code "DS"}. */
  public static int of(String letters) {
    return letters.charAt(0) << 8 | letters.charAt(1);
  }

  /** The two letters of {@code vr}. */
  public static String letters(int vr) {
    return "" + (char) (vr >>> 8) + (char) (vr & 0xFF);
  }

  /** Whether {@code vr} is one of PS3.5 §6.2. */
  public static boolean isKnown(int vr) {
    return switch (vr) {
      case AE, AS, AT, CS, DA, DS, DT, FD, FL, IS, LO, LT, OB, OD, OF, OL, OV, OW, PN -> true;
      case SH, SL, SQ, SS, ST, SV, TM, UC, UI, UL, UN, UR, US, UT, UV -> true;
      default -> false;
    };
  }

  /** Whether an explicit header of {@code vr} has a length of 32 bits (PS3.5 §7.1.2). */
  public static boolean hasLongLength(int vr) {
    return switch (vr) {
      case OB, OD, OF, OL, OV, OW, SQ, SV, UC, UN, UR, UT, UV -> true;
      default -> false;
    };
  }

  /** Bytes of one binary number of {@code vr}: 1, 2, 4 or 8; 1 for text, as nothing is swapped. */
  public static int unitBytes(int vr) {
    return switch (vr) {
      case AT, OW, SS, US -> 2;
      case FL, OF, OL, SL, UL -> 4;
      case FD, OD, OV, SV, UV -> 8;
      default -> 1;
    };
  }

  /** Whether {@code vr} holds characters, binary numbers and sequences apart. */
  public static boolean isText(int vr) {
    return switch (vr) {
      case AE, AS, CS, DA, DS, DT, IS, LO, LT, PN, SH, ST, TM, UC, UI, UR, UT -> true;
      default -> false;
    };
  }
}
