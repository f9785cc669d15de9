package eir.fuzz;

import static eir.fuzz.BrokenLawException.require;

import eir.trial.charter.Charter;
import eir.trial.charter.CharterCheck;
import eir.trial.charter.CharterFinding;
import eir.trial.charter.CharterJson;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A trial's charter as JSON: findings are said, a valid one reads back the same. */
final class CharterTarget implements Target {

  @Override
  public int run(byte[] input) {
    return switch (CharterJson.read(new String(input, StandardCharsets.UTF_8))) {
      case CharterJson.Invalid(var findings) -> {
        require(!findings.isEmpty(), "what is invalid has a finding");
        int way = 0;
        for (CharterFinding finding : findings) {
          way = way * 31 + finding.allowed().hashCode();
        }
        yield way;
      }
      case CharterJson.Valid(Charter charter) -> {
        require(CharterCheck.of(charter).isEmpty(), "a valid charter stays valid");
        require(
            CharterJson.read(CharterJson.text(charter)).equals(new CharterJson.Valid(charter)),
            "a charter reads back");
        yield charter.hashCode();
      }
    };
  }

  @Override
  public List<byte[]> seeds() {
    return Seeds.words(
        """
        {"format":"eir.charter/1","charterId":"DIPG","sponsor":"Demo","protocolId":"DEMO-1",\
        "readers":2,"maxThicknessMm":"5.0","languages":["en"],"targetHours":{"QC":24}}\
        """,
        """
        {"format":"eir.charter/1","charterId":"DIPG","version":1,"sponsor":"S","protocolId":"P",\
        "calendar":{"days":["MON"],"from":"08:00","to":"18:00","zone":"Europe/Berlin","holidays":\
        ["2026-12-25"]},"requiredSeries":[{"class":"T1","plane":"AXIAL","region":"BRAIN"}]}\
        """);
  }

  @Override
  public List<byte[]> words() {
    return FormTarget.JSON;
  }

  @Override
  public Allowance allowance() {
    return new Allowance(8 << 20, 2_000);
  }
}
