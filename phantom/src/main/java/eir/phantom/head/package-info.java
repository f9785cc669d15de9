/**
 * A head and what a scanner sees of it: tissue map, tumour, signal, coil, noise.
 *
 * <p>Read first: {@link eir.phantom.head.HeadScan}. The formulas and their origin are in the README
 * beside the atlas. Never here: a patient's name or a DICOM element; a value that depends on the
 * machine, the clock or the number of threads.
 */
@NullMarked
package eir.phantom.head;

import org.jspecify.annotations.NullMarked;
