package eir.deid;

import eir.deid.rule.TagPath;
import java.util.Arrays;

/**
 * What was done to one file, or to many: how often each action met each tag. Holds no value of any
 * element, so it may be sent, stored and printed.
 */
public final class Report {
  /** Letters of {@link #count(char)}: PS3.15 Table E.1-1a, and S for what the trial stamps. */
  public static final String ACTIONS = "KCUDZXS";

  /** Beside the action, in a row of its own: what went for a word or number of the patient. */
  private static final byte IDENTITY = 'I';

  private int size;
  private int[] tags;
  private byte[] actions;
  private int[] counts;
  private int files;
  private int surplusBytes;
  private boolean guessedSyntax;
  private int lookedAt;
  private int blanked;

  /** An empty report to {@link #add} to. */
  public Report() {
    this(16);
  }

  Report(int room) {
    tags = new int[room];
    actions = new byte[room];
    counts = new int[room];
  }

  /** Files in this report. */
  public int files() {
    return files;
  }

  /** How many elements met {@code action}, one of {@link #ACTIONS}. */
  public int count(char action) {
    int sum = 0;
    for (int i = 0; i < size; i++) {
      if (actions[i] == action) {
        sum += counts[i];
      }
    }
    return sum;
  }

  /**
   * Elements that their rule would have kept, but a word or number of the patient stood in them, so
   * they went or were emptied; each is counted by its action too.
   */
  public int identityHits() {
    return count((char) IDENTITY);
  }

  /** Bytes cut off behind the pixels or beyond the size the header states. */
  public int surplusBytes() {
    return surplusBytes;
  }

  /** Whether a file named no transfer syntax and its encoding was guessed. */
  public boolean hasGuessedSyntax() {
    return guessedSyntax;
  }

  /** Files whose series a person has looked at for text in its pixels (113101). */
  public int lookedAt() {
    return lookedAt;
  }

  /** Of them those in which boxes are blank. */
  public int blanked() {
    return blanked;
  }

  /** Adds what {@code other} counts. */
  public void add(Report other) {
    int at = 0;
    for (int i = 0; i < other.size; i++) { // both are sorted: one walk through both
      while (at < size && isBefore(at, other.tags[i], other.actions[i])) {
        at++;
      }
      put(at, other.tags[i], other.actions[i], other.counts[i]);
    }
    files += other.files;
    surplusBytes += other.surplusBytes;
    guessedSyntax |= other.guessedSyntax;
    lookedAt += other.lookedAt;
    blanked += other.blanked;
  }

  /**
   * The report as JSON, {@code eir.deid-report/1}: profile, its options by code, files, then tag
   * and count of {@link #identityHits}, then tag, action, count.
   */
  public String toJson(Profile profile) {
    StringBuilder json = new StringBuilder("{\"format\":\"eir.deid-report/1\",\"profile\":\"");
    json.append(profile.name()).append("\",\"profileHash\":\"").append(profile.hash8());
    json.append("\",\"tableEdition\":\"").append(Profile.TABLE_EDITION);
    json.append("\",\"options\":[");
    for (Option option : profile.options()) {
      json.append(option == Option.BASIC ? "\"" : ",\"").append(option.code()).append('"');
    }
    json.append("],\"files\":").append(files);
    json.append(",\"surplusBytes\":").append(surplusBytes);
    json.append(",\"guessedTransferSyntax\":").append(guessedSyntax);
    json.append(",\"lookedAt\":").append(lookedAt).append(",\"blanked\":").append(blanked);
    json.append(",\"identityHits\":[");
    rows(json, true);
    json.append("],\"actions\":[");
    rows(json, false);
    return json.append("]}").toString();
  }

  private void rows(StringBuilder json, boolean ofIdentity) {
    boolean isFirst = true;
    for (int i = 0; i < size; i++) {
      if (actions[i] == IDENTITY != ofIdentity) {
        continue;
      }
      json.append(isFirst ? "" : ",").append("{\"tag\":\"").append(TagPath.inBraces(tags[i]));
      if (!ofIdentity) {
        json.append("\",\"action\":\"").append((char) actions[i]);
      }
      json.append("\",\"count\":").append(counts[i]).append('}');
      isFirst = false;
    }
  }

  void file(int surplus, boolean guessed) {
    files++;
    surplusBytes += surplus;
    guessedSyntax |= guessed;
  }

  void picture(boolean isLookedAt, boolean isBlanked) {
    lookedAt += isLookedAt ? 1 : 0;
    blanked += isBlanked ? 1 : 0;
  }

  /** Notes that the element {@code tag} held a word or number of the patient. */
  void identityHit(int tag) {
    count(tag, IDENTITY, 1);
  }

  /** Adds {@code more} to tag and action; rows stay sorted, so that equal work gives equal JSON. */
  void count(int tag, byte action, int more) {
    int low = size; // most elements of a file come in this order
    if (size > 0 && !isBefore(size - 1, tag, action)) {
      low = 0;
      int high = size - 1;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (isBefore(middle, tag, action)) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
    }
    put(low, tag, action, more);
  }

  private boolean isBefore(int row, int tag, byte action) {
    int order = Integer.compareUnsigned(tags[row], tag);
    return order < 0 || order == 0 && actions[row] < action;
  }

  /** Adds to the row at {@code low}, or makes it, where it belongs. */
  private void put(int low, int tag, byte action, int more) {
    if (low < size && tags[low] == tag && actions[low] == action) {
      counts[low] += more;
      return;
    }
    if (size == tags.length) {
      tags = Arrays.copyOf(tags, size * 2);
      actions = Arrays.copyOf(actions, size * 2);
      counts = Arrays.copyOf(counts, size * 2);
    }
    System.arraycopy(tags, low, tags, low + 1, size - low);
    System.arraycopy(actions, low, actions, low + 1, size - low);
    System.arraycopy(counts, low, counts, low + 1, size - low);
    tags[low] = tag;
    actions[low] = action;
    counts[low] = more;
    size++;
  }
}
