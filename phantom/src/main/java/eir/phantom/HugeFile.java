package eir.phantom;

import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.ElementWriter;
import eir.dicom.stream.SequenceLength;
import eir.phantom.head.Acquisition;
import eir.phantom.head.Atlas;
import eir.phantom.head.Contrast;
import eir.phantom.head.Enhancement;
import eir.phantom.head.HeadScan;
import eir.phantom.head.Lesion;
import eir.phantom.head.Motion;
import eir.phantom.head.Plane;
import eir.phantom.head.PulseSequence;
import eir.phantom.head.Side;
import eir.phantom.head.Stack;
import eir.phantom.identity.PlantedIdentity;
import eir.phantom.identity.Repertoire;
import eir.phantom.scan.Elements;
import eir.phantom.scan.MrFile;
import eir.phantom.scan.Wrapping;
import java.io.IOException;
import java.io.OutputStream;
import java.util.AbstractList;

/**
 * One Enhanced MR file as large as wished, native, streamed: for benches of memory.
 *
 * <p>Frames of 512 × 512 × 16 bit run through the head again and again, as a dynamic series does;
 * each has its own functional groups. 3,600 frames make 1.9 GB. Enough of PS3.3 §A.36 for readers;
 * not every type 1 attribute of every macro.
 */
public final class HugeFile {
  /** Value bytes of one frame. */
  public static final int FRAME_BYTES = 512 * 512 * 2;

  /** The most frames whose pixels fit into a 32-bit length. */
  public static final int MAX_FRAMES = (int) (0xFFFFFFFEL / FRAME_BYTES);

  private static final int POSITIONS = 20;

  private final HeadScan scan;
  private final PlantedIdentity who = PlantedIdentity.of(77, Repertoire.LATIN_1);
  private final Stack stack =
      new Stack(Plane.AXIAL, 512, 512, POSITIONS, 192.0 / 512, 4, 8, 0, -5, 34);
  private final byte[][] frames = new byte[POSITIONS][];

  /** Renders the slices through which the frames run; 10 MB. */
  public HugeFile(Atlas atlas) {
    scan = new HeadScan(atlas, 77, Lesion.TYPICAL, Enhancement.NONE, Side.AS_DRAWN);
    Acquisition acquisition =
        scan.acquire(
            stack,
            new PulseSequence.SpinEcho(4800, 100, -0.45),
            Contrast.NONE,
            Motion.STILL,
            24,
            1);
    for (int n = 0; n < POSITIONS; n++) {
      frames[n] = littleEndian(acquisition.slice(n));
    }
  }

  /** Whose file it pretends to be. */
  public PlantedIdentity identity() {
    return who;
  }

  /**
   * Writes the file without holding it.
   *
   * @param frameCount 1 to {@link #MAX_FRAMES}
   */
  public void write(OutputStream out, int frameCount) throws IOException {
    if (frameCount < 1 || frameCount > MAX_FRAMES) {
      throw new IllegalArgumentException(
          frameCount + " frames; native pixel data holds 1 to " + MAX_FRAMES + " of this size");
    }
    ElementWriter to =
        MrFile.start(
            out, who, Uids.ENHANCED_MR_IMAGE_STORAGE, who.uid(1, 1, 1), Wrapping.EXPLICIT_LITTLE);
    dataSet(frameCount).write(to);
    to.value(Tags.PIXEL_DATA, "OW", (long) frameCount * FRAME_BYTES);
    for (int frame = 0; frame < frameCount; frame++) {
      to.raw(frames[frame % POSITIONS]);
    }
  }

  private Elements dataSet(int frameCount) {
    return item()
        .text(Tags.SPECIFIC_CHARACTER_SET, "ISO_IR 100")
        .text(Tags.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "DYNAMIC", "NONE")
        .text(Tags.SOP_CLASS_UID, Uids.ENHANCED_MR_IMAGE_STORAGE)
        .text(Tags.SOP_INSTANCE_UID, who.uid(1, 1, 1))
        .text(Tags.STUDY_DATE, who.studyDay())
        .text(Tags.CONTENT_DATE, who.studyDay())
        .text(Tags.STUDY_TIME, "081500")
        .text(Tags.CONTENT_TIME, "081700")
        .text(Tags.ACQUISITION_DATE_TIME, who.studyDay() + "081600")
        .text(Tags.ACCESSION_NUMBER, who.accession())
        .text(Tags.MODALITY, "MR")
        .text(Tags.MANUFACTURER, "Eir Phantom Works S")
        .text(Tags.MANUFACTURER_MODEL_NAME, "Madeup 3T")
        .text(Tags.DEVICE_SERIAL_NUMBER, who.serial())
        .text(Tags.SOFTWARE_VERSIONS, "XA-P")
        .text(Tags.INSTITUTION_NAME, who.institution())
        .text(Tags.REFERRING_PHYSICIAN_NAME, who.referring() + "^Ida")
        .text(Tags.SERIES_DESCRIPTION, "T2 AX DYNAMIC " + who.familyUpper())
        .text(Tags.PIXEL_PRESENTATION, "MONOCHROME")
        .text(Tags.VOLUMETRIC_PROPERTIES, "VOLUME")
        .text(Tags.VOLUME_BASED_CALCULATION_TECHNIQUE, "NONE")
        .text(Tags.COMPLEX_IMAGE_COMPONENT, "MAGNITUDE")
        .text(Tags.ACQUISITION_CONTRAST, "T2")
        .text(Tags.PATIENT_NAME, who.patientName())
        .text(Tags.PATIENT_ID, who.patientId())
        .text(Tags.PATIENT_BIRTH_DATE, who.birthDay())
        .text(Tags.PATIENT_SEX, who.sex())
        .text(Tags.PATIENT_POSITION, "HFS")
        .text(Tags.BODY_PART_EXAMINED, "HEAD")
        .text(Tags.STUDY_INSTANCE_UID, who.uid(1))
        .text(Tags.SERIES_INSTANCE_UID, who.uid(1, 1))
        .text(Tags.STUDY_ID, who.studyId())
        .integers(Tags.SERIES_NUMBER, 1)
        .integers(Tags.INSTANCE_NUMBER, 1)
        .text(Tags.FRAME_OF_REFERENCE_UID, who.uid(2))
        .text(Tags.POSITION_REFERENCE_INDICATOR, "")
        .integers(Tags.SAMPLES_PER_PIXEL, 1)
        .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
        .integers(Tags.NUMBER_OF_FRAMES, frameCount)
        .integers(Tags.ROWS, stack.rows())
        .integers(Tags.COLUMNS, stack.columns())
        .integers(Tags.BITS_ALLOCATED, 16)
        .integers(Tags.BITS_STORED, 12)
        .integers(Tags.HIGH_BIT, 11)
        .integers(Tags.PIXEL_REPRESENTATION, 0)
        .text(Tags.BURNED_IN_ANNOTATION, "NO")
        .text(Tags.LOSSY_IMAGE_COMPRESSION, "00")
        .text(Tags.PRESENTATION_LUT_SHAPE, "IDENTITY")
        .items(Tags.ACQUISITION_CONTEXT_SEQUENCE, SequenceLength.DEFINED)
        .body(
            Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE,
            to ->
                to.sequence(
                    Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE,
                    SequenceLength.DEFINED,
                    shared()::write))
        .body(
            Tags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE,
            to ->
                to.sequence(
                    Tags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE,
                    SequenceLength.UNDEFINED,
                    new FrameItems(frameCount)));
  }

  private Elements shared() {
    return item()
        .items(
            Tags.PIXEL_MEASURES_SEQUENCE,
            SequenceLength.DEFINED,
            item()
                .decimals(Tags.SLICE_THICKNESS, stack.thicknessMm())
                .decimals(Tags.SPACING_BETWEEN_SLICES, stack.stepMm())
                .decimals(Tags.PIXEL_SPACING, stack.pixelMm(), stack.pixelMm()))
        .items(
            Tags.PLANE_ORIENTATION_SEQUENCE,
            SequenceLength.DEFINED,
            item()
                .decimals(
                    Tags.IMAGE_ORIENTATION_PATIENT, scan.pose().imageOrientation(Plane.AXIAL)))
        .items(
            Tags.MR_TIMING_AND_RELATED_PARAMETERS_SEQUENCE,
            SequenceLength.DEFINED,
            item()
                .decimals(Tags.REPETITION_TIME, 4800)
                .decimals(Tags.FLIP_ANGLE, 90)
                .integers(Tags.ECHO_TRAIN_LENGTH, 16))
        .items(
            Tags.MR_ECHO_SEQUENCE,
            SequenceLength.DEFINED,
            item().doubles(Tags.EFFECTIVE_ECHO_TIME, 100))
        .items(
            Tags.PIXEL_VALUE_TRANSFORMATION_SEQUENCE,
            SequenceLength.DEFINED,
            item()
                .decimals(Tags.RESCALE_INTERCEPT, 0)
                .decimals(Tags.RESCALE_SLOPE, 1)
                .text(Tags.RESCALE_TYPE, "US"))
        .items(
            Tags.MR_IMAGE_FRAME_TYPE_SEQUENCE,
            SequenceLength.DEFINED,
            item()
                .text(Tags.FRAME_TYPE, "ORIGINAL", "PRIMARY", "DYNAMIC", "NONE")
                .text(Tags.PIXEL_PRESENTATION, "MONOCHROME")
                .text(Tags.VOLUMETRIC_PROPERTIES, "VOLUME")
                .text(Tags.VOLUME_BASED_CALCULATION_TECHNIQUE, "NONE")
                .text(Tags.COMPLEX_IMAGE_COMPONENT, "MAGNITUDE")
                .text(Tags.ACQUISITION_CONTRAST, "T2"))
        .items(
            Tags.FRAME_VOILUT_SEQUENCE,
            SequenceLength.DEFINED,
            item().decimals(Tags.WINDOW_CENTER, 520).decimals(Tags.WINDOW_WIDTH, 1150));
  }

  private Elements perFrame(int frame) {
    int position = frame % POSITIONS;
    return item()
        .items(
            Tags.FRAME_CONTENT_SEQUENCE,
            SequenceLength.DEFINED,
            item()
                .text(Tags.FRAME_ACQUISITION_DATE_TIME, who.studyDay() + "081600")
                .text(Tags.FRAME_REFERENCE_DATE_TIME, who.studyDay() + "081600")
                .doubles(Tags.FRAME_ACQUISITION_DURATION, 4800)
                .text(Tags.STACK_ID, "1")
                .integers(Tags.IN_STACK_POSITION_NUMBER, position + 1)
                .integers(Tags.TEMPORAL_POSITION_INDEX, frame / POSITIONS + 1))
        .items(
            Tags.PLANE_POSITION_SEQUENCE,
            SequenceLength.DEFINED,
            item()
                .decimals(Tags.IMAGE_POSITION_PATIENT, scan.pose().imagePosition(stack, position)));
  }

  private static Elements item() {
    return new Elements(Repertoire.LATIN_1);
  }

  private static byte[] littleEndian(short[] values) {
    byte[] out = new byte[2 * values.length];
    for (int n = 0; n < values.length; n++) {
      out[2 * n] = (byte) values[n];
      out[2 * n + 1] = (byte) (values[n] >> 8);
    }
    return out;
  }

  /** Items made when they are written, so that thousands do not stand in memory. */
  private final class FrameItems extends AbstractList<ElementWriter.Body> {
    private final int count;

    FrameItems(int count) {
      this.count = count;
    }

    @Override
    public ElementWriter.Body get(int frame) {
      return perFrame(frame)::write;
    }

    @Override
    public int size() {
      return count;
    }
  }
}
