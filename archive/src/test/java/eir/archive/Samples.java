package eir.archive;

import eir.archive.index.Announcement;
import eir.archive.index.Arrival;
import eir.archive.index.Closing;
import eir.archive.index.Closure;
import eir.archive.index.IndexedInstance;
import eir.archive.index.Opening;
import eir.archive.index.Site;
import eir.archive.index.Submission;
import eir.archive.index.Upload;
import eir.archive.index.UploadRules;
import eir.archive.journal.Who;
import eir.archive.object.Staged;
import eir.trial.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/** Small made-up uploads. */
public final class Samples {
  public static final Who EVA = Who.of("u-0002", Role.COORDINATOR);
  public static final String KEY = "0123456789abcdef";
  public static final Site AURORA =
      Site.of("S01", "Hospital Aurora", "Vila Serena", "pt-BR", "+55 00 0000");

  private final Archive archive;

  public Samples(Archive archive) {
    this.archive = archive;
    archive.sites().put(AURORA, EVA);
  }

  public static Announcement announcement(int files) {
    return new Announcement(
        "S01",
        "0123456789",
        UUID.randomUUID().toString(),
        files,
        1_000,
        UploadRules.of("8a3f00c1"),
        KEY);
  }

  public Upload open(int files) {
    return ((Opening.Opened) archive.uploads().open(announcement(files))).upload();
  }

  /** Instance {@code number} of a child: always the same UIDs and bytes for the same number. */
  public Arrival arrival(String pseudonym, int number) {
    return arrival(instance(pseudonym, number), content(number));
  }

  public Arrival arrival(IndexedInstance instance, byte[] content) {
    Staged staged = archive.objects().stage();
    try (OutputStream out = staged.output()) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Arrival(staged, instance);
  }

  public List<Arrival> arrivals(String pseudonym, int from, int to) {
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = from; i < to; i++) {
      arrivals.add(arrival(pseudonym, i));
    }
    return arrivals;
  }

  public static byte[] content(int number) {
    byte[] content = new byte[2_000 + number];
    new SplittableRandom(number).nextBytes(content);
    return content;
  }

  /** Ten instances make a series. */
  public static IndexedInstance instance(String pseudonym, int number) {
    return instance(pseudonym, number, LocalDate.of(2019, 3, 14));
  }

  public static IndexedInstance instance(String pseudonym, int number, LocalDate date) {
    return new IndexedInstance(
        "1.2.840.10008.5.1.4.1.1.4",
        "2.25.1." + number,
        "2.25.2." + number / 10,
        "2.25.3.1",
        pseudonym,
        "1.2.840.10008.1.2.1",
        "MR",
        Optional.of(date),
        Optional.of(number / 10),
        Optional.of(number % 10),
        "T2 AX",
        512,
        512,
        1);
  }

  /** The same in another study. */
  public static IndexedInstance inStudy(String studyInstanceUid, IndexedInstance instance) {
    return new IndexedInstance(
        instance.sopClassUid(),
        instance.sopInstanceUid(),
        instance.seriesInstanceUid(),
        studyInstanceUid,
        instance.pseudonym(),
        instance.transferSyntaxUid(),
        instance.modality(),
        instance.studyDate(),
        instance.seriesNumber(),
        instance.instanceNumber(),
        instance.seriesDescription(),
        instance.rows(),
        instance.columns(),
        instance.frames());
  }

  public static Closing closing(int leftOut) {
    return new Closing(leftOut, "{\"attested\":true}", "{\"images\":1}", "{\"actions\":{}}");
  }

  /** A closed upload of instances {@code [0, count)}. */
  public Submission submit(String pseudonym, int count) {
    Upload upload = open(count);
    archive.uploads().admitAll(upload.id(), arrivals(pseudonym, 0, count));
    return ((Closure.Closed) archive.uploads().close(upload.id(), closing(0))).submission();
  }
}
