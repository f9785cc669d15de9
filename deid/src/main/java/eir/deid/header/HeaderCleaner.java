package eir.deid.header;

import eir.deid.Option;
import eir.deid.Profile;
import eir.deid.clean.Age;
import eir.deid.clean.AllowedCodes;
import eir.deid.clean.AllowedPrivate;
import eir.deid.clean.AllowedPrivate.Tier;
import eir.deid.clean.ContentCodes;
import eir.deid.clean.DescriptorMemo;
import eir.deid.clean.Descriptors;
import eir.deid.clean.Descriptors.Mode;
import eir.deid.clean.MakerNames;
import eir.deid.clean.MosaicHeader;
import eir.deid.rule.BaseAction;
import eir.deid.rule.Iod;
import eir.deid.rule.RuleTable;
import eir.deid.rule.Treatment;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Vr;
import eir.dicom.stream.ElementTable;
import eir.dicom.text.Dates;
import eir.dicom.text.Latin1;
import java.util.Optional;

/**
 * Writes the harmless header of a file: every element meets its rule, and what no rule lets through
 * is not written (DEID §1, closed by default).
 *
 * <p>The de-identifier runs it with the sender's keys; the gate runs it with keys that replace
 * nothing and asks whether anything changed. Reuse one object; it is not for two threads at once.
 */
public final class HeaderCleaner {
  private static final int LEVELS = 34;

  private final RuleTable imageRules;

  /** As {@link #imageRules} where the profile cleans no content. */
  private final RuleTable contentRules;

  private final ContentCodes reportCodes;
  private final Tier tier;
  private final boolean keepsPrivate;
  private final DescriptorMemo memo;
  private final Journal journal = new Journal();
  private final byte[] scratch = new byte[MosaicHeader.MOST_BYTES];
  private final PrivateElements[] scopes = new PrivateElements[LEVELS];

  /** A cleaner by the rules of {@code profile}; reports may hold {@code reportCodes}. */
  public HeaderCleaner(Profile profile, ContentCodes reportCodes) {
    this.reportCodes = reportCodes;
    imageRules = new RuleTable(profile);
    contentRules =
        profile.applies(Option.CLEAN_STRUCTURED_CONTENT)
            ? RuleTable.ofContent(profile)
            : imageRules;
    tier = profile.tier();
    memo = new DescriptorMemo(profile.added());
    keepsPrivate = profile.applies(Option.SAFE_PRIVATE);
    for (int i = 0; i < LEVELS; i++) {
      scopes[i] = new PrivateElements();
    }
  }

  /** What happened in the last {@link #clean}. */
  public Journal journal() {
    return journal;
  }

  /**
   * Writes the data set of {@code table} up to the pixel data to {@code out}.
   *
   * @param keepsOverlays whether overlay planes stay, as a person has seen them (113103)
   * @return -1, or the row of an element that the image needs and that holds the patient's
   *     identity: the file cannot be sent
   */
  public int clean(
      ElementTable table,
      Iod iod,
      Keys keys,
      Identity identity,
      OwnElements own,
      boolean keepsOverlays,
      HeaderBuffer out) {
    journal.begin();
    boolean isReport = iod == Iod.REPORT;
    ContentCodes codes = isReport ? reportCodes : ContentCodes.OF_IMAGES;
    Cleaning work =
        new Cleaning(
            isReport ? contentRules : imageRules,
            table,
            iod,
            keys,
            identity,
            out,
            journal,
            memo,
            codes,
            scratch);
    work.isContent = isReport;
    work.keepsOverlays = keepsOverlays && !isReport;
    int to = table.pixelRow() < 0 ? table.size() : table.pixelRow();
    topLevel(work, own, table.firstOfDataSet(), to);
    return work.refusedRow;
  }

  private void topLevel(Cleaning work, OwnElements own, int from, int to) {
    ElementTable table = work.table;
    scopes[0].begin();
    int next = 0;
    int row = from;
    while (row < to || next < own.size()) {
      int tag = row < to ? table.tag(row) : -1;
      boolean isAnyLeft = next < own.size();
      int ownTag = isAnyLeft ? own.tag(next) : -1;
      int order = Integer.compareUnsigned(ownTag, tag);
      if (order > 0 || !isAnyLeft) { // an element (FFFF,FFFF) is no own one either
        element(work, row, to, 0, 0);
        row = table.next(row);
        continue;
      }
      if (own.isGone(next)) {
        if (order == 0) {
          work.drop(row, Reason.STAMP);
        }
        row = order == 0 ? table.next(row) : row;
        next++;
        continue;
      }
      int start = work.out.length();
      if (order == 0 && own.isOnlyIfAbsent(next)) {
        element(work, row, to, 0, 0);
      }
      if (work.out.length() == start) {
        own.write(next, work.out);
        journal.add(order == 0 ? row : -1, ownTag, 'S', Reason.STAMP, start, work.out.length());
      }
      next++;
      row = order == 0 ? table.next(row) : row;
    }
  }

  private void element(Cleaning work, int row, int to, int parent, int level) {
    int tag = work.table.tag(row);
    int group = tag >>> 16;
    if ((group & 1) != 0) {
      privateElement(work, row, to, level);
      return;
    }
    if (group < 8 || (tag & 0xFFFF) == 0) {
      work.drop(row, Reason.UNKNOWN);
      return;
    }
    if (work.keepsOverlays && level == 0 && OverlayPlanes.isGroup(group)) {
      OverlayPlanes.clean(work, row);
      return;
    }
    int rule = work.rules.indexOf(tag);
    if (rule < 0 && tag == Tags.ICC_PROFILE && work.isKnownProfile(row)) {
      work.keep(row, tag, Vr.OB);
      return;
    }
    if (rule < 0) {
      boolean isGraphic = group >>> 8 == 0x50 || group >>> 8 == 0x60;
      work.drop(row, isGraphic ? Reason.GROUP : Reason.UNKNOWN);
      return;
    }
    Treatment treatment = work.rules.treatment(rule);
    switch (treatment) {
      case REMOVE, OWN, CODE ->
          work.drop(row, tag == Tags.ICON_IMAGE_SEQUENCE ? Reason.GROUP : Reason.PROFILE);
      case BY_TYPE -> byType(work, row, rule, parent, level);
      case CONTAINER -> container(work, row, rule, parent, level);
      case CONTENT -> content(work, row, rule, parent, level);
      default -> value(work, row, rule, treatment, parent);
    }
  }

  private void privateElement(Cleaning work, int row, int to, int level) {
    if (!keepsPrivate) {
      work.drop(row, Reason.PRIVATE);
      return;
    }
    int rule = scopes[level].clean(work, row, to, tier);
    if (rule != AllowedPrivate.UNKNOWN) {
      items(work, row, level);
    }
  }

  private void byType(Cleaning work, int row, int rule, int parent, int level) {
    boolean keepsItems =
        work.table.vr(row) == Vr.SQ && work.rules.fallback(rule, work.iod, parent) == BaseAction.U;
    if (keepsItems) {
      items(work, row, level);
    } else {
      work.fallBack(row, rule, parent, Reason.PROFILE);
    }
  }

  private void container(Cleaning work, int row, int rule, int parent, int level) {
    if (work.table.vr(row) != Vr.SQ) {
      work.drop(row, Reason.VR);
      return;
    }
    if (work.table.tag(row) == Tags.CONTENT_TEMPLATE_SEQUENCE
        && !ContentItems.isTemplate(work, row)) {
      work.drop(row, Reason.CONTENT);
      return;
    }
    Optional<AllowedCodes.Context> context = work.contextOf(work.table.tag(row));
    if (context.isEmpty()) {
      items(work, row, level);
    } else if (work.table.next(row) == row + 1 || CodeItems.anyStays(work, row, context.get())) {
      CodeItems.write(work, row, context.get());
    } else {
      work.fallBack(row, rule, parent, Reason.CODE);
    }
  }

  private void content(Cleaning work, int row, int rule, int parent, int level) {
    ElementTable table = work.table;
    if (table.vr(row) != Vr.SQ) {
      work.drop(row, Reason.VR);
      return;
    }
    RuleTable around = work.rules;
    boolean isAround = work.isContent;
    work.rules = contentRules;
    work.isContent = true;
    boolean stays = ContentItems.anyStays(work, row);
    if (stays) {
      items(work, row, level);
    }
    work.rules = around;
    work.isContent = isAround;
    if (!stays) {
      work.fallBack(row, rule, parent, Reason.CONTENT);
    }
  }

  private void items(Cleaning work, int row, int level) {
    ElementTable table = work.table;
    int entry = work.out.length();
    int sequence = work.out.openSequence(table.tag(row), table.isUndefined(row));
    journal.add(row, table.tag(row), 'K', Reason.KEPT, entry, work.out.length());
    boolean areContent = work.isContent && ContentItems.areIn(table.tag(row));
    for (int item = row + 1; item < table.next(row); item = table.next(item)) {
      if (areContent && !ContentItems.stays(work, item)) {
        work.drop(item, Reason.CONTENT);
        continue;
      }
      int mark = work.out.openItem(table.isUndefined(item));
      scopes[level + 1].begin();
      int end = table.next(item);
      for (int inner = item + 1; inner < end; inner = table.next(inner)) {
        element(work, inner, end, table.tag(row), level + 1);
      }
      work.out.closeItem(mark);
    }
    work.out.closeSequence(sequence);
  }

  private void value(Cleaning work, int row, int rule, Treatment treatment, int parent) {
    int tag = work.table.tag(row);
    int vr = work.rules.vr(rule);
    int written = work.table.vr(row);
    if (written != vr) {
      if (isSameUnit(written, vr)) {
        vr = written;
      } else if (!Vr.isText(written) || !Vr.isText(vr)) {
        work.fallBack(row, rule, parent, Reason.VR);
        return;
      }
    }
    if (!work.out.fits(vr, work.table.length(row))) {
      work.fallBack(row, rule, parent, Reason.GRAMMAR);
      return;
    }
    if (work.table.length(row) == 0 || Vr.isText(vr) && work.isBlank(row)) {
      int start = work.out.length();
      work.out.header(tag, vr, 0);
      boolean same = work.table.length(row) == 0;
      journal.add(
          row,
          tag,
          same ? 'K' : 'C',
          same ? Reason.KEPT : Reason.GRAMMAR,
          start,
          work.out.length());
      return;
    }
    switch (treatment) {
      case NUMBER, GRAMMAR, LUT, DEVICE_TEXT -> copied(work, row, rule, vr, treatment, parent);
      case MAKER -> maker(work, row, rule, vr, parent);
      case UID -> uid(work, row, rule, parent);
      case DATE -> date(work, row, rule, vr, parent);
      case TIME -> keepIf(work.areTimes(row), work, row, rule, vr, parent);
      case BODY -> keepIf(isDecimal(work, row), work, row, rule, vr, parent);
      case SEX -> keepIf(isSex(work, row), work, row, rule, vr, parent);
      case RETAINED -> retained(work, row, rule, vr, parent);
      case AGE -> age(work, row, rule, parent);
      case IMAGE_TYPE -> words(work, row, rule, vr, Mode.IMAGE_TYPE, parent);
      case DESCRIPTOR -> words(work, row, rule, vr, Mode.TEXT, parent);
      case SEQUENCE_NAME -> words(work, row, rule, vr, Mode.SEQUENCE, parent);
      case COMMENT -> words(work, row, rule, vr, Mode.COMMENT, parent);
      case CONTRAST -> words(work, row, rule, vr, Mode.TEXT, parent);
      case DUMMY_TEXT -> dummyText(work, row, rule, vr, parent);
      case EMPTY_TEXT -> work.empty(row, tag, vr, Reason.PROFILE);
      case REMOVE, OWN, CODE, BY_TYPE, CONTAINER, CONTENT -> work.drop(row, Reason.PROFILE);
    }
  }

  private void copied(Cleaning work, int row, int rule, int vr, Treatment treatment, int parent) {
    int from = work.table.value(row);
    int to = from + work.table.length(row);
    boolean fits =
        treatment == Treatment.LUT
            ? LookupTables.hasStatedLength(work.table, row)
            : work.rules.grammar(rule).accepts(work.in, from, to, work.isBigEndian(row));
    if (!fits) {
      work.fallBack(row, rule, parent, Reason.GRAMMAR);
    } else if (Vr.isText(vr)) {
      boolean isRemoved =
          treatment == Treatment.DEVICE_TEXT && work.identity.isRemovedValue(work.in, from, to);
      if (isRemoved) {
        work.fallBack(row, rule, parent, Reason.IDENTITY);
      } else if (work.holdsIdentity(row, vr)) {
        work.fallBackFromIdentity(row, rule, parent);
      } else {
        work.keep(row, work.table.tag(row), vr);
      }
    } else if (treatment == Treatment.LUT ? work.hidesTextInRamp(row) : work.hidesText(row)) {
      work.fallBack(row, rule, parent, Reason.TEXT_IN_NUMBERS);
    } else {
      work.keep(row, work.table.tag(row), vr);
    }
  }

  private void maker(Cleaning work, int row, int rule, int vr, int parent) {
    int from = work.table.value(row);
    int to = from + work.table.length(row);
    Optional<String> listed =
        work.rules.grammar(rule).accepts(work.in, from, to, false)
            ? Optional.empty()
            : MakerNames.find(work.in, from, to);
    if (listed.isPresent() && !work.holdsIdentity(row, vr)) {
      work.replace(row, work.table.tag(row), vr, listed.get(), 'C', Reason.WORDS);
    } else {
      copied(work, row, rule, vr, Treatment.MAKER, parent);
    }
  }

  private void uid(Cleaning work, int row, int rule, int parent) {
    int length = work.mapUids(row);
    if (length < 0) {
      work.fallBack(row, rule, parent, Reason.UID);
      return;
    }
    boolean same = length == work.table.length(row) || length + 1 == work.table.length(row);
    int from = work.table.value(row);
    for (int i = 0; same && i < length; i++) {
      same = scratch[i] == work.in[from + i];
    }
    work.replace(
        row, work.table.tag(row), Vr.UI, length, same ? 'K' : 'U', same ? Reason.KEPT : Reason.UID);
  }

  private void date(Cleaning work, int row, int rule, int vr, int parent) {
    int length = work.shiftDates(row, vr);
    if (length < 0) {
      work.fallBack(row, rule, parent, Reason.DATE);
    } else {
      work.replace(row, work.table.tag(row), vr, length, 'C', Reason.DATE);
    }
  }

  private static void retained(Cleaning work, int row, int rule, int vr, int parent) {
    int from = work.table.value(row);
    if (!PlainText.fits(work.in, from, from + work.table.length(row), vr)) {
      work.fallBack(row, rule, parent, Reason.GRAMMAR);
    } else if (work.holdsIdentity(row, vr)) {
      work.fallBackFromIdentity(row, rule, parent);
    } else {
      work.keep(row, work.table.tag(row), vr);
    }
  }

  private void keepIf(boolean fits, Cleaning work, int row, int rule, int vr, int parent) {
    if (fits) {
      work.keep(row, work.table.tag(row), vr);
    } else {
      work.fallBack(row, rule, parent, Reason.GRAMMAR);
    }
  }

  private void age(Cleaning work, int row, int rule, int parent) {
    Optional<String> age = Age.clean(text(work, row));
    if (age.isPresent()) {
      work.replace(row, work.table.tag(row), Vr.AS, age.get(), 'C', Reason.PROFILE);
    } else {
      work.fallBack(row, rule, parent, Reason.GRAMMAR);
    }
  }

  private void words(Cleaning work, int row, int rule, int vr, Mode mode, int parent) {
    int from = work.table.value(row);
    int to = from + work.table.length(row);
    int room = vr == Vr.SH ? Descriptors.SHORT : Descriptors.LONG;
    String clean = memo.clean(mode, work.in, from, to, work.identity.names(), room);
    int tag = work.table.tag(row);
    if (clean.isEmpty() && tag == Tags.CONTRAST_BOLUS_AGENT) {
      clean = "CONTRAST"; // guard Q12 and the label T1_POST ask whether anything was given
    }
    if (clean.isEmpty()) {
      work.fallBack(row, rule, parent, Reason.WORDS);
    } else {
      work.replace(row, tag, vr, clean, 'C', Reason.WORDS);
    }
  }

  private void dummyText(Cleaning work, int row, int rule, int vr, int parent) {
    Optional<String> dummy =
        memo.dummy(
            work.table.tag(row),
            text(work, row),
            work.identity.names(),
            itemNumber(work, row),
            work.iod.isEnhanced());
    if (dummy.isPresent()) {
      work.replace(row, work.table.tag(row), vr, dummy.get(), 'D', Reason.WORDS);
    } else {
      work.fallBack(row, rule, parent, Reason.WORDS);
    }
  }

  /** The place of the item around {@code row} in its sequence, counted from 1; 1 at top level. */
  private static int itemNumber(Cleaning work, int row) {
    ElementTable table = work.table;
    int at = table.firstOfDataSet();
    int number = 1;
    while (at < row) {
      if (table.next(at) <= row) {
        at = table.next(at);
        continue;
      }
      number = 1;
      int item = at + 1;
      while (table.next(item) <= row) {
        item = table.next(item);
        number++;
      }
      at = item + 1;
    }
    return number;
  }

  private static boolean isSameUnit(int written, int vr) {
    return switch (vr) {
      case Vr.US -> written == Vr.SS || written == Vr.OW;
      case Vr.SS -> written == Vr.US;
      case Vr.OB -> written == Vr.OW;
      case Vr.OW -> written == Vr.OB || written == Vr.US || written == Vr.SS;
      default -> false;
    };
  }

  private static boolean isDecimal(Cleaning work, int row) {
    int length = work.table.length(row);
    if (length > 16) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      byte b = work.in[work.table.value(row) + i];
      boolean good =
          b >= '0' && b <= '9'
              || b == '.'
              || b == ' '
              || b == '+'
              || b == '-'
              || b == 'E'
              || b == 'e';
      if (!good) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSex(Cleaning work, int row) {
    int from = work.table.value(row);
    int to = from + work.table.length(row);
    byte first = work.in[from];
    return Dates.endNonBlank(work.in, from, to) == from + 1
        && (first == 'M' || first == 'F' || first == 'O');
  }

  private static String text(Cleaning work, int row) {
    int from = work.table.value(row);
    int to = Dates.endNonBlank(work.in, from, from + work.table.length(row));
    return Latin1.text(work.in, from, to - from);
  }
}
