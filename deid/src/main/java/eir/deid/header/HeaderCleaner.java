package eir.deid.header;

import eir.deid.Option;
import eir.deid.Profile;
import eir.deid.clean.AllowedCodes;
import eir.deid.clean.AllowedPrivate;
import eir.deid.clean.AllowedPrivate.Tier;
import eir.deid.clean.ContentCodes;
import eir.deid.clean.DescriptorMemo;
import eir.deid.clean.MosaicHeader;
import eir.deid.rule.BaseAction;
import eir.deid.rule.Iod;
import eir.deid.rule.RuleTable;
import eir.deid.rule.Treatment;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Vr;
import eir.dicom.stream.ElementTable;
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
   * @param keepsOffsets whether the Extended Offset Table stays, as it is that of the fragments
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
      boolean keepsOffsets,
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
    work.keepsOffsets = keepsOffsets && !isReport;
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
    boolean isOffsets =
        tag == Tags.EXTENDED_OFFSET_TABLE || tag == Tags.EXTENDED_OFFSET_TABLE_LENGTHS;
    if (isOffsets && work.keepsOffsets && level == 0) {
      work.keep(row, tag, Vr.OV);
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
      default -> ValueCleaner.clean(work, row, rule, treatment, parent);
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
}
