package eir.phantom.identity;

import static org.assertj.core.api.Assertions.assertThat;

import eir.phantom.PhantomCase;
import eir.phantom.PhantomStudy;
import eir.phantom.Studies;
import eir.phantom.media.DemoCd;
import eir.phantom.scan.Vendor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A marker that is not in the files would prove nothing when it is not found afterwards. */
final class PlantedIdentityTest {
  @ParameterizedTest
  @EnumSource(Repertoire.class)
  void everyMarkerStandsOnTheCd(Repertoire repertoire) throws IOException {
    Vendor vendor = Vendor.values()[repertoire.ordinal()];
    PhantomStudy study = Studies.tiny(PhantomCase.typical(5).at(vendor, repertoire));
    ByteArrayOutputStream images = new ByteArrayOutputStream();
    new DemoCd(List.of(study))
        .write((name, bytes) -> {
          if (name.startsWith("DICOM/")) {
            images.writeBytes(bytes);
          }
        });
    String bytes = images.toString(StandardCharsets.ISO_8859_1);

    for (Marker marker : study.identity().markers()) {
      assertThat(marker.patterns())
          .describedAs(marker.place())
          .anyMatch(p -> bytes.contains(new String(p, StandardCharsets.ISO_8859_1)));
    }
  }

  @ParameterizedTest
  @EnumSource(Repertoire.class)
  void markersAreTooLongForChance(Repertoire repertoire) {
    assertThat(PlantedIdentity.of(3, repertoire).markers())
        .allSatisfy(
            marker -> assertThat(marker.patterns()).allMatch(pattern -> pattern.length >= 6));
  }

  @ParameterizedTest
  @EnumSource(Repertoire.class)
  void everyNameFitsItsHospitalsCharacterSetAndLength(Repertoire repertoire) {
    for (long seed = 0; seed < 200; seed++) {
      String name = PlantedIdentity.of(seed, repertoire).patientName();

      assertThat(repertoire.canEncode(name)).describedAs("seed %d", seed).isTrue();
      assertThat(repertoire.encode(name)).describedAs("seed %d", seed).hasSizeLessThan(65);
    }
  }

  @Test
  void japaneseNamesHoldDelimiterBytesInsideTwoByteCodes() {
    // The trap of ISO 2022: splitting values before decoding tears such a name apart.
    String name = PlantedIdentity.of(3, Repertoire.JAPANESE).patientName();
    String bytes = new String(Repertoire.JAPANESE.encode(name), StandardCharsets.ISO_8859_1);

    assertThat(bytes).contains("\\");
    assertThat(bytes.split("=", -1).length).isGreaterThan(name.split("=", -1).length);
    assertThat(bytes.split("\\^", -1).length).isGreaterThan(name.split("\\^", -1).length);
  }
}
