package eir.phantom.head;

/** A part of the head whose voxels the phantom knows. */
public enum Layer {
  /** Brain with brainstem, cerebellum and tumour, without fluid. */
  BRAIN,
  /** The made-up face of {@link Front#MASKED}. */
  MASK
}
