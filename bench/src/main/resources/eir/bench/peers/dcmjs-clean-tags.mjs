// dcmjs: what it calls anonymizer, with its own list of tags.
import dcmjs from 'dcmjs';

export function start() {
  dcmjs.log.setLevel(dcmjs.log.levels.SILENT);
  dcmjs.log.getLogger('validation.dcmjs').setLevel(dcmjs.log.levels.SILENT);
  return (bytes) => {
    try {
      const file = dcmjs.data.DicomMessage.readFile(bytes.buffer, { ignoreErrors: true });
      dcmjs.anonymizer.cleanTags(file.dict);
      return file.write({ allowInvalidVRLength: true });
    } catch {
      return null;
    }
  };
}
