package eir.archive.operation;

import eir.archive.Archive;
import eir.archive.ArchiveException;
import eir.archive.index.Announcement;
import eir.archive.index.Arrival;
import eir.archive.index.Closing;
import eir.archive.index.Closure;
import eir.archive.index.IndexedInstance;
import eir.archive.index.Opening;
import eir.archive.index.Site;
import eir.archive.index.UploadRules;
import eir.archive.journal.Who;
import eir.archive.object.Objects.Listed;
import eir.archive.object.Sha256;
import eir.archive.object.Staged;
import eir.archive.object.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Makes the index again from the objects, after the database was lost: every image that the index
 * does not know becomes part of a submission of its site and pseudonym, oldest first.
 *
 * <p>What no image says cannot come back: links, accounts, receipts, and which delivery a file came
 * with. Two files with one UID become two versions.
 */
public final class Reindex {
  private static final int BATCH = 64;
  private static final String NO_KEY = "0".repeat(16);

  private Reindex() {}

  /** Reads what the index needs to know from an object. */
  @FunctionalInterface
  public interface Reader {
    Reading read(StoredObject object);
  }

  /** What an object turned out to be. */
  public sealed interface Reading {}

  /** No image of the trial, such as a bundle. */
  public record NoImage() implements Reading {}

  /** An image that was de-identified by rules that the reader does not know. */
  public record OtherRules() implements Reading {}

  /**
   * What an image says of itself.
   *
   * @param site code of the site that is stamped into it
   */
  public record Found(String site, String profileHash, IndexedInstance instance)
      implements Reading {}

  /**
   * What was done.
   *
   * @param leftAlone objects that are no images: bundles, which are made again
   * @param ofOtherRules images whose rules are not known here: their charter is not imported, or
   *     another version of Eir took them in
   */
  public record Result(int images, int submissions, int leftAlone, int ofOtherRules) {}

  private record Image(Sha256 sha256, Instant writtenAt, Found found) {}

  /** Reads the whole store; nobody should upload meanwhile. */
  public static Result run(Archive archive, Reader reader) {
    List<Listed> unknown = new ArrayList<>();
    Set<Sha256> known = new HashSet<>();
    IndexedObjects.forEach(archive, known::add);
    archive
        .objects()
        .forEach(listed -> {
          if (!known.contains(listed.sha256())) {
            unknown.add(listed);
          }
        });
    Map<String, List<Image>> bySubject = new TreeMap<>();
    int leftAlone = 0;
    int ofOtherRules = 0;
    for (Listed listed : unknown) {
      switch (read(archive, listed.sha256(), reader)) {
        case Found found ->
            bySubject
                .computeIfAbsent(
                    found.site() + " " + found.instance().pseudonym(), _ -> new ArrayList<>())
                .add(new Image(listed.sha256(), listed.writtenAt(), found));
        case OtherRules() -> ofOtherRules++;
        case NoImage() -> leftAlone++;
      }
    }
    int images = 0;
    int submissions = 0;
    for (List<Image> ofSubject : bySubject.values()) {
      ofSubject.sort(Comparator.comparing(Image::writtenAt).thenComparing(Image::sha256));
      List<Image> rest = ofSubject;
      while (!rest.isEmpty()) {
        List<Image> version = firstOfEachUid(rest);
        submit(archive, version);
        images += version.size();
        submissions++;
        rest = rest.stream().filter(image -> !version.contains(image)).toList();
      }
    }
    return new Result(images, submissions, leftAlone, ofOtherRules);
  }

  private static Reading read(Archive archive, Sha256 sha256, Reader reader) {
    Optional<StoredObject> opened = archive.objects().open(sha256);
    if (opened.isEmpty()) {
      return new NoImage();
    }
    try (StoredObject object = opened.get()) {
      return reader.read(object);
    }
  }

  private static List<Image> firstOfEachUid(List<Image> images) {
    Set<String> uids = new HashSet<>();
    return images.stream()
        .filter(image -> uids.add(image.found().instance().sopInstanceUid()))
        .toList();
  }

  private static void submit(Archive archive, List<Image> images) {
    Found first = images.getFirst().found();
    Site site =
        archive
            .sites()
            .find(first.site())
            .orElseGet(() ->
                archive.sites().put(Site.of(first.site(), first.site(), "", "en", ""), Who.SYSTEM));
    Announcement announcement =
        new Announcement(
            site.code(),
            "reindex",
            UUID.randomUUID().toString(),
            images.size(),
            0,
            UploadRules.of(first.profileHash()),
            site.keyFingerprint().orElse(NO_KEY));
    if (!(archive.uploads().open(announcement) instanceof Opening.Opened(var upload))) {
      throw new ArchiveException("A site changed while the index was made again; begin again");
    }
    for (int from = 0; from < images.size(); from += BATCH) {
      List<Arrival> batch =
          images.subList(from, Math.min(images.size(), from + BATCH)).stream()
              .map(image -> arrival(archive, image))
              .toList();
      archive.uploads().admitAll(upload.id(), batch);
    }
    Closing closing = new Closing(0, "{\"reindexed\":true}", "{}", "{}");
    Closure closure = archive.uploads().close(upload.id(), closing);
    if (site.keyFingerprint().isEmpty()) {
      archive.sites().forgetKey(site.code(), Who.SYSTEM); // its next real upload names the key
    }
    if (!(closure instanceof Closure.Closed)) {
      throw new ArchiveException(
          "The images of one child contradict each other; their upload stays open for a day");
    }
  }

  // The bytes go the same road as an upload, which also proves that they give their hash.
  private static Arrival arrival(Archive archive, Image image) {
    Staged staged = archive.objects().stage();
    try (StoredObject object = archive.objects().open(image.sha256()).orElseThrow();
        InputStream in = object.stream();
        OutputStream out = staged.output()) {
      in.transferTo(out);
    } catch (IOException e) {
      staged.discard();
      throw new ArchiveException("An object cannot be read; check the disk", e);
    }
    return new Arrival(staged, image.found().instance());
  }
}
