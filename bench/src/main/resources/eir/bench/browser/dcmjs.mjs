// dcmjs: read, change, write. The same kind of change as Eir's, made as cheap as can be: what is not on the list of kept
// elements goes, at every depth; dates become one constant; a new UID costs a look into a Map.
import dcmjs from 'dcmjs';

const REPLACED = new Set(['UI', 'DA', 'DT']);
const STANDARD_UID = /^1\.2\.840\.10008\./;

export function start({ keep }) {
  const kept = new Set(keep);
  const uids = new Map();
  dcmjs.log.setLevel(dcmjs.log.levels.SILENT);
  dcmjs.log.getLogger('validation.dcmjs').setLevel(dcmjs.log.levels.SILENT);

  const newUid = (uid) => {
    if (typeof uid !== 'string' || STANDARD_UID.test(uid)) {
      return uid;
    }
    let made = uids.get(uid);
    if (made === undefined) {
      made = `2.25.${340282366920938463463374n + BigInt(uids.size)}`;
      uids.set(uid, made);
    }
    return made;
  };

  const change = (elements) => {
    for (const [tag, element] of Object.entries(elements)) {
      if (!kept.has(tag) && !REPLACED.has(element.vr)) {
        Reflect.deleteProperty(elements, tag);
        continue;
      }
      switch (element.vr) {
        case 'UI': element.Value = element.Value.map(newUid); break;
        case 'DA': element.Value = ['20200101']; break;
        case 'DT': element.Value = ['20200101000000']; break;
        case 'SQ': element.Value.forEach(change); break;
      }
    }
  };

  return (bytes) => {
    try {
      const file = dcmjs.data.DicomMessage.readFile(bytes.buffer);
      change(file.dict);
      file.dict['00100010'] = { vr: 'PN', Value: ['BENCH'] };
      file.dict['00100020'] = { vr: 'LO', Value: ['BENCH'] };
      file.meta['00020003'] = { vr: 'UI', Value: [...file.dict['00080018'].Value] };
      return file.write({ allowInvalidVRLength: true });
    } catch {
      return null;
    }
  };
}
