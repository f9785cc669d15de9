package eir.phantom.head;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A tumour as numbers; the typical one comes from atlas.json, the others are bent from it.
 *
 * <p>Lengths are millimetres of the atlas, before the head is shrunk to a child's.
 *
 * @param body parts of the tumour, joined smoothly; they fill parenchyma only
 * @param exophytic parts that may also displace cerebrospinal fluid
 * @param push centre and widths of the swelling that moves the neighbourhood
 * @param pushAmount share of the way to the centre from which the centre's surroundings are read
 * @param core where the core and, around it, the rim of enhancement lie
 * @param coreShare how far the core's values replace the tumour's, 0 to 1
 * @param rimRadius of the brightest ring, 1 = surface of {@code core}
 * @param rimAmount how far the rim's values replace the tumour's after contrast, 0 to 1
 */
record TumourPlan(
    Relaxation signal,
    double t1GdMs,
    List<Ellipsoid> body,
    List<Ellipsoid> exophytic,
    double smoothMinMm,
    double marginWidthMm,
    double marginNoiseMm,
    double heterogeneity,
    Ellipsoid push,
    double pushAmount,
    Ellipsoid core,
    Relaxation coreSignal,
    double coreShare,
    double coreRadius,
    double rimRadius,
    double rimWidth,
    double rimNoise,
    double rimAmount,
    double rimT1GdMs) {

  private static final double VARIATION = 0.15;

  static TumourPlan of(JsonNode node) {
    List<Ellipsoid> body = new ArrayList<>();
    for (JsonNode part : node.get("ellipsoids")) {
      body.add(ellipsoid(part.get("centreMm"), part.get("halfAxesMm")));
    }
    JsonNode signal = node.get("signal");
    JsonNode warp = node.get("warp");
    JsonNode rim = node.get("enhancement");
    Relaxation plain =
        new Relaxation(
            number(signal, "t1Ms"),
            number(signal, "t2Ms"),
            number(signal, "pd"),
            number(signal, "adc"));
    return new TumourPlan(
        plain,
        number(signal, "t1GdMs"),
        List.copyOf(body),
        List.of(),
        number(node, "smoothMinMm"),
        number(node, "marginWidthMm"),
        number(node, "marginNoiseMm"),
        number(node, "heterogeneity"),
        ellipsoid(warp.get("centreMm"), warp.get("sigmaMm")),
        number(warp, "amount"),
        ellipsoid(rim.get("centreMm"), rim.get("halfAxesMm")),
        new Relaxation(
            number(rim, "necrosisT1Ms"), number(rim, "necrosisT2Ms"), plain.protonDensity(), 1.6),
        0.55,
        number(rim, "rimRadius"),
        number(rim, "rimRadius"),
        number(rim, "rimWidth"),
        number(rim, "rimNoise"),
        number(rim, "amount"),
        number(rim, "t1GdMs"));
  }

  /** This typical tumour bent into another; half axes vary by 15 % with the dice. */
  TumourPlan bent(Lesion lesion, Enhancement enhancement, Dice dice) {
    TumourPlan shaped =
        switch (lesion) {
          case TYPICAL -> with(varied(dice), List.of(), dice.between(0.15, 0.35));
          case EXOPHYTIC ->
              with(
                  varied(dice),
                  List.of(
                      new Ellipsoid(11, -17, -3, 11, 9, 12).varied(dice, VARIATION),
                      new Ellipsoid(-3, 15, -5, 7, 6, 9).varied(dice, VARIATION)),
                  dice.between(0.3, 0.36));
          case SMALL ->
              with(
                  List.of(new Ellipsoid(6, 0, 2, 8.5, 7.5, 8).varied(dice, VARIATION)),
                  List.of(),
                  dice.between(0.06, 0.1));
          case NOT_A_GLIOMA -> cyst(dice);
        };
    return enhancement == Enhancement.PRESENT ? shaped : shaped.withoutUptake(lesion);
  }

  private List<Ellipsoid> varied(Dice dice) {
    return body.stream()
        .map(e ->
            new Ellipsoid(
                e.x(),
                e.y(),
                e.z(),
                e.hx() * dice.between(1 - VARIATION, 1 + VARIATION),
                e.hy() * dice.between(1 - VARIATION, 1 + VARIATION),
                e.hz() * dice.between(1 - VARIATION, 1 + VARIATION)))
        .toList();
  }

  private TumourPlan with(List<Ellipsoid> parts, List<Ellipsoid> outgrowths, double amount) {
    return new TumourPlan(
        signal,
        t1GdMs,
        parts,
        outgrowths,
        smoothMinMm,
        marginWidthMm,
        marginNoiseMm,
        heterogeneity,
        push,
        amount,
        core,
        coreSignal,
        coreShare,
        coreRadius,
        rimRadius,
        rimWidth,
        rimNoise,
        rimAmount,
        rimT1GdMs);
  }

  private TumourPlan withoutUptake(Lesion lesion) {
    double share = lesion == Lesion.NOT_A_GLIOMA ? coreShare : 0;
    return new TumourPlan(
        signal,
        t1GdMs,
        body,
        exophytic,
        smoothMinMm,
        marginWidthMm,
        marginNoiseMm,
        heterogeneity,
        push,
        pushAmount,
        core,
        coreSignal,
        share,
        coreRadius,
        rimRadius,
        rimWidth,
        rimNoise,
        0,
        rimT1GdMs);
  }

  /** Values from memory, chosen for the look: fluid rich in protein, a solid nodule at its wall. */
  private TumourPlan cyst(Dice dice) {
    Ellipsoid sac = new Ellipsoid(13, 13, -4, 13, 12.5, 12).varied(dice, 0.1);
    Ellipsoid nodule = new Ellipsoid(sac.x() + 6, sac.y() + 5.5, sac.z() - 2, 6, 5.5, 6);
    return new TumourPlan(
        new Relaxation(2700, 700, 0.97, 2.4),
        2650,
        List.of(sac),
        List.of(),
        smoothMinMm,
        0.45,
        0.25,
        0.08,
        sac.moved(0, 0, 0).grown(1.9),
        0.3,
        nodule,
        new Relaxation(1500, 130, 0.86, 1.6),
        1,
        1,
        0,
        1.1,
        0.12,
        0.95,
        430);
  }

  private static Ellipsoid ellipsoid(JsonNode centre, JsonNode half) {
    return new Ellipsoid(
        centre.get(0).asDouble(),
        centre.get(1).asDouble(),
        centre.get(2).asDouble(),
        half.get(0).asDouble(),
        half.get(1).asDouble(),
        half.get(2).asDouble());
  }

  private static double number(JsonNode node, String field) {
    return node.get(field).asDouble();
  }
}
