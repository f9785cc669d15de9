// dicom-curate: its core with its default specification. Its own CRC-64 before and after is left out, in its favour.
import curateDict from 'dicom-curate/curateDict';
import { defaultSpec } from 'dicom-curate/defaultSpec';
import * as dcmjs from 'dcmjs';

const LIKE_EIR = {
  retainLongitudinalTemporalInformationOptions: 'Offset',
  retainPatientCharacteristicsOption: ['PatientSex', 'PatientAge', 'PatientSize', 'PatientWeight'],
};

/** `likeEir`: dates move and patient characteristics stay, as in Eir's profile. */
export function start({ likeEir = false }) {
  dcmjs.log.setLevel(dcmjs.log.levels.SILENT);
  dcmjs.log.getLogger('validation.dcmjs').setLevel(dcmjs.log.levels.SILENT);

  const spec = likeEir ? { ...defaultSpec, dicomPS315EOptions: { ...defaultSpec.dicomPS315EOptions, ...LIKE_EIR } } : defaultSpec;
  const options = { curationSpec: () => spec, ...(likeEir ? { dateOffset: '-P500D' } : {}) };
  return (bytes) => {
    try {
      const file = dcmjs.data.DicomMessage.readFile(bytes.buffer, { ignoreErrors: true });
      return curateDict('folder/file.dcm', 0, file, options).dicomData.write({ allowInvalidVRLength: true });
    } catch {
      return null;
    }
  };
}
