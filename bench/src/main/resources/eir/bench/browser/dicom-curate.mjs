// dicom-curate: its core with its default specification. Its own CRC-64 before and after is left out, in its favour.
import curateDict from 'dicom-curate/curateDict';
import { defaultSpec } from 'dicom-curate/defaultSpec';
import * as dcmjs from 'dcmjs';

export function start() {
  dcmjs.log.setLevel(dcmjs.log.levels.SILENT);
  dcmjs.log.getLogger('validation.dcmjs').setLevel(dcmjs.log.levels.SILENT);

  const options = { curationSpec: () => defaultSpec };
  return (bytes) => {
    try {
      const file = dcmjs.data.DicomMessage.readFile(bytes.buffer, { ignoreErrors: true });
      return curateDict('folder/file.dcm', 0, file, options).dicomData.write({ allowInvalidVRLength: true });
    } catch {
      return null;
    }
  };
}
