package eir.server.intake;

import eir.archive.object.StoredObject;
import eir.archive.operation.Reindex;
import eir.deid.Profile;
import eir.deid.gate.Gate;
import eir.deid.gate.Verdict;
import eir.dicom.MalformedDicomException;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import eir.dicom.stream.Source;
import java.util.Optional;

/** Reads from a kept image what a lost index knew of it, through the gate as at the first time. */
public final class IndexReader implements Reindex.Reader {
  private final Gate gate = new Gate(Profile.standard());

  @Override
  public Optional<Reindex.Found> read(StoredObject object) {
    Source source = new Kept(object);
    try {
      if (!(gate.check(source) instanceof Verdict.Passed passed)) {
        return Optional.empty();
      }
      Header header = Header.read(source);
      Optional<String> site = header.text(Tags.CLINICAL_TRIAL_SITE_ID);
      String method = header.text(Tags.DEIDENTIFICATION_METHOD).orElse("");
      return site.map(code ->
          new Reindex.Found(
              code,
              method.substring(method.lastIndexOf(' ') + 1), // "Eir VERSION PROFILE HASH"
              IndexEntry.of(passed.instance())));
    } catch (MalformedDicomException notAnImage) {
      return Optional.empty();
    }
  }

  private record Kept(StoredObject object) implements Source {
    @Override
    public long lengthBytes() {
      return object.lengthBytes();
    }

    @Override
    public int read(long offset, byte[] into, int at, int length) {
      return object.read(offset, into, at, length);
    }
  }
}
