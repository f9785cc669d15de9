package eir.imaging.bundle;

import eir.imaging.Problem;

/**
 * An instance that is not shown, or not wholly.
 *
 * @param instance its index among the instances given
 */
public record InstanceProblem(int instance, Problem problem) {}
