package eir.bench;

import eir.deid.Deidentifier;
import eir.deid.Outcome;
import eir.deid.Profile;
import eir.deid.Stamp;
import eir.deid.Subject;
import eir.deid.key.SiteKey;
import eir.deid.plan.PlanFile;
import eir.dicom.Bytes;
import eir.dicom.stream.Source;
import eir.phantom.ScaleSet;
import eir.phantom.head.Atlas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Made-up MR files after de-identification, ready to be sent: many small ones of one child. */
public final class HarmlessFiles {
  private HarmlessFiles() {}

  /**
   * Distinct files of about 25 KB, as site S01, called Bench, of an unconfigured server would send
   * them.
   *
   * @throws IllegalStateException if the de-identifier refuses a file of the phantom
   */
  public static List<byte[]> ofOneChild(int count) throws IOException {
    SiteKey key = new SiteKey(Bytes.copyOf(new byte[32]));
    Deidentifier deidentifier =
        new Deidentifier(
            Profile.standard(), key, new Stamp("Not named", "EIR", "", "S01", "Bench", ""));
    ScaleSet set = new ScaleSet(Atlas.load());
    List<byte[]> files = new ArrayList<>();
    Subject subject = null;
    for (int i = 0; i < count; i++) {
      Source input = Source.of(set.file(i).bytes());
      if (subject == null) {
        subject = Subject.of(key, deidentifier.inspect(input).anchor().orElseThrow());
      }
      if (deidentifier.plan(input, subject) instanceof Outcome.Planned planned) {
        var out = new ByteArrayOutputStream();
        PlanFile.write(planned.plan(), input, out);
        files.add(out.toByteArray());
      } else {
        throw new IllegalStateException("the de-identifier refused a file of the phantom");
      }
    }
    return files;
  }
}
