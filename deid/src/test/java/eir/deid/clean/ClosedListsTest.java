package eir.deid.clean;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.clean.AllowedCodes.Context;
import eir.deid.clean.AllowedPrivate.Tier;
import eir.deid.clean.KeepElements.Handling;
import eir.dicom.dictionary.Tags;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClosedListsTest {
  @Test
  void everyKeptRowOfTheTableIsFoundWithItsClass() throws IOException {
    int kept = 0;
    Map<String, String[]> rows = new HashMap<>();
    for (String table : List.of("keep-elements.tsv", "keep-amended.tsv", "keep-other-images.tsv")) {
      for (String[] row : rows(table)) {
        rows.put(row[0], row);
      }
    }
    for (String[] row : rows.values()) {
      if (row[0].contains("x")) {
        assertThat(row[3]).as("repeating groups are never kept").isEqualTo("drop");
        continue;
      }
      int found = KeepElements.find(Integer.parseUnsignedInt(row[0].replace(",", ""), 16));
      if (row[3].equals("drop")) {
        assertThat(found).as(row[0]).isEqualTo(KeepElements.UNKNOWN);
      } else {
        kept++;
        assertThat(KeepElements.handling(found))
            .as(row[0])
            .isEqualTo(Handling.valueOf(row[3].replace('-', '_').toUpperCase(Locale.ROOT)));
      }
    }
    assertThat(KeepElements.size()).isEqualTo(kept);
  }

  @Test
  void olderSpellingsOfTheNucleusAndFlowCompensationOfGeStay() {
    assertThat(accepts(Tags.IMAGED_NUCLEUS, "H")).isTrue();
    assertThat(accepts(Tags.IMAGED_NUCLEUS, "H1")).isTrue();
    assertThat(accepts(Tags.SCAN_OPTIONS, "FAST_GEMS\\FC_SLICE_AX_GEMS\\FC")).isTrue();
    assertThat(accepts(Tags.SCAN_OPTIONS, "FAST_GEMS\\MUELLER_GEMS")).isFalse();
  }

  private static boolean accepts(int tag, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
    return KeepElements.grammar(KeepElements.find(tag)).accepts(bytes, 0, bytes.length, false);
  }

  @Test
  void everyPrivateRowIsFoundInItsTierWhateverTheCreatorsCase() throws IOException {
    for (String[] row : rows("allowed-private.tsv")) {
      byte[] creator = (row[0].toUpperCase(Locale.ROOT) + " ").getBytes(StandardCharsets.US_ASCII);
      int number = AllowedPrivate.creator(creator, 0, creator.length);
      int group = Integer.parseInt(row[1], 16);
      int low = Integer.parseInt(row[2].substring(2), 16);

      int found = AllowedPrivate.find(number, group, low, Tier.RESEARCH);

      assertThat(AllowedPrivate.rule(found).creator()).isEqualTo(row[0]);
      assertThat(AllowedPrivate.rule(found).vr()).isEqualTo(row[3]);
      assertThat(AllowedPrivate.find(number, group, low, Tier.CORE) == found)
          .isEqualTo(row[10].equals("core"));
      assertThat(AllowedPrivate.find(number, group, 0xFF, Tier.RESEARCH))
          .isEqualTo(AllowedPrivate.UNKNOWN);
    }
  }

  @Test
  void theUihContainerMayHaveAsManyItemsAsSlices() {
    byte[] creator = "Image Private Header".getBytes(StandardCharsets.US_ASCII);
    int number = AllowedPrivate.creator(creator, 0, creator.length);
    AllowedPrivate.Rule rule =
        AllowedPrivate.rule(AllowedPrivate.find(number, 0x0065, 0x51, Tier.CORE));

    assertThat(rule.isContainer()).isTrue();
    assertThat(rule.mostItems()).isEqualTo(1024);
  }

  @Test
  void everyCodeOfAnUploadHasOurMeaningInItsPlacesOnly() throws IOException {
    for (String[] row : rows("allowed-codes.tsv")) {
      for (Context context : Context.values()) {
        String name = context.name().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean here = List.of(row[3].split(" ")).contains(name);
        assertThat(AllowedCodes.meaning(row[0], row[1], context).isPresent())
            .as(row[0] + " " + row[1] + " " + name)
            .isEqualTo(here);
        if (here) {
          assertThat(AllowedCodes.meaning(row[0], row[1], context)).contains(row[2]);
        }
      }
    }
  }

  @Test
  void aCodeSequenceOutsideTheListsKeepsNoItem() {
    assertThat(AllowedCodes.contextOf(Tags.ANATOMIC_REGION_SEQUENCE)).contains(Context.ANATOMY);
    assertThat(AllowedCodes.contextOf(Tags.REQUESTED_PROCEDURE_CODE_SEQUENCE)).isEmpty();
  }

  private static List<String[]> rows(String file) throws IOException {
    return Files.readAllLines(Path.of(System.getProperty("eir.root"), "standard", file)).stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .toList();
  }
}
