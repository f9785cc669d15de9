package eir.cli.tree;

import eir.deid.header.TopLevel;
import eir.dicom.Identifying;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Fault;
import eir.dicom.stream.Source;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What decides which answer of a person holds for a file.
 *
 * @param series Series Instance UID as it stands in the file
 * @param folder of the file, below IN
 * @param rows of its frames
 * @param columns of the same
 */
record Picture(Identifying<String> series, Identifying<Path> folder, int rows, int columns) {

  /** Whether anybody can have looked at it. */
  boolean hasFrames() {
    return rows > 0 && columns > 0;
  }

  /** The picture in {@code source}; absent if it cannot be read to its pixels. */
  static Optional<Picture> of(DataSetWalker walker, Source source, Path folder) {
    ElementTable table = walker.walk(source);
    return table.fault() != Fault.NONE
        ? Optional.empty()
        : Optional.of(
            new Picture(
                new Identifying<>(TopLevel.text(table, Tags.SERIES_INSTANCE_UID)),
                new Identifying<>(folder),
                table.firstUnsignedShort(table.find(Tags.ROWS), 0),
                table.firstUnsignedShort(table.find(Tags.COLUMNS), 0)));
  }
}
