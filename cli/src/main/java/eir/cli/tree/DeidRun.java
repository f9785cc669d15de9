package eir.cli.tree;

import eir.cli.tree.DeidOrder.Writing;
import eir.deid.Deidentifier;
import eir.deid.Inspection;
import eir.deid.Outcome;
import eir.deid.PixelLook;
import eir.deid.RefusalCode;
import eir.deid.gate.Gate;
import eir.deid.gate.Verdict;
import eir.deid.header.OwnOutput;
import eir.deid.header.Patients;
import eir.deid.plan.PlanFile;
import eir.deid.plan.SegmentPlan;
import eir.deid.rule.AnyImage;
import eir.deid.rule.Intake;
import eir.deid.rule.Iod;
import eir.dicom.Identifying;
import eir.dicom.file.FileSource;
import eir.dicom.file.Inflation;
import eir.dicom.file.JvmTwoByteSets;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.Limits;
import eir.dicom.stream.Source;
import eir.imaging.codec.CodecPainter;
import eir.imaging.codec.Jpeg2000Decoder;
import java.io.BufferedOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The work of one thread of {@link DeidTree}. */
final class DeidRun implements Workers.Worker {
  /** Larger files are never held in memory. */
  private static final long IN_MEMORY_BYTES = 8 << 20;

  private final FileList input;
  private final DeidOrder order;
  private final OutputPlaces places;
  private final Progress progress;
  private final Intake intake = new AnyImage();
  private final Deidentifier deidentifier;
  private final Gate gate;
  private final DataSetWalker walker = new DataSetWalker();
  private final DeidTally tally;
  private final Path part;
  private byte[] buffer = new byte[1 << 20];

  /**
   * @param patients whom all files of the run are about
   * @param part where it writes what has no name yet
   * @param listed of the clinic's list, before any file is read: who comes first makes no
   *     difference
   */
  DeidRun(
      FileList input,
      DeidOrder order,
      OutputPlaces places,
      Patients patients,
      Path part,
      List<Map.Entry<Identifying<String>, Children.Child>> listed,
      DeidTally tally,
      Progress progress) {
    this.input = input;
    this.order = order;
    this.places = places;
    this.part = part;
    this.tally = tally;
    this.progress = progress;
    deidentifier =
        new Deidentifier(
            order.profile(),
            order.key(),
            order.stamp(),
            new JvmTwoByteSets(),
            intake,
            new CodecPainter(new Jpeg2000Decoder()));
    deidentifier.share(patients);
    gate = new Gate(order.profile(), Optional.of(order.stamp()), Gate.END_OF_TIME, intake);
    for (Map.Entry<Identifying<String>, Children.Child> known : listed) {
      deidentifier.know(known.getKey(), known.getValue().subject());
    }
  }

  @Override
  public void work(int index) throws IOException {
    FileList.Entry entry = input.entries().get(index);
    if (entry.lengthBytes() <= IN_MEMORY_BYTES) {
      small(index, entry);
    } else {
      try (FileSource source = FileSource.open(entry.path())) {
        large(index, entry, source);
      }
    }
    progress.add(entry.lengthBytes());
  }

  private void small(int index, FileList.Entry entry) throws IOException {
    int length = (int) entry.lengthBytes();
    if (buffer.length < length) {
      buffer = new byte[Math.max(length, 2 * buffer.length)];
    }
    int read;
    try (FileInputStream in = new FileInputStream(entry.path().toFile())) {
      read = in.readNBytes(buffer, 0, length);
    }
    Optional<Ready> ready = ready(index, entry, Source.of(buffer, read));
    if (ready.isEmpty()) {
      return;
    }
    Optional<Path> target = target(index, entry, ready.get());
    if (target.isEmpty()) {
      return;
    }
    Outcome.Planned planned = ready.get().planned;
    byte[] out = planned.plan().assemble(ready.get().source);
    Verdict verdict = gate.check(Source.of(out));
    if (isToBeMasked(verdict)) {
      out = planned.masked().assemble(ready.get().source);
      verdict = gate.check(Source.of(out));
    }
    if (passes(index, verdict) && order.writing() == Writing.FILES) {
      meet(ready.get().source);
      try (FileOutputStream stream = new FileOutputStream(part.toFile())) {
        stream.write(out);
      }
      name(index, target.get(), out.length);
    }
  }

  private void large(int index, FileList.Entry entry, Source file) throws IOException {
    Optional<Ready> ready = ready(index, entry, file);
    if (ready.isEmpty()) {
      return;
    }
    Optional<Path> target = target(index, entry, ready.get());
    if (target.isEmpty()) {
      return;
    }
    Source source = ready.get().source;
    SegmentPlan plan = ready.get().planned.plan();
    Verdict verdict = gate.check(plan.over(source));
    if (isToBeMasked(verdict)) {
      plan = ready.get().planned.masked();
      verdict = gate.check(plan.over(source));
    }
    if (passes(index, verdict) && order.writing() == Writing.FILES) {
      meet(source);
      try (OutputStream stream =
          new BufferedOutputStream(new FileOutputStream(part.toFile()), 1 << 16)) {
        PlanFile.write(plan, source, stream);
      }
      name(index, target.get(), plan.lengthBytes());
    }
  }

  private Optional<Ready> ready(int index, FileList.Entry entry, Source source) {
    PixelLook look = look(entry, source);
    return switch (outcome(source, look)) {
      case Outcome.Planned planned -> {
        tally.report.add(planned.report());
        yield Optional.of(new Ready(source, planned, look));
      }
      case Outcome.Refused(var refusal) -> {
        Source inflated = refusal.code() == RefusalCode.DEFLATED ? inflated(source) : source;
        if (inflated != source) {
          yield ready(index, entry, inflated);
        }
        switch (refusal.code()) {
          case BURNED_IN_SUSPICION, OTHER_FRAME_SIZE ->
              picture(entry, source)
                  .filter(Picture::hasFrames)
                  .ifPresent(picture -> tally.await(index, picture));
          default -> {}
        }
        tally.refuse(index, refusal.code().name(), refusal.path(), refusal.offset());
        yield Optional.empty();
      }
    };
  }

  private Outcome outcome(Source source, PixelLook look) {
    return order.subject().isPresent()
        ? deidentifier.plan(source, order.subject().get(), look)
        : deidentifier.plan(source, look);
  }

  private PixelLook look(FileList.Entry entry, Source source) {
    return order.answers().isEmpty()
        ? PixelLook.NOT_LOOKED_AT
        : picture(entry, source).map(order.answers()::of).orElse(PixelLook.NOT_LOOKED_AT);
  }

  private Optional<Picture> picture(FileList.Entry entry, Source source) {
    return Picture.of(walker, source, input.folderOf(entry));
  }

  private static Source inflated(Source source) {
    return Inflation.inflate(source, Limits.STANDARD);
  }

  /** Where the output goes; absent if it is there already or another output has that name. */
  private Optional<Path> target(int index, FileList.Entry entry, Ready ready) throws IOException {
    Optional<Path> place = places.give(entry.path(), ready.planned.instance().sopInstanceUid());
    if (place.isEmpty()) {
      tally.refuseName(index, "SECOND_OF_SAME_UID");
    }
    boolean hasOther = // other boxes give as many bytes: see name()
        place.isPresent()
            && places.isTaken(place.get())
            && !(ready.look instanceof PixelLook.Looked);
    if (!hasOther) {
      return place;
    }
    if (Files.size(place.get()) == ready.planned.plan().lengthBytes()) {
      tally.resumed();
      meet(ready.source);
    } else {
      tally.refuseName(index, "OTHER_OUTPUT_IS_THERE");
    }
    return Optional.empty();
  }

  /** Whose file {@code source} is, for the list; an output of Eir has a code for a number. */
  private void meet(Source source) {
    if (order.children().isPresent() && !OwnOutput.is(walker.walk(source), order.profile())) {
      Inspection file = deidentifier.inspect(source);
      file.anchor()
          .map(anchor -> order.subject().orElseGet(() -> deidentifier.subjectOf(anchor)))
          .ifPresent(subject -> order.children().get().met(file, subject));
    }
  }

  /** The engine leaves native samples unread; what hides beside them only the gate sees. */
  private static boolean isToBeMasked(Verdict verdict) {
    return verdict instanceof Verdict.Refused refused && refused.isOnlySpareBits();
  }

  private boolean passes(int index, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Passed(var instance) -> {
        if (Iod.of(instance.sopClassUid()).isEmpty()) {
          tally.other();
        }
        if (order.writing() == Writing.NOTHING) {
          tally.wrote(0);
        }
        yield true;
      }
      case Verdict.Refused refused -> {
        tally.refuse(index, refused);
        yield false;
      }
    };
  }

  private void name(int index, Path target, long lengthBytes) throws IOException {
    if (places.isTaken(target)) {
      boolean isSame = Files.mismatch(part, target) < 0;
      Files.delete(part);
      if (isSame) {
        tally.resumed();
      } else {
        tally.refuseName(index, "OTHER_OUTPUT_IS_THERE");
      }
      return;
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    tally.wrote(lengthBytes);
  }

  /** An output before it is put together; {@code source} is inflated if it had to be. */
  private record Ready(Source source, Outcome.Planned planned, PixelLook look) {}
}
