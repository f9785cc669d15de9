package eir.server.preparation;

import eir.archive.Archive;
import eir.archive.index.Inventory;
import eir.archive.job.Jobs;
import eir.imaging.FrameFacts;
import eir.imaging.FrameReader;
import eir.imaging.FunctionalGroups;
import eir.imaging.Unshown;
import eir.imaging.series.Contrast;
import eir.imaging.series.SeriesFacts;
import eir.imaging.series.SeriesLabel;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which series will hang first, told from the header of one image before the series is prepared. A
 * wrong guess costs a little time and nothing else. For one thread.
 */
final class HangingForecast {
  private static final int REMEMBERED = 4096;

  /** After every series that has a label. */
  private static final int LAST = Integer.MAX_VALUE;

  private final Archive archive;
  private final Map<String, Integer> places =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };

  HangingForecast(Archive archive) {
    this.archive = archive;
  }

  /** {@link SeriesLabel#HANGING_ORDER} as a number. */
  static int place(SeriesLabel label) {
    int contrast = label.contrast() == Contrast.YES ? 1 : 0;
    return (label.weighting().ordinal() * 2 + contrast) * 16 + label.plane().ordinal();
  }

  /** The piece whose series hangs first; of equal ones the first of the list. */
  Optional<Jobs.Waiting> first(List<Jobs.Waiting> waiting) {
    return waiting.size() < 2
        ? waiting.stream().findFirst()
        : waiting.stream().min(Comparator.comparingInt(piece -> place(piece.subject())));
  }

  private int place(String seriesId) {
    Integer known = places.get(seriesId);
    if (known != null) {
      return known;
    }
    int place = read(seriesId);
    places.put(seriesId, place);
    return place;
  }

  private int read(String seriesId) {
    try {
      return archive.submissions().series(seriesId).map(this::read).orElse(LAST);
    } catch (RuntimeException _) {
      // What is wrong with the series is found, told and counted when it is prepared.
      return LAST;
    }
  }

  private int read(Inventory.Series series) {
    Inventory.Instance middle = series.instances().get(series.instances().size() / 2);
    try (SeriesSources files = new SeriesSources(archive.objects(), List.of(middle))) {
      return switch (FrameReader.open(files.sources().getFirst())) {
        case Unshown _ -> LAST;
        case FrameReader reader -> {
          FunctionalGroups groups = new FunctionalGroups(reader.header());
          SeriesFacts facts = SeriesFacts.read(groups, List.of(FrameFacts.read(groups, 0)));
          yield place(SeriesLabel.of(facts));
        }
      };
    }
  }
}
