package eir.cli.tree;

import eir.deid.Deidentifier;
import eir.deid.header.Patients;
import eir.deid.rule.AnyImage;
import eir.dicom.file.FileSource;
import eir.dicom.file.Inflation;
import eir.dicom.file.JvmTwoByteSets;
import eir.dicom.stream.Limits;
import java.io.IOException;

/** Reads the headers of a tree, before anything is written, for whom each file is about. */
final class Meeting implements Workers.Worker {
  private final FileList input;
  private final Deidentifier deidentifier;

  Meeting(FileList input, DeidOrder order, Patients patients) {
    this.input = input;
    deidentifier =
        new Deidentifier(
            order.profile(), order.key(), order.stamp(), new JvmTwoByteSets(), new AnyImage());
    deidentifier.share(patients);
  }

  @Override
  public void work(int index) throws IOException {
    try (FileSource source = FileSource.open(input.entries().get(index).path())) {
      deidentifier.meet(Inflation.inflate(source, Limits.STANDARD));
    }
  }
}
