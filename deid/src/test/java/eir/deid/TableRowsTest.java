package eir.deid;

import static eir.deid.TestSite.holds;
import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.gate.Verdict;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.ElementWriter.Body;
import eir.dicom.stream.SequenceLength;
import eir.dicom.stream.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of PS3.15 Table E.1-1 with a planted value, at depth 0 to 3: nothing of it is left. */
class TableRowsTest {
  private static final String MARKER = "ZQXJMARK";
  private static final String DATE = "19580417";
  private static final String UID = "1.2.76.0.99.58041";

  static List<String> rows() throws IOException {
    List<String> rows = new ArrayList<>();
    Path table = Path.of(System.getProperty("eir.root"), "standard", "confidentiality-profile.tsv");
    for (String line : Files.readAllLines(table)) {
      String[] cells = line.split("\t", -1);
      if (cells[0].matches("[0-9A-F]{4},[0-9A-F]{4}")) {
        rows.add(cells[0] + " " + cells[3]);
      }
    }
    return rows;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void nothingPlantedIsLeftAtAnyDepth(String row) {
    int tag = Integer.parseUnsignedInt(row.substring(0, 4) + row.substring(5, 9), 16);
    String vr = row.substring(10).isEmpty() ? "UN" : row.substring(10).replace("OB or OW", "OB");
    for (int depth = 0; depth <= 3; depth++) {
      Body planted = body(tag, vr);
      byte[] input = new TestImage().nested(depth, tag, planted).bytes();
      assertThat(holds(input, plant(vr))).as("plant of %s at depth %d", row, depth).isTrue();

      byte[] output = TestSite.output(input);

      assertThat(holds(output, MARKER)).as("marker of %s at depth %d", row, depth).isFalse();
      assertThat(holds(output, DATE)).as("date of %s at depth %d", row, depth).isFalse();
      assertThat(holds(output, UID)).as("UID of %s at depth %d", row, depth).isFalse();
      assertThat(TestSite.gate().check(Source.of(output)))
          .as("gate after %s at depth %d", row, depth)
          .isInstanceOf(Verdict.Passed.class);
    }
  }

  private static String plant(String vr) {
    return switch (vr) {
      case "UI" -> UID;
      case "DA", "DT" -> DATE;
      default -> MARKER;
    };
  }

  private static Body body(int tag, String vr) {
    return switch (vr) {
      case "SQ" ->
          to ->
              to.sequence(
                  tag,
                  SequenceLength.UNDEFINED,
                  item ->
                      item.text(Tags.CODE_VALUE, "SH", MARKER)
                          .text(Tags.CODE_MEANING, "LO", MARKER)
                          .text(Tags.REFERENCED_SOP_INSTANCE_UID, "UI", UID)
                          .text(Tags.PATIENT_NAME, "PN", MARKER));
      case "UI" -> to -> to.text(tag, vr, UID);
      case "DA" -> to -> to.text(tag, vr, DATE);
      case "DT" -> to -> to.text(tag, vr, DATE + "101500.5+0100");
      case "TM" -> to -> to.text(tag, vr, MARKER);
      case "OB", "UN" ->
          to -> to.bytes(tag, vr, MARKER.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      case "US" -> to -> to.unsigned16(tag, vr, 0x515A, 0x4A58, 0x414D, 0x4B52);
      default -> to -> to.text(tag, vr, MARKER);
    };
  }
}
