package eir.phantom.scan;

import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.phantom.head.Contrast;
import eir.phantom.head.HeadPose;
import eir.phantom.head.PulseSequence;
import eir.phantom.head.Stack;
import eir.phantom.identity.PlantedIdentity;
import java.util.ArrayList;
import java.util.List;

/**
 * The data set of one classic MR image, PS3.3 §A.4, without its pixel values.
 *
 * <p>What a clean file would hold stands here; what must vanish is added by {@link Planting}.
 */
public final class MrHeader {
  private final PlantedIdentity identity;
  private final Vendor vendor;
  private final HeadPose pose;
  private final Planting planting;

  public MrHeader(PlantedIdentity identity, Vendor vendor, HeadPose pose) {
    this.identity = identity;
    this.vendor = vendor;
    this.pose = pose;
    planting = new Planting(identity, vendor);
  }

  /** SOP Instance UID of an image. */
  public String sopInstanceUid(SeriesKind kind, int instance) {
    return identity.uid(1, kind.number(), instance);
  }

  /** Series Instance UID. */
  public String seriesUid(SeriesKind kind) {
    return identity.uid(1, kind.number());
  }

  /** Study Instance UID. */
  public String studyUid() {
    return identity.uid(1);
  }

  /**
   * The elements of an image.
   *
   * @param slice index in the pass' stack
   * @param instance Instance Number, from 1
   */
  public Elements of(SeriesKind kind, Protocol.Pass pass, int slice, int instance) {
    Elements to = new Elements(identity.repertoire());
    patient(to);
    study(to, kind);
    series(to, kind, instance);
    acquisition(to, kind, pass);
    geometry(to, pass.stack(), slice);
    pass.bValue().ifPresent(b -> diffusion(to, kind, b));
    planting.plant(to, kind, instance, this);
    if (kind == SeriesKind.FLAIR_AXIAL) {
      planting.overlay(to, pass.stack().rows(), pass.stack().columns());
    }
    return to;
  }

  private void patient(Elements to) {
    to.text(
            Tags.SPECIFIC_CHARACTER_SET,
            identity.repertoire().definedTerms().toArray(String[]::new))
        .text(Tags.PATIENT_NAME, identity.patientName())
        .text(Tags.PATIENT_ID, identity.patientId())
        .text(Tags.PATIENT_BIRTH_DATE, identity.birthDay())
        .text(Tags.PATIENT_SEX, identity.sex())
        .text(
            Tags.PATIENT_AGE,
            "0" + (identity.ageYears() < 10 ? "0" : "") + identity.ageYears() + "Y")
        .decimals(Tags.PATIENT_SIZE, 0.8 + 0.06 * identity.ageYears())
        .decimals(Tags.PATIENT_WEIGHT, 8 + 2.5 * identity.ageYears());
  }

  private void study(Elements to, SeriesKind kind) {
    to.text(Tags.STUDY_INSTANCE_UID, studyUid())
        .text(Tags.STUDY_DATE, identity.studyDay())
        .text(Tags.STUDY_TIME, "081500")
        .text(Tags.SERIES_DATE, identity.studyDay())
        .text(Tags.SERIES_TIME, time(kind, 0))
        .text(Tags.ACQUISITION_DATE, identity.studyDay())
        .text(Tags.ACQUISITION_TIME, time(kind, 5))
        .text(Tags.CONTENT_DATE, identity.studyDay())
        .text(Tags.CONTENT_TIME, time(kind, 40))
        .text(Tags.ACCESSION_NUMBER, identity.accession())
        .text(Tags.REFERRING_PHYSICIAN_NAME, identity.referring() + "^Ida")
        .text(Tags.STUDY_ID, identity.studyId());
  }

  private void series(Elements to, SeriesKind kind, int instance) {
    to.text(Tags.SOP_CLASS_UID, Uids.MR_IMAGE_STORAGE)
        .text(Tags.SOP_INSTANCE_UID, sopInstanceUid(kind, instance))
        .text(Tags.SERIES_INSTANCE_UID, seriesUid(kind))
        .text(Tags.FRAME_OF_REFERENCE_UID, identity.uid(2))
        .text(Tags.POSITION_REFERENCE_INDICATOR, "")
        .text(Tags.IMAGE_TYPE, kind.imageType().toArray(String[]::new))
        .text(Tags.MODALITY, "MR")
        .text(Tags.MANUFACTURER, vendor.manufacturer())
        .text(Tags.MANUFACTURER_MODEL_NAME, vendor.model())
        .text(Tags.SOFTWARE_VERSIONS, vendor.software())
        .text(Tags.SERIES_DESCRIPTION, kind.description())
        .text(Tags.PROTOCOL_NAME, kind.description())
        .text(Tags.BODY_PART_EXAMINED, "HEAD")
        .text(Tags.PATIENT_POSITION, "HFS")
        .integers(Tags.SERIES_NUMBER, kind.number())
        .integers(Tags.ACQUISITION_NUMBER, 1)
        .integers(Tags.INSTANCE_NUMBER, instance);
    if (kind.contrast() == Contrast.GADOLINIUM) {
      to.text(Tags.CONTRAST_BOLUS_AGENT, "GADOTERATE");
    }
  }

  private void acquisition(Elements to, SeriesKind kind, Protocol.Pass pass) {
    PulseSequence sequence = pass.sequence();
    Stack stack = pass.stack();
    to.text(Tags.SCANNING_SEQUENCE, kind.scanningSequence())
        .text(Tags.SEQUENCE_VARIANT, kind.sequenceVariant())
        .text(Tags.SCAN_OPTIONS, kind == SeriesKind.DIFFUSION || kind == SeriesKind.ADC ? "FS" : "")
        .text(Tags.MR_ACQUISITION_TYPE, kind.acquisitionType())
        .decimals(Tags.SLICE_THICKNESS, stack.thicknessMm())
        .decimals(Tags.SPACING_BETWEEN_SLICES, stack.stepMm())
        .decimals(Tags.REPETITION_TIME, sequence.repetitionMs())
        .decimals(Tags.ECHO_TIME, sequence.echoMs())
        .decimals(Tags.NUMBER_OF_AVERAGES, 1)
        .decimals(Tags.IMAGING_FREQUENCY, 42.577 * vendor.fieldTesla())
        .text(Tags.IMAGED_NUCLEUS, "1H")
        .integers(Tags.ECHO_NUMBERS, 1)
        .decimals(Tags.MAGNETIC_FIELD_STRENGTH, vendor.fieldTesla())
        .integers(Tags.NUMBER_OF_PHASE_ENCODING_STEPS, stack.rows())
        .integers(Tags.ECHO_TRAIN_LENGTH, echoTrain(kind))
        .decimals(Tags.PERCENT_SAMPLING, 100)
        .decimals(Tags.PERCENT_PHASE_FIELD_OF_VIEW, 100)
        .decimals(Tags.PIXEL_BANDWIDTH, kind == SeriesKind.DIFFUSION ? 1560 : 220)
        .text(Tags.RECEIVE_COIL_NAME, "HEAD 20")
        .integers(Tags.ACQUISITION_MATRIX, 0, stack.columns(), stack.rows(), 0)
        .text(Tags.IN_PLANE_PHASE_ENCODING_DIRECTION, "COL")
        .decimals(Tags.FLIP_ANGLE, flip(sequence));
    if (sequence instanceof PulseSequence.InversionRecovery recovery) {
      to.decimals(Tags.INVERSION_TIME, recovery.inversionMs());
    }
  }

  private void geometry(Elements to, Stack stack, int slice) {
    double[] position = pose.imagePosition(stack, slice);
    double[] normal = pose.direction(stack.plane().normal());
    to.decimals(Tags.IMAGE_POSITION_PATIENT, position)
        .decimals(Tags.IMAGE_ORIENTATION_PATIENT, pose.imageOrientation(stack.plane()))
        .decimals(
            Tags.SLICE_LOCATION,
            position[0] * normal[0] + position[1] * normal[1] + position[2] * normal[2])
        .decimals(Tags.PIXEL_SPACING, stack.pixelMm(), stack.pixelMm())
        .integers(Tags.ROWS, stack.rows())
        .integers(Tags.COLUMNS, stack.columns());
  }

  private void diffusion(Elements to, SeriesKind kind, int bValue) {
    if (kind == SeriesKind.ADC) {
      to.text(Tags.DERIVATION_DESCRIPTION, "ADC");
      return;
    }
    to.doubles(Tags.DIFFUSION_B_VALUE, bValue)
        .text(Tags.DIFFUSION_DIRECTIONALITY, bValue == 0 ? "NONE" : "ISOTROPIC");
    planting.privateDiffusion(to, bValue);
  }

  /** Elements that describe the pixel values: 12 bits unsigned in 16, and a window for them. */
  public static void pixels(Elements to, int windowWidth, short[] stored) {
    int least = 4095;
    int most = 0;
    for (short value : stored) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    to.integers(Tags.SAMPLES_PER_PIXEL, 1)
        .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
        .integers(Tags.BITS_ALLOCATED, 16)
        .integers(Tags.BITS_STORED, 12)
        .integers(Tags.HIGH_BIT, 11)
        .integers(Tags.PIXEL_REPRESENTATION, 0)
        .integers(Tags.SMALLEST_IMAGE_PIXEL_VALUE, least)
        .integers(Tags.LARGEST_IMAGE_PIXEL_VALUE, most)
        .decimals(Tags.WINDOW_CENTER, windowWidth * 0.53)
        .decimals(Tags.WINDOW_WIDTH, windowWidth);
  }

  /** References to the middle images of the localiser, as planning software writes them. */
  Elements[] localiserReferences() {
    List<Elements> items = new ArrayList<>();
    for (int instance = 2; instance <= 8; instance += 3) {
      items.add(
          new Elements(identity.repertoire())
              .text(Tags.REFERENCED_SOP_CLASS_UID, Uids.MR_IMAGE_STORAGE)
              .text(
                  Tags.REFERENCED_SOP_INSTANCE_UID,
                  sopInstanceUid(SeriesKind.LOCALISER, instance)));
    }
    return items.toArray(Elements[]::new);
  }

  private static int echoTrain(SeriesKind kind) {
    return switch (kind) {
      case T2_AXIAL -> 16;
      case FLAIR_AXIAL -> 20;
      case DIFFUSION, ADC -> 96;
      case LOCALISER, T1_SAGITTAL, T1_AXIAL, T1_AXIAL_POST, T1_SAGITTAL_POST -> 1;
    };
  }

  private static double flip(PulseSequence sequence) {
    return switch (sequence) {
      case PulseSequence.InversionRecovery r -> r.flipDegrees();
      case PulseSequence.SpoiledGradientEcho g -> g.flipDegrees();
      case PulseSequence.SpinEcho _, PulseSequence.Diffusion _ -> 90;
    };
  }

  /** HHMMSS: five minutes a series from a quarter past eight. */
  private static String time(SeriesKind kind, int second) {
    int minutes = 8 * 60 + 15 + 5 * kind.ordinal();
    int packed = minutes / 60 * 10_000 + minutes % 60 * 100 + second;
    return (packed < 100_000 ? "0" : "") + packed;
  }
}
