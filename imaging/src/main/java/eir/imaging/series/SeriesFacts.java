package eir.imaging.series;

import eir.dicom.dictionary.Tags;
import eir.imaging.FrameFacts;
import eir.imaging.FunctionalGroups;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the headers of a series say about its making; all of it survives de-identification.
 *
 * <p>A number that no file has is NaN, so that no rule is met by it.
 *
 * @param imageTypes values 3 and up of Image Type, and of Frame Type
 * @param scanningSequence SE, IR, GR, EP, RM
 * @param acquisitionContrast words of Acquisition Contrast (0008,9209)
 * @param echoMs echo time; the effective one in enhanced files
 * @param mostBValue largest b-value in s/mm², -1 if no frame has one
 * @param temporalPositions as the files say, else 0
 * @param planes number of frames in each plane
 */
public record SeriesFacts(
    Set<String> imageTypes,
    Set<String> scanningSequence,
    Set<String> acquisitionContrast,
    double repetitionMs,
    double echoMs,
    double inversionMs,
    double flipDegrees,
    int mostBValue,
    int temporalPositions,
    boolean hasContrast,
    Map<Plane, Integer> planes) {

  /** Words of cleaned series descriptions that tell of a contrast agent. */
  private static final Pattern CONTRAST_WORDS =
      Pattern.compile(
          "(^|[^A-Z])(GD|GAD|GADO|POST|CE|KM|GADOLINIUM|\\+ ?C|C\\+|W ?CONTRAST)([^A-Z]|$)");

  public SeriesFacts {
    imageTypes = Set.copyOf(imageTypes);
    scanningSequence = Set.copyOf(scanningSequence);
    acquisitionContrast = Set.copyOf(acquisitionContrast);
    planes = Map.copyOf(planes);
  }

  /** The facts of one file whose frames were read before. */
  public static SeriesFacts read(FunctionalGroups groups, List<FrameFacts> frames) {
    Set<String> types = new HashSet<>(groups.top().texts(Tags.IMAGE_TYPE));
    types.addAll(groups.texts(Tags.MR_IMAGE_FRAME_TYPE_SEQUENCE, Tags.FRAME_TYPE, 0));
    Set<String> sequence = new HashSet<>(groups.top().texts(Tags.SCANNING_SEQUENCE));
    if (groups.top().texts(Tags.ECHO_PULSE_SEQUENCE).contains("GRADIENT")) {
      sequence.add("GR");
    }
    Map<Plane, Integer> planes = new EnumMap<>(Plane.class);
    int mostB = -1;
    for (FrameFacts frame : frames) {
      frame
          .placement()
          .orientation()
          .ifPresent(orientation -> planes.merge(Plane.of(orientation), 1, Integer::sum));
      mostB = Math.max(mostB, frame.bValue().orElse(-1));
    }
    int timing = Tags.MR_TIMING_AND_RELATED_PARAMETERS_SEQUENCE;
    double effective = first(groups, Tags.MR_ECHO_SEQUENCE, Tags.EFFECTIVE_ECHO_TIME);
    double inversion = first(groups, Tags.MR_MODIFIER_SEQUENCE, Tags.INVERSION_TIMES);
    return new SeriesFacts(
        types,
        sequence,
        new HashSet<>(
            groups.texts(Tags.MR_IMAGE_FRAME_TYPE_SEQUENCE, Tags.ACQUISITION_CONTRAST, 0)),
        first(groups, timing, Tags.REPETITION_TIME),
        Double.isNaN(effective) ? first(groups, Tags.MR_ECHO_SEQUENCE, Tags.ECHO_TIME) : effective,
        Double.isNaN(inversion)
            ? first(groups, Tags.MR_MODIFIER_SEQUENCE, Tags.INVERSION_TIME)
            : inversion,
        first(groups, timing, Tags.FLIP_ANGLE),
        mostB,
        groups.top().integer(Tags.NUMBER_OF_TEMPORAL_POSITIONS).orElse(0),
        isContrast(groups),
        planes);
  }

  private static double first(FunctionalGroups groups, int sequence, int tag) {
    double[] numbers = groups.decimals(sequence, tag, 0);
    return numbers.length == 0 ? Double.NaN : numbers[0];
  }

  private static boolean isContrast(FunctionalGroups groups) {
    if (groups.top().text(Tags.CONTRAST_BOLUS_AGENT).isPresent()
        || !groups.top().items(Tags.CONTRAST_BOLUS_AGENT_SEQUENCE).isEmpty()) {
      return true;
    }
    String description =
        groups.top().text(Tags.SERIES_DESCRIPTION).orElse("").toUpperCase(Locale.ROOT);
    return CONTRAST_WORDS.matcher(description).find();
  }

  /** The facts of a series from those of its files: times of the first file that has them. */
  public static SeriesFacts together(List<SeriesFacts> files) {
    Set<String> types = new HashSet<>();
    Set<String> sequence = new HashSet<>();
    Set<String> acquired = new HashSet<>();
    Map<Plane, Integer> planes = new EnumMap<>(Plane.class);
    double repetition = Double.NaN;
    double echo = Double.NaN;
    double inversion = Double.NaN;
    double flip = Double.NaN;
    int mostB = -1;
    int temporal = 0;
    boolean contrast = false;
    for (SeriesFacts file : files) {
      types.addAll(file.imageTypes);
      sequence.addAll(file.scanningSequence);
      acquired.addAll(file.acquisitionContrast);
      file.planes.forEach((plane, count) -> planes.merge(plane, count, Integer::sum));
      repetition = Double.isNaN(repetition) ? file.repetitionMs : repetition;
      echo = Double.isNaN(echo) ? file.echoMs : echo;
      inversion = Double.isNaN(inversion) ? file.inversionMs : inversion;
      flip = Double.isNaN(flip) ? file.flipDegrees : flip;
      mostB = Math.max(mostB, file.mostBValue);
      temporal = Math.max(temporal, file.temporalPositions);
      contrast |= file.hasContrast;
    }
    return new SeriesFacts(
        types,
        sequence,
        acquired,
        repetition,
        echo,
        inversion,
        flip,
        mostB,
        temporal,
        contrast,
        planes);
  }

  boolean hasImageType(String word) {
    return imageTypes.contains(word);
  }

  boolean isAcquiredFor(String word) {
    return acquisitionContrast.contains(word);
  }

  boolean isEchoPlanar() {
    return scanningSequence.contains("EP");
  }

  boolean isGradientEcho() {
    return scanningSequence.contains("GR");
  }

  /** The plane of the series, MIXED or UNKNOWN. */
  public Plane plane() {
    return switch (planes.size()) {
      case 0 -> Plane.UNKNOWN;
      case 1 -> planes.keySet().iterator().next();
      default -> Plane.MIXED;
    };
  }
}
