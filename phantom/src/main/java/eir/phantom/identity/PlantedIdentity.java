package eir.phantom.identity;

import eir.phantom.head.Dice;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Everything that names a made-up child, its doctors, its hospital and their machines.
 *
 * <p>The files of {@link eir.phantom.PhantomStudy} hold all of it; {@link #markers} lists what a
 * test must not find in any byte that leaves the page. Same seed, same people.
 */
public final class PlantedIdentity {
  /** An enterprise number that nobody has; every UID of a phantom begins like this. */
  public static final String UID_ROOT = "1.3.6.1.4.1.99999999";

  private static final DateTimeFormatter DA = DateTimeFormatter.BASIC_ISO_DATE;
  private static final List<String> FAMILIES =
      List.of("orin", "avela", "umbra", "esker", "talvi", "nuvema", "ruska", "ilmara", "ondine");
  private static final List<String> GIVEN_ACCENTED =
      List.of("Annelíse", "Mariëlla", "Joãozito", "Zoélina", "Björnika", "Lucíola");
  private static final List<String> GIVEN_PLAIN = List.of("Hanakiko", "Taronari", "Yukimara");

  private final Repertoire repertoire;
  private final String number;
  private final String family;
  private final String given;
  private final String birthName;
  private final String ideographicFamily;
  private final String ideographicGiven;
  private final String phoneticFamily;
  private final LocalDate birthDate;
  private final LocalDate studyDate;
  private final int ageYears;
  private final String sex;

  private PlantedIdentity(long seed, Repertoire repertoire) {
    Dice dice = Dice.of(seed, 0x1D);
    this.repertoire = repertoire;
    number = Integer.toString(100_000 + dice.below(900_000));
    family = "Zqxj" + pick(FAMILIES, dice);
    given = pick(repertoire == Repertoire.JAPANESE ? GIVEN_PLAIN : GIVEN_ACCENTED, dice);
    birthName = "Zqxjmaiden" + pick(FAMILIES, dice);
    // Their JIS codes hold the bytes of backslash, caret and equals sign.
    ideographicFamily = "堂宮虚";
    ideographicGiven = "綾笠無";
    phoneticFamily = repertoire == Repertoire.UTF_8 ? "도에허" : "どうえむ";
    ageYears = 4 + dice.below(8);
    studyDate = LocalDate.of(2024, 1, 8).plusDays(dice.below(700));
    birthDate = studyDate.minusYears(ageYears).minusDays(5 + dice.below(350));
    sex = dice.below(2) == 0 ? "F" : "M";
  }

  /** The people around one case. */
  public static PlantedIdentity of(long seed, Repertoire repertoire) {
    return new PlantedIdentity(seed, repertoire);
  }

  /** Every planted text, in no order that matters. */
  public List<Marker> markers() {
    List<Marker> out = new ArrayList<>();
    out.add(new Marker("family name", family));
    out.add(new Marker("family name in capitals: descriptions, file system", familyUpper()));
    out.add(new Marker("given name", given));
    out.add(new Marker("name at birth", birthName));
    if (repertoire != Repertoire.LATIN_1) {
      out.add(new Marker("ideographic family name", ideographicFamily));
      out.add(new Marker("ideographic given name", ideographicGiven));
      out.add(new Marker("phonetic family name", phoneticFamily));
    }
    out.add(new Marker("patient ID", patientId()));
    out.add(new Marker("other patient ID", otherPatientId()));
    out.add(new Marker("birth date", birthDay()));
    out.add(new Marker("study date, also inside UIDs", studyDay()));
    out.add(new Marker("telephone", telephone()));
    out.add(new Marker("address", street()));
    out.add(new Marker("institution", institution()));
    out.add(new Marker("institution address", institutionStreet()));
    out.add(new Marker("department", department()));
    out.add(new Marker("station", station()));
    out.add(new Marker("referring physician", referring()));
    out.add(new Marker("performing physician", performing()));
    out.add(new Marker("reading physician", reading()));
    out.add(new Marker("operator", operator()));
    out.add(new Marker("requesting physician", requesting()));
    out.add(new Marker("accession number", accession()));
    out.add(new Marker("study ID", studyId()));
    out.add(new Marker("device serial number", serial()));
    out.add(new Marker("AE title of the scanner", sourceAe()));
    out.add(new Marker("AE title of the archive", archiveAe()));
    out.add(new Marker("original UID", UID_ROOT));
    out.add(new Marker("free comment", comment()));
    out.add(new Marker("private blob", blobName()));
    return List.copyOf(out);
  }

  public Repertoire repertoire() {
    return repertoire;
  }

  /**
   * Patient's Name with as many component groups as the hospital's character set can write; at most
   * 64 bytes, as some readers count them.
   */
  public String patientName() {
    String alphabetic = "Doe-" + family + "^" + given;
    return repertoire == Repertoire.LATIN_1
        ? alphabetic
        : alphabetic + "=" + ideographicFamily + "^" + ideographicGiven + "=" + phoneticFamily;
  }

  public String familyUpper() {
    return family.toUpperCase(Locale.ROOT);
  }

  public String family() {
    return family;
  }

  public String given() {
    return given;
  }

  public String birthNameFull() {
    return birthName + "^" + given;
  }

  public String patientId() {
    return "ZQXJ-" + number;
  }

  public String otherPatientId() {
    return "MRNZQXJ" + number;
  }

  /** YYYYMMDD. */
  public String birthDay() {
    return DA.format(birthDate);
  }

  /** YYYYMMDD. */
  public String studyDay() {
    return DA.format(studyDate);
  }

  public int ageYears() {
    return ageYears;
  }

  /** F or M. */
  public String sex() {
    return sex;
  }

  public String telephone() {
    return "+00 555 " + number;
  }

  public String street() {
    return "Rua Zqxjalameda " + number;
  }

  public String institution() {
    return "Hospital Zqxjaurora";
  }

  public String institutionStreet() {
    return "Praca Zqxjpraia 3, Vila Serena";
  }

  public String department() {
    return "Zqxjradiologia";
  }

  public String station() {
    return "ZQXJMR03";
  }

  public String referring() {
    return "Zqxjreferent";
  }

  public String performing() {
    return "Zqxjperformer";
  }

  public String reading() {
    return "Zqxjreader";
  }

  public String operator() {
    return "Zqxjoperator";
  }

  public String requesting() {
    return "Zqxjrequester";
  }

  public String accession() {
    return "ZQXJAC" + number;
  }

  public String studyId() {
    return "ZQXJST" + number;
  }

  public String serial() {
    return "ZQXJSN" + number;
  }

  public String sourceAe() {
    return "ZQXJ_SCANNER";
  }

  public String archiveAe() {
    return "ZQXJ_PACS";
  }

  public String comment() {
    return "mother Zqxjcomment called";
  }

  /** The name inside vendors' private blobs. */
  public String blobName() {
    return "Zqxjblob^" + family;
  }

  /** A UID below {@link #UID_ROOT} with the study date inside, as many scanners make them. */
  public String uid(long... path) {
    StringBuilder uid = new StringBuilder(UID_ROOT).append('.').append(number);
    uid.append('.').append(studyDay());
    for (long step : path) {
      uid.append('.').append(step);
    }
    return uid.toString();
  }

  private static String pick(List<String> from, Dice dice) {
    return from.get(dice.below(from.size()));
  }
}
