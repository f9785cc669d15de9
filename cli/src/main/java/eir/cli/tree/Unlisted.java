package eir.cli.tree;

import eir.deid.Profile;
import eir.deid.clean.AllowedCodes;
import eir.deid.clean.AllowedPrivate;
import eir.deid.clean.Descriptors;
import eir.deid.clean.Descriptors.Mode;
import eir.deid.clean.Grammar;
import eir.deid.clean.KeepElements;
import eir.deid.header.IdentityReader;
import eir.deid.header.TopLevel;
import eir.deid.rule.TagPath;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Vr;
import eir.dicom.file.FileSource;
import eir.dicom.file.Inflation;
import eir.dicom.file.JvmTwoByteSets;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Fault;
import eir.dicom.stream.Limits;
import eir.dicom.stream.Source;
import eir.dicom.text.Folding;
import eir.dicom.text.Latin1;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words of descriptions, codes and private creators that are in no list and are therefore dropped,
 * with how often they occur: what a site may propose for the lists.
 *
 * <p>A dropped word may be a name. So a term is told only if files of at least {@value
 * #LEAST_PATIENTS} patients have it, if it is letters alone, and if no file of the run has it in
 * the name of a person, a place or a number; the others are counted, not told.
 */
public final class Unlisted {
  /** Files of so many patients must have a term before it is told. */
  public static final int LEAST_PATIENTS = 3;

  private static final int LEAST_LETTERS = 3;
  private static final Map<Integer, Mode> DESCRIPTIONS =
      Map.of(
          Tags.STUDY_DESCRIPTION, Mode.TEXT,
          Tags.SERIES_DESCRIPTION, Mode.TEXT,
          Tags.PROTOCOL_NAME, Mode.TEXT,
          Tags.PERFORMED_PROCEDURE_STEP_DESCRIPTION, Mode.TEXT,
          Tags.CONTRAST_BOLUS_AGENT, Mode.TEXT,
          Tags.SEQUENCE_NAME, Mode.SEQUENCE,
          Tags.PULSE_SEQUENCE_NAME, Mode.SEQUENCE,
          Tags.IMAGE_COMMENTS, Mode.COMMENT);

  /** What kind of list lacks the term. */
  public enum Kind {
    WORD,
    /** Of a scanner's model or its software. */
    DEVICE,
    CODE,
    CREATOR
  }

  /**
   * One term that is told.
   *
   * @param files how many have it
   * @param patients how many of them there are
   */
  public record Term(Kind kind, String text, int files, int patients) {}

  private record Key(Kind kind, String text) {}

  private static final class Count {
    private int files;
    private final Set<String> patients = new HashSet<>();
  }

  private final IdentityReader identities;
  private final DataSetWalker walker = new DataSetWalker();
  private final Map<Key, Count> counts = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  private Unlisted(Profile profile) {
    identities = new IdentityReader(new JvmTwoByteSets(), profile);
  }

  /** Reads the headers of {@code files}. */
  public static Unlisted of(FileList files, Profile profile) throws IOException {
    Unlisted unlisted = new Unlisted(profile);
    for (FileList.Entry entry : files.entries()) {
      try (FileSource source = FileSource.open(entry.path())) {
        unlisted.add(Inflation.inflate(source, Limits.STANDARD));
      }
    }
    return unlisted;
  }

  /** The terms that may be told, most frequent first. */
  public List<Term> terms() {
    List<Term> terms = new ArrayList<>();
    counts.forEach((key, count) -> {
      if (isTold(key, count)) {
        terms.add(new Term(key.kind, key.text, count.files, count.patients.size()));
      }
    });
    terms.sort(
        Comparator.comparing(Term::kind)
            .thenComparing(Term::files, Comparator.reverseOrder())
            .thenComparing(Term::text));
    return terms;
  }

  /** How many more there are that are not told. */
  public int untold() {
    return counts.size() - terms().size();
  }

  private boolean isTold(Key key, Count count) {
    boolean namesNobody =
        Folding.parts(key.text).stream().noneMatch(names::contains) && !names.contains(key.text);
    return count.patients.size() >= LEAST_PATIENTS && namesNobody;
  }

  private void add(Source source) {
    ElementTable table = walker.walk(source);
    if (table.fault() != Fault.NONE) {
      return;
    }
    Set<String> here = identities.read(table, "").names();
    names.addAll(here);
    Set<Key> found = new HashSet<>();
    for (int row = table.firstOfDataSet(); row < table.size(); row++) {
      int tag = table.tag(row);
      Mode mode = DESCRIPTIONS.get(tag);
      if (mode != null && Vr.isText(table.vr(row))) {
        words(identities.text(table, row), mode, found);
      } else if (tag == Tags.MANUFACTURER_MODEL_NAME || tag == Tags.SOFTWARE_VERSIONS) {
        devices(plain(table, row), tag, found);
      } else if ((tag >>> 16 & 1) == 1 && (tag & 0xFFFF) >= 0x10 && (tag & 0xFFFF) <= 0xFF) {
        creator(table, row, found);
      } else if (table.vr(row) == Vr.SQ) {
        codes(table, row, found);
      }
    }
    String patient = TopLevel.text(table, Tags.PATIENT_ID);
    for (Key key : found) {
      Count count = counts.computeIfAbsent(key, _ -> new Count());
      count.files++;
      count.patients.add(patient);
    }
  }

  private static void words(String text, Mode mode, Set<Key> found) {
    Set<String> kept = Set.of(Descriptors.clean(mode, text, Set.of()).split("[^A-Z0-9*+.-]+"));
    for (String word : Folding.fold(text).split("[^A-Z0-9]+")) {
      boolean isWord = word.length() >= LEAST_LETTERS && word.chars().noneMatch(c -> c < 'A');
      if (isWord && !kept.contains(word)) {
        found.add(new Key(Kind.WORD, word));
      }
    }
  }

  private static void devices(String text, int tag, Set<Key> found) {
    Grammar listed = KeepElements.grammar(KeepElements.find(tag));
    for (String word : Folding.fold(text).split("[^A-Z]+")) {
      byte[] bytes = Latin1.bytes(word);
      if (word.length() >= LEAST_LETTERS && !listed.accepts(bytes, 0, bytes.length, false)) {
        found.add(new Key(Kind.DEVICE, word));
      }
    }
  }

  private static void creator(ElementTable table, int row, Set<Key> found) {
    int from = table.value(row);
    int to = from + table.length(row);
    boolean isText = table.vr(row) == Vr.LO;
    if (isText && AllowedPrivate.creator(table.bytes(), from, to) == AllowedPrivate.UNKNOWN) {
      String name = Folding.fold(plain(table, row)).trim();
      found.add(new Key(Kind.CREATOR, name));
    }
  }

  private static void codes(ElementTable table, int row, Set<Key> found) {
    AllowedCodes.contextOf(table.tag(row))
        .ifPresent(context -> {
          for (int item = row + 1; item < table.next(row); item = table.next(item)) {
            int value = table.find(Tags.CODE_VALUE, item + 1, table.next(item));
            int scheme = table.find(Tags.CODING_SCHEME_DESIGNATOR, item + 1, table.next(item));
            if (value < 0 || scheme < 0) {
              continue;
            }
            String code = plain(table, value);
            String list = plain(table, scheme);
            if (AllowedCodes.meaning(code, list, context).isEmpty()) {
              found.add(
                  new Key(Kind.CODE, TagPath.inBraces(table.tag(row)) + " " + code + " " + list));
            }
          }
        });
  }

  private static String plain(ElementTable table, int row) {
    return Latin1.text(table.bytes(), table.value(row), table.length(row))
        .replace('\0', ' ')
        .trim();
  }
}
