package eir.imaging.face;

/** Why a file or its series is not defaced. */
public enum Unfit {
  /** No classic MR image: another class, or a file of many frames. */
  NO_MR_IMAGE,
  /** It says that it was defaced already. */
  DEFACED_ALREADY,
  /** Compressed with loss: what is written anew would claim more than is there. */
  LOSSY,
  /** Not grey in 16 bits, or in a coding that is not decoded here. */
  NO_GREY_SAMPLES,
  /** A slice does not say where in the patient it lies, or its size differs from the others'. */
  NO_VOLUME,
  /** Too few slices, or too far apart: a localiser, a slab, a mosaic. */
  TOO_FEW_SLICES,
  /** No air around anything that could be a head, or a side longer than any head's. */
  NO_HEAD,
  /** Nothing in the head has the size, the place and the shape of a brain. */
  NO_BRAIN
}
