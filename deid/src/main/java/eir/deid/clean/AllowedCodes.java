package eir.deid.clean;

import eir.dicom.dictionary.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code standard/allowed-codes.tsv}: code values that may survive an upload, where, and with our
 * meaning. The rows for Eir's own segmentations and reports are left out: in an upload a lesion's
 * code would bias a reader. Reports may hold them: {@link ReportCodes}.
 */
public final class AllowedCodes {
  /** Where a code item may stand; the order is the generator's. */
  public enum Context {
    ANATOMY,
    MODIFIER,
    CONTRAST,
    CONTRAST_INGREDIENT,
    CONTRAST_ROUTE,
    CONTRAST_PHASE,
    DERIVATION,
    PURPOSE,
    UNIT,
    QUANTITY,
    PROCEDURE,
    PHANTOM,
    CT_RECON,
    PATIENT_GANTRY,
    PATIENT_ORIENTATION,
    EQUIPMENT_PURPOSE,
    MODALITY,
    DEID_METHOD,
    /** Any concept or value of a content item: a code of any place, see {@link #anywhere}. */
    CONTENT
  }

  private record Entry(String meaning, String contexts) {}

  private static final Map<String, Entry> BY_CODE = read();

  private AllowedCodes() {}

  /** The meaning to write for this code in this place; absent: the item goes. */
  public static Optional<String> meaning(String value, String scheme, Context context) {
    return Optional.ofNullable(BY_CODE.get(schemeOf(scheme) + '\t' + value))
        .filter(entry -> entry.contexts.indexOf('A' + context.ordinal()) >= 0)
        .map(Entry::meaning);
  }

  /** The meaning of a code that may stand in some place of an image: {@link ContentCodes}. */
  public static Optional<String> anywhere(String value, String scheme) {
    return Optional.ofNullable(BY_CODE.get(schemeOf(scheme) + '\t' + value)).map(Entry::meaning);
  }

  /** The place that a code sequence with this tag is; absent: none of its items may stay. */
  public static Optional<Context> contextOf(int sequenceTag) {
    return switch (sequenceTag) {
      case Tags.ANATOMIC_REGION_SEQUENCE, Tags.PRIMARY_ANATOMIC_STRUCTURE_SEQUENCE ->
          Optional.of(Context.ANATOMY);
      case Tags.ANATOMIC_REGION_MODIFIER_SEQUENCE,
          Tags.PRIMARY_ANATOMIC_STRUCTURE_MODIFIER_SEQUENCE ->
          Optional.of(Context.MODIFIER);
      case Tags.CONTRAST_BOLUS_AGENT_SEQUENCE -> Optional.of(Context.CONTRAST);
      case Tags.CONTRAST_BOLUS_INGREDIENT_CODE_SEQUENCE -> Optional.of(Context.CONTRAST_INGREDIENT);
      case Tags.CONTRAST_BOLUS_ADMINISTRATION_ROUTE_SEQUENCE -> Optional.of(Context.CONTRAST_ROUTE);
      case Tags.DERIVATION_CODE_SEQUENCE -> Optional.of(Context.DERIVATION);
      case Tags.PURPOSE_OF_REFERENCE_CODE_SEQUENCE -> Optional.of(Context.PURPOSE);
      case Tags.MEASUREMENT_UNITS_CODE_SEQUENCE -> Optional.of(Context.UNIT);
      case Tags.CONCEPT_NAME_CODE_SEQUENCE, Tags.CONCEPT_CODE_SEQUENCE ->
          Optional.of(Context.QUANTITY);
      case Tags.PROCEDURE_CODE_SEQUENCE, Tags.PERFORMED_PROTOCOL_CODE_SEQUENCE ->
          Optional.of(Context.PROCEDURE);
      case Tags.CTDI_PHANTOM_TYPE_CODE_SEQUENCE -> Optional.of(Context.PHANTOM);
      case Tags.PATIENT_GANTRY_RELATIONSHIP_CODE_SEQUENCE -> Optional.of(Context.PATIENT_GANTRY);
      case Tags.PATIENT_ORIENTATION_CODE_SEQUENCE,
          Tags.PATIENT_ORIENTATION_MODIFIER_CODE_SEQUENCE ->
          Optional.of(Context.PATIENT_ORIENTATION);
      case Tags.DEIDENTIFICATION_METHOD_CODE_SEQUENCE -> Optional.of(Context.DEID_METHOD);
      default -> Optional.empty();
    };
  }

  /** SNM3 and 99SDM were names of SNOMED RT before SRT was, with the same codes (PS3.16 §8.1). */
  private static String schemeOf(String designator) {
    return designator.equals("SNM3") || designator.equals("99SDM") ? "SRT" : designator;
  }

  private static Map<String, Entry> read() {
    Map<String, Entry> codes = new HashMap<>();
    for (String line : Text.split(CleaningData.CODES, '\n')) {
      List<String> cells = Text.split(line, '\t');
      for (int i = 1; i + 2 < cells.size(); i += 3) {
        codes.put(
            cells.get(i) + '\t' + cells.get(i + 1), new Entry(cells.get(0), cells.get(i + 2)));
      }
    }
    return codes;
  }
}
