package eir.server.intake;

import eir.archive.Archive;
import eir.archive.object.StoredObject;
import eir.archive.operation.Reindex;
import eir.deid.Profile;
import eir.deid.gate.Gate;
import eir.deid.gate.Verdict;
import eir.dicom.MalformedDicomException;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import eir.dicom.stream.Source;
import eir.server.link.ProfilesInForce;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads from a kept image what a lost index knew of it, through the gate as at the first time: by
 * the default profile, or by the one of a charter that the archive has, draft or not.
 */
public final class IndexReader implements Reindex.Reader {
  private final Map<String, Gate> gates = new HashMap<>();

  /** By the charters of {@code archive}; after a lost database they are imported again first. */
  public IndexReader(Archive archive) {
    add(Profile.standard());
    archive
        .charters()
        .list()
        .forEach(version -> add(ProfilesInForce.of(version.charter().deidProfile())));
  }

  private void add(Profile profile) {
    gates.put(profile.hash8(), new Gate(profile));
  }

  @Override
  public Reindex.Reading read(StoredObject object) {
    Source source = new Kept(object);
    try {
      Header header = Header.read(source);
      String method = header.text(Tags.DEIDENTIFICATION_METHOD).orElse("");
      String hash = method.substring(method.lastIndexOf(' ') + 1); // "Eir VERSION PROFILE HASH"
      Gate gate = gates.get(hash);
      if (gate == null) {
        return method.startsWith("Eir ") ? new Reindex.OtherRules() : new Reindex.NoImage();
      }
      Optional<String> site = header.text(Tags.CLINICAL_TRIAL_SITE_ID);
      return site.isPresent() && gate.check(source) instanceof Verdict.Passed passed
          ? new Reindex.Found(site.get(), hash, IndexEntry.of(passed.instance()))
          : new Reindex.NoImage();
    } catch (MalformedDicomException notAnImage) {
      return new Reindex.NoImage();
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
