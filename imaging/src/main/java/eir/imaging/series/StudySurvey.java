package eir.imaging.series;

import eir.dicom.MalformedDicomException;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import eir.dicom.stream.Source;
import eir.imaging.Frame;
import eir.imaging.FrameFacts;
import eir.imaging.FrameReader;
import eir.imaging.FunctionalGroups;
import eir.imaging.Spacing;
import eir.imaging.series.SurveyedFrame.Look;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What quality control asks of the files of a submission, read once: headers, geometry, and whether
 * every frame decodes. Knows no thresholds; the rules are the trial's.
 *
 * @param files one for each file whose header can be read
 * @param series those with images, in the order of their first file
 * @param unreadable files of images that cannot be opened
 */
public record StudySurvey(List<SurveyedFile> files, List<SurveyedSeries> series, int unreadable) {
  // No coil shows 28 cm of a head from crown to chin in a child; a spine takes more.
  private static final double LEAST_SPINE_MM = 280;

  public StudySurvey {
    files = List.copyOf(files);
    series = List.copyOf(series);
  }

  /** Surveys {@code sources}, the de-identified files of one submission; one frame in memory. */
  public static StudySurvey of(List<Source> sources) {
    List<SurveyedFile> files = new ArrayList<>();
    Map<String, Gathering> gatherings = new LinkedHashMap<>();
    int unreadable = 0;
    for (Source source : sources) {
      try {
        SurveyedFile file = SurveyedFile.read(Header.read(source));
        files.add(file);
        if (FrameReader.open(source) instanceof FrameReader reader) {
          gatherings.computeIfAbsent(file.seriesUid(), _ -> new Gathering()).add(reader);
        } else if (file.kind() != SurveyedFile.Kind.DOCUMENT) {
          unreadable++;
        }
      } catch (MalformedDicomException _) {
        unreadable++; // counted: whoever asks learns that a file is lost
      }
    }
    List<SurveyedSeries> series = new ArrayList<>();
    gatherings.forEach((uid, gathering) -> series.add(gathering.series(uid)));
    return new StudySurvey(files, series, unreadable);
  }

  /** The files of one series as they come. */
  private static final class Gathering {
    private final List<SeriesFacts> facts = new ArrayList<>();
    private final List<SurveyedFrame> frames = new ArrayList<>();
    private final List<LocalDateTime> times = new ArrayList<>();
    private boolean isVolume;
    private boolean isSpine;

    void add(FrameReader reader) {
      Header header = reader.header();
      FunctionalGroups groups = new FunctionalGroups(header);
      List<FrameFacts> ofFile = new ArrayList<>();
      for (int frame = 0; frame < reader.frames(); frame++) {
        FrameFacts found = FrameFacts.read(groups, frame);
        ofFile.add(found);
        frames.add(surveyed(reader, groups, found, frame));
        isSpine |= isTall(found, reader.description().shape().rows());
      }
      facts.add(SeriesFacts.read(groups, ofFile));
      isVolume |= header.text(Tags.MR_ACQUISITION_TYPE).orElse("").strip().equals("3D");
      isSpine |= speaksOfSpine(header);
      acquired(header).ifPresent(times::add);
    }

    SurveyedSeries series(String uid) {
      return new SurveyedSeries(
          uid,
          SeriesLabel.of(SeriesFacts.together(facts)),
          isVolume,
          isSpine,
          times.stream().min(Comparator.naturalOrder()),
          frames);
    }
  }

  private static SurveyedFrame surveyed(
      FrameReader reader, FunctionalGroups groups, FrameFacts facts, int frame) {
    List<String> type = groups.top().texts(Tags.IMAGE_TYPE);
    double[] echo = groups.decimals(Tags.MR_ECHO_SEQUENCE, Tags.EFFECTIVE_ECHO_TIME, frame);
    if (echo.length == 0) {
      echo = groups.decimals(Tags.MR_ECHO_SEQUENCE, Tags.ECHO_TIME, frame);
    }
    String kind =
        String.join(
            "|",
            facts.kind(),
            type.size() > 2 ? type.get(2) : "",
            echo.length > 0 ? Double.toString(echo[0]) : "",
            Integer.toString(facts.temporalPosition()));
    return new SurveyedFrame(
        facts,
        kind,
        facts.temporalPosition(),
        reader.description().shape().rows(),
        reader.description().shape().columns(),
        look(reader, frame));
  }

  private static Look look(FrameReader reader, int index) {
    if (!reader.isDecodable()) {
      return Look.NOT_LOOKED_AT;
    }
    try {
      Frame frame = reader.read(index);
      short[] values = frame.values();
      for (short value : values) {
        if (value != values[0]) {
          return Look.VARIED;
        }
      }
      return Look.CONSTANT;
    } catch (MalformedDicomException _) {
      return Look.BROKEN; // the answer itself says it
    }
  }

  private static boolean speaksOfSpine(Header header) {
    String words =
        header.text(Tags.BODY_PART_EXAMINED).orElse("")
            + ' '
            + header.text(Tags.SERIES_DESCRIPTION).orElse("");
    return words.toUpperCase(Locale.ROOT).contains("SPINE");
  }

  private static boolean isTall(FrameFacts facts, int rows) {
    Optional<Spacing> spacing = facts.placement().spacing();
    return spacing.isPresent()
        && facts.placement().orientation().filter(one -> Plane.of(one) == Plane.SAG).isPresent()
        && spacing.get().betweenRowsMm() * rows >= LEAST_SPINE_MM;
  }

  private static Optional<LocalDateTime> acquired(Header header) {
    String both = header.text(Tags.ACQUISITION_DATE_TIME).orElse("").strip();
    if (both.length() >= 14) {
      return dateTime(both.substring(0, 8), both.substring(8));
    }
    String date =
        header
            .text(Tags.ACQUISITION_DATE)
            .or(() -> header.text(Tags.SERIES_DATE))
            .or(() -> header.text(Tags.STUDY_DATE))
            .orElse("")
            .strip();
    String time =
        header
            .text(Tags.ACQUISITION_TIME)
            .or(() -> header.text(Tags.SERIES_TIME))
            .orElse("")
            .strip();
    return dateTime(date, time);
  }

  // DA and TM of PS3.5 §6.2, to the second: the order of series needs no more.
  private static Optional<LocalDateTime> dateTime(String date, String time) {
    if (!date.matches("[0-9]{8}") || !time.matches("[0-9]{6}.*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.of(
              LocalDate.of(number(date, 0, 4), number(date, 4, 6), number(date, 6, 8)),
              LocalTime.of(
                  number(time, 0, 2), number(time, 2, 4), Math.min(59, number(time, 4, 6)))));
    } catch (DateTimeException _) {
      return Optional.empty(); // a 31 February orders nothing
    }
  }

  private static int number(String digits, int from, int to) {
    return Integer.parseInt(digits.substring(from, to));
  }
}
