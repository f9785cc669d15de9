package eir.deid.header;

import eir.deid.clean.AllowedPrivate;
import eir.deid.clean.AllowedPrivate.Tier;
import eir.deid.clean.MosaicHeader;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Vr;
import eir.dicom.stream.ElementTable;

/**
 * Private elements of one item (PS3.5 §7.8.1): a creator reserves a block of its group, and only
 * what the list names for that creator may stay. A creator without such an element goes too.
 */
final class PrivateElements {
  private static final int NO_GROUP = -1;

  private final short[] creators = new short[256]; // number plus one, by block
  private int group = NO_GROUP;
  private int lastBlock;

  /** Forgets the blocks of the last item. */
  void begin() {
    forget(NO_GROUP);
  }

  /**
   * Cleans the element at {@code row}.
   *
   * @param to row after the last sibling
   * @return the rule of a container whose items are to be cleaned, or {@link
   *     AllowedPrivate#UNKNOWN} when the element is done with
   */
  int clean(Cleaning work, int row, int to, Tier tier) {
    int tag = work.table.tag(row);
    if (tag >>> 16 != group) {
      forget(tag >>> 16);
    }
    int element = tag & 0xFFFF;
    if (element >= 0x10 && element <= 0xFF) {
      creator(work, row, to, tier);
      return AllowedPrivate.UNKNOWN;
    }
    int creator = element < 0x1000 ? 0 : creators[element >>> 8];
    int rule =
        creator == 0
            ? AllowedPrivate.UNKNOWN
            : AllowedPrivate.find(creator - 1, group, element & 0xFF, tier);
    if (rule == AllowedPrivate.UNKNOWN) {
      work.drop(row, Reason.PRIVATE);
      return rule;
    }
    AllowedPrivate.Rule allowed = AllowedPrivate.rule(rule);
    if (!accepts(work, row, allowed)) {
      boolean isMosaic = allowed.grammar() instanceof MosaicHeader;
      work.drop(row, isMosaic ? Reason.MOSAIC : Reason.PRIVATE_VALUE);
      return AllowedPrivate.UNKNOWN;
    }
    if (allowed.isContainer()) {
      return rule;
    }
    if (allowed.grammar() instanceof MosaicHeader) {
      int length = mosaic(work, row);
      work.replace(row, tag, Vr.OB, length, 'C', Reason.MOSAIC);
    } else {
      work.keep(row, tag, Vr.of(allowed.vr()));
    }
    return AllowedPrivate.UNKNOWN;
  }

  private void creator(Cleaning work, int row, int to, Tier tier) {
    ElementTable table = work.table;
    int block = table.tag(row) & 0xFF;
    int from = table.value(row);
    boolean isText = table.vr(row) == Vr.LO || table.vr(row) == Vr.UN;
    int creator =
        isText
            ? AllowedPrivate.creator(work.in, from, from + table.length(row))
            : AllowedPrivate.UNKNOWN;
    if (creator == AllowedPrivate.UNKNOWN) {
      work.drop(row, Reason.PRIVATE);
      return;
    }
    creators[block] = (short) (creator + 1);
    lastBlock = Math.max(lastBlock, block);
    if (isUsed(work, row, to, creator, tier)) {
      String name = AllowedPrivate.creatorName(creator);
      work.replace(row, table.tag(row), Vr.LO, name, 'K', Reason.PRIVATE);
    } else {
      work.drop(row, Reason.PRIVATE);
    }
  }

  private boolean isUsed(Cleaning work, int row, int to, int creator, Tier tier) {
    ElementTable table = work.table;
    int block = table.tag(row) & 0xFF;
    for (int next = table.next(row); next < to; next = table.next(next)) {
      int tag = table.tag(next);
      if (tag >>> 16 != group || (tag & 0xFFFF) >>> 8 > block) {
        return false;
      }
      if ((tag & 0xFFFF) >>> 8 == block) {
        int rule = AllowedPrivate.find(creator, group, tag & 0xFF, tier);
        if (rule != AllowedPrivate.UNKNOWN && accepts(work, next, AllowedPrivate.rule(rule))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean accepts(Cleaning work, int row, AllowedPrivate.Rule rule) {
    ElementTable table = work.table;
    if (rule.isContainer()) {
      if (table.vr(row) != Vr.SQ) {
        return false;
      }
      int items = 0;
      for (int item = row + 1; item < table.next(row); item = table.next(item)) {
        items++;
      }
      return items <= rule.mostItems();
    }
    int vr = Vr.of(rule.vr());
    int written = table.vr(row);
    if (rule.grammar() instanceof MosaicHeader) {
      return (written == vr || written == Vr.UN) && mosaic(work, row) != MosaicHeader.NONE;
    }
    int from = table.value(row);
    int to = from + table.length(row);
    return (written == vr || written == Vr.UN)
        && work.out.fits(vr, table.length(row))
        && rule.grammar().accepts(work.in, from, to, work.isBigEndian(row))
        && (Vr.isText(vr) ? !work.holdsIdentity(row, vr) : !work.hidesText(row, vr));
  }

  /** Writes the new header of a mosaic to scratch; nothing of the patient may be a number in it. */
  private static int mosaic(Cleaning work, int row) {
    if (!TopLevel.text(work.table, Tags.IMAGE_TYPE).contains("MOSAIC")) {
      return MosaicHeader.NONE;
    }
    int from = work.table.value(row);
    int to = from + work.table.length(row);
    int length = MosaicHeader.write(work.in, from, to, work.scratch);
    boolean isClean = length < 0 || !work.identity.isIn(work.scratch, 0, length, true);
    return isClean ? length : MosaicHeader.NONE;
  }

  private void forget(int newGroup) {
    if (group != NO_GROUP) {
      java.util.Arrays.fill(creators, 0, lastBlock + 1, (short) 0);
    }
    lastBlock = 0;
    group = newGroup;
  }
}
