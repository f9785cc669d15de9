package eir.cli.tree;

import eir.deid.Deidentifier;
import eir.deid.header.Patients;
import eir.deid.rule.AnyImage;
import eir.dicom.file.FileSource;
import eir.dicom.file.Inflation;
import eir.dicom.file.JvmTwoByteSets;
import eir.dicom.stream.Limits;
import eir.dicom.stream.Source;
import java.io.FileInputStream;
import java.io.IOException;

/** Reads the headers of a tree, before anything is written, for whom each file is about. */
final class Meeting implements Workers.Worker {
  private final FileList input;
  private final Deidentifier deidentifier;
  private final byte[] buffer = new byte[1 << 20];

  Meeting(FileList input, DeidOrder order, Patients patients) {
    this.input = input;
    deidentifier =
        new Deidentifier(
            order.profile(), order.key(), order.stamp(), new JvmTwoByteSets(), new AnyImage());
    deidentifier.share(patients);
  }

  @Override
  public void work(int index) throws IOException {
    FileList.Entry entry = input.entries().get(index);
    if (entry.lengthBytes() <= buffer.length) {
      try (FileInputStream in = new FileInputStream(entry.path().toFile())) {
        meet(Source.of(buffer, in.readNBytes(buffer, 0, buffer.length)));
      }
    } else {
      try (FileSource source = FileSource.open(entry.path())) {
        meet(source);
      }
    }
  }

  private void meet(Source source) {
    deidentifier.meet(Inflation.inflate(source, Limits.STANDARD));
  }
}
