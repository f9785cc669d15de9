package eir.cli.story;

import eir.archive.Archive;
import eir.archive.access.LinkOrder;
import eir.archive.access.LinkScope;
import eir.archive.index.Inventory;
import eir.archive.journal.Who;
import eir.phantom.DemoCases;
import eir.phantom.Flaw;
import eir.phantom.PhantomCase;
import eir.phantom.PhantomStudy;
import eir.phantom.PixelShelf;
import eir.phantom.head.Atlas;
import eir.phantom.scan.Resolution;
import eir.phantom.scan.SeriesKind;
import eir.trial.CaseCode;
import eir.trial.SiteCode;
import eir.trial.UploadId;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The children's images: made on a shelf of heads, de-identified, sent to their case by a link. */
final class StoryImages {
  /** What the charter asks for, and the sagittal series that the craniocaudal extent needs. */
  private static final List<SeriesKind> SENT =
      List.of(
          SeriesKind.T1_AXIAL,
          SeriesKind.T2_AXIAL,
          SeriesKind.FLAIR_AXIAL,
          SeriesKind.ADC,
          SeriesKind.T1_AXIAL_POST,
          SeriesKind.T1_SAGITTAL_POST);

  private final Archive archive;
  private final URI server;
  private final PixelShelf shelf;
  private final Resolution resolution;
  private Optional<Atlas> atlas = Optional.empty();

  /** Sends to {@code server}, the one over {@code archive}. */
  StoryImages(Archive archive, URI server, PixelShelf shelf, Resolution resolution) {
    this.archive = archive;
    this.server = server;
    this.shelf = shelf;
    this.resolution = resolution;
  }

  /** The made-up child behind a case of demo.json. */
  static PhantomCase child(String child) {
    return DemoCases.find(child).orElseThrow();
  }

  /** The study of a child. */
  PhantomStudy study(PhantomCase child) {
    if (atlas.isEmpty()) {
      atlas = Optional.of(Atlas.load());
    }
    return new PhantomStudy(atlas.get(), child, resolution, shelf);
  }

  /**
   * Sends a child's study for {@code code}; the first of two lacks its T2 series.
   *
   * @param sender whose link it is
   */
  UploadId send(String child, boolean isFirstOfTwo, CaseCode code, SiteCode site, Who sender) {
    PhantomCase made = child(child);
    PhantomStudy study = study(isFirstOfTwo ? made.with(Flaw.MISSING_T2) : made);
    var minted =
        archive
            .links()
            .mint(
                new LinkOrder(
                    new LinkScope.UploadTo(site.text(), Optional.of(code)),
                    Optional.of(code.text()),
                    Optional.empty(),
                    List.of(),
                    false,
                    sender));
    URI link = server.resolve("/u/" + minted.link().id() + "#" + minted.key().reveal());
    return Delivery.by(link.toString()).send(site.text(), study, sent(study), minted.link().id());
  }

  /** The instances of a series of an upload, by instance number: slice after slice. */
  List<Inventory.Instance> slices(UploadId upload, String seriesUid) {
    return archive.submissions().ofUpload(upload.text()).stream()
        .flatMap(found -> archive.submissions().inventory(found.id()).studies().stream())
        .flatMap(study -> study.series().stream())
        .filter(series -> series.seriesInstanceUid().equals(seriesUid))
        .flatMap(series -> series.instances().stream())
        .toList();
  }

  /** Draws every head that {@code shelf} lacks. */
  static void fill(PixelShelf shelf, Resolution resolution) throws IOException {
    Atlas atlas = Atlas.load();
    for (PhantomCase child : DemoCases.all()) {
      PhantomStudy study = new PhantomStudy(atlas, child, resolution, shelf);
      for (SeriesKind kind : sent(study)) {
        study.write(kind, _ -> {});
      }
    }
  }

  private static List<SeriesKind> sent(PhantomStudy study) {
    return SENT.stream().filter(study.series()::contains).toList();
  }
}
