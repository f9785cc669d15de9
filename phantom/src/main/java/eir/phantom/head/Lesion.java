package eir.phantom.head;

/** What is wrong in the head. */
public enum Lesion {
  /** Diffuse, most of the pons, embraces the basilar artery. */
  TYPICAL,
  /**
   * The same with a large lobe that leaves the pons in front and one towards the fourth ventricle.
   */
  EXOPHYTIC,
  /** Well under half of the pons. */
  SMALL,
  /** A sharp cyst with an enhancing nodule beside the fourth ventricle: not a diffuse glioma. */
  NOT_A_GLIOMA
}
