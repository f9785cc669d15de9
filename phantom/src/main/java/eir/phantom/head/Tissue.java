package eir.phantom.head;

/**
 * A label of the atlas.
 *
 * @param plain its values without contrast agent
 * @param t1GdMs T1 after contrast agent, milliseconds
 * @param flow factor of the signal of moving blood; 1 for everything that stays
 * @param texture how strongly the volunteer's own T1 grain shows, 0 to 1
 * @param meanT1 mean intensity of this label in the atlas' T1 volume
 */
record Tissue(
    int id,
    String name,
    Relaxation plain,
    double t1GdMs,
    double flow,
    double texture,
    double meanT1) {}
