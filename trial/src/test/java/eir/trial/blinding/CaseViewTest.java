package eir.trial.blinding;

import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.Actor;
import eir.trial.CaseFile;
import eir.trial.Role;
import eir.trial.StateName;
import eir.trial.charter.Charter;
import eir.trial.charter.ReaderDatum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What is written in a view is what may be seen, and nothing else. The file of a referred child has
 * something of every kind, so that what is missing from a view was held back.
 */
class CaseViewTest {
  /** Words that stand in a view only if the datum does. */
  private static final Map<Datum, List<String>> MARKS =
      Map.ofEntries(
          Map.entry(Datum.CASE_CODE, List.of("EIR-0001", "state=Optional[")),
          Map.entry(Datum.SITE, List.of("S01")),
          Map.entry(Datum.LOCAL_DIAGNOSIS, List.of("marker of the local diagnosis", Files.NOTE)),
          Map.entry(Datum.IMAGES, List.of("images=true")),
          Map.entry(Datum.DATES, List.of("dates=true")),
          Map.entry(Datum.QC, List.of("marker of the deviation", "quality=[QcRuling")),
          Map.entry(Datum.LIMITATIONS, List.of("limitations=[Q10]")),
          Map.entry(Datum.WHO_READ, List.of("readers={R1=")),
          Map.entry(Datum.ADJUDICATION, List.of("adjudication=Optional[")),
          Map.entry(Datum.CONCLUSION, List.of("conclusion=Optional[")),
          Map.entry(Datum.DECISION, List.of("decisions=[Decision", "letters=[Letter")),
          Map.entry(Datum.CONSENT, List.of("consents=[Consent", "referrals=[Referral")));

  static final List<String> COLUMNS = BlindingTest.COLUMNS;

  @ParameterizedTest
  @FieldSource("COLUMNS")
  void aViewHoldsWhatItsViewerSeesAndNothingElse(String column) {
    List<String> wrong = new ArrayList<>();
    for (boolean isPlain : new boolean[] {true, false}) {
      Charter charter = isPlain ? BlindingTest.charter() : BlindingTest.charter("feedback", "age");
      Blinding blinding = new Blinding(charter, false);
      for (Viewer viewer : List.of(BlindingTest.near(column), BlindingTest.far(column))) {
        for (StateName state : List.of(StateName.REFERRED, StateName.WITHDRAWN)) {
          CaseFile file = Files.in(state);
          String written = blinding.view(viewer, file).toString();
          MARKS.forEach((datum, marks) -> {
            boolean sees = blinding.sees(datum, viewer, file);
            for (String mark : marks) {
              expect(wrong, mark, written, sees);
            }
          });
          expect(
              wrong,
              "ageYears=Optional[7]",
              written,
              blinding.seesOfChild(ReaderDatum.AGE_YEARS, viewer, file));
          expect(
              wrong,
              "sex=Optional[FEMALE]",
              written,
              blinding.seesOfChild(ReaderDatum.SEX, viewer, file));
          expect(
              wrong,
              "marker of the query",
              written,
              blinding.sees(Datum.QUERIES, viewer, file)
                  && Blinding.sight(Datum.QUERIES, viewer) != Sight.O);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void expect(List<String> wrong, String mark, String written, boolean sees) {
    if (written.contains(mark) != sees) {
      wrong.add("%s %s in %s".formatted(mark, sees ? "is not" : "is", written));
    }
  }

  @Test
  void aSiteMeetsTheDecisionsOfItsLettersOnly() {
    CaseFile amended = Files.amended(Files.in(StateName.COMMUNICATED));
    Blinding blinding = new Blinding(BlindingTest.charter(), false);

    assertThat(blinding.view(BlindingTest.near("SITE"), amended).decisions())
        .isEqualTo(Files.in(StateName.COMMUNICATED).decisions());
    assertThat(blinding.view(BlindingTest.near("PHYSICIAN"), amended).decisions()).hasSize(2);
    assertThat(blinding.view(BlindingTest.near("SITE"), amended).toString())
        .doesNotContain("marker of the override");
  }

  @Test
  void whoActsAsAReaderHasNotTheEyesOfTheirOtherSlot() {
    Blinding blinding = new Blinding(BlindingTest.charter(), false);
    CaseFile file = Files.in(StateName.ADJUDICATING);
    Viewer asReader = new Viewer.Person(Actor.of(Files.ADJUDICATOR, Role.READER));

    assertThat(blinding.view(BlindingTest.near("ADJUDICATOR"), file).images()).isTrue();
    assertThat(blinding.view(asReader, file).images()).isFalse();
    assertThat(blinding.view(asReader, file).code()).isEmpty();
  }
}
