package eir.phantom.scan;

import eir.phantom.head.Contrast;
import java.util.List;
import java.util.OptionalInt;

/** The series of a study, in the order they are taken, with the words of their headers. */
public enum SeriesKind {
  LOCALISER("LOCALIZER 3 PLANE", List.of("GR"), List.of("SP"), "2D", Contrast.NONE, 800),
  T1_SAGITTAL("T1 MPRAGE SAG", List.of("GR", "IR"), List.of("SP", "MP"), "3D", Contrast.NONE, 620),
  T1_AXIAL("T1 SE AX", List.of("SE"), List.of("OSP"), "2D", Contrast.NONE, 800),
  T2_AXIAL("T2 TSE AX", List.of("SE"), List.of("SK"), "2D", Contrast.NONE, 1150),
  FLAIR_AXIAL("T2 FLAIR AX", List.of("SE", "IR"), List.of("SK"), "2D", Contrast.NONE, 900),
  DIFFUSION("DWI EPI AX", List.of("EP"), List.of("SK"), "2D", Contrast.NONE, 900),
  ADC("ADC AX", List.of("EP"), List.of("SK"), "2D", Contrast.NONE, 2600),
  T1_AXIAL_POST("T1 SE AX GD", List.of("SE"), List.of("OSP"), "2D", Contrast.GADOLINIUM, 850),
  T1_SAGITTAL_POST("T1 SE SAG GD", List.of("SE"), List.of("OSP"), "2D", Contrast.GADOLINIUM, 850);

  private final String description;
  private final List<String> scanningSequence;
  private final List<String> sequenceVariant;
  private final String acquisitionType;
  private final Contrast contrast;
  private final int windowWidth;

  SeriesKind(
      String description,
      List<String> scanningSequence,
      List<String> sequenceVariant,
      String acquisitionType,
      Contrast contrast,
      int windowWidth) {
    this.description = description;
    this.scanningSequence = scanningSequence;
    this.sequenceVariant = sequenceVariant;
    this.acquisitionType = acquisitionType;
    this.contrast = contrast;
    this.windowWidth = windowWidth;
  }

  /** Series Number, (0020,0011). */
  public int number() {
    return ordinal() + 1;
  }

  public String description() {
    return description;
  }

  public Contrast contrast() {
    return contrast;
  }

  String[] scanningSequence() {
    return scanningSequence.toArray(String[]::new);
  }

  String[] sequenceVariant() {
    return sequenceVariant.toArray(String[]::new);
  }

  String acquisitionType() {
    return acquisitionType;
  }

  /** Window Width, (0028,1051); the diffusion-weighted image is darker than the one without. */
  public int windowWidth(OptionalInt bValue) {
    return this == DIFFUSION && bValue.orElse(0) > 0 ? windowWidth / 2 : windowWidth;
  }

  List<String> imageType() {
    return switch (this) {
      case LOCALISER -> List.of("ORIGINAL", "PRIMARY", "LOCALIZER");
      case DIFFUSION -> List.of("ORIGINAL", "PRIMARY", "DIFFUSION", "NONE");
      case ADC -> List.of("DERIVED", "PRIMARY", "DIFFUSION", "ADC");
      case T1_SAGITTAL, T1_AXIAL, T2_AXIAL, FLAIR_AXIAL, T1_AXIAL_POST, T1_SAGITTAL_POST ->
          List.of("ORIGINAL", "PRIMARY", "OTHER");
    };
  }

  /** Transfer syntax of this series: a real archive mixes them; the reading series stay plain. */
  public Wrapping wrapping() {
    return switch (this) {
      case LOCALISER -> Wrapping.EXPLICIT_BIG;
      case ADC -> Wrapping.RLE;
      case T1_SAGITTAL_POST -> Wrapping.IMPLICIT_LITTLE;
      case T1_SAGITTAL, T1_AXIAL, T2_AXIAL, FLAIR_AXIAL, DIFFUSION, T1_AXIAL_POST ->
          Wrapping.EXPLICIT_LITTLE;
    };
  }
}
