package eir.server.intake;

import eir.archive.index.Admission;
import eir.deid.gate.Finding;
import eir.server.http.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer to a STOW-RS request, {@code application/dicom+json} (PS3.18 §10.5.3, Annex I).
 *
 * <p>A refused file is named by its place in the batch, never by its UIDs: they were not proved
 * harmless, and an answer may be logged on its way.
 */
final class StowAnswer {
  // PS3.18 Table I.2-2 (values of PS3.7 Annex C).
  private static final int PROCESSING_FAILURE = 0x0110;
  private static final int DUPLICATE_INSTANCE = 0x0111;
  private static final int OUT_OF_RESOURCES = 0xA700;
  private static final int CANNOT_UNDERSTAND = 0xC000;

  private StowAnswer() {}

  /** Words the fates of a batch. */
  static Answer of(List<Fate> fates) {
    List<Object> stored = new ArrayList<>();
    List<Object> failed = new ArrayList<>();
    int[] counts = new int[3];
    for (Fate fate : fates) {
      switch (fate) {
        case Fate.Refused(int part, List<Finding> findings) -> {
          counts[2]++;
          failed.add(failure(Map.of(), reason(findings), findings(part, findings)));
        }
        case Fate.Ruled(int part, var instance, Admission admission) -> {
          Map<String, Object> named = new LinkedHashMap<>();
          named.put("00081150", value("UI", instance.sopClassUid()));
          named.put("00081155", value("UI", instance.sopInstanceUid()));
          switch (admission) {
            case STORED -> {
              counts[0]++;
              stored.add(named);
            }
            case HELD -> {
              counts[1]++;
              stored.add(named);
            }
            case CONFLICT -> {
              counts[2]++;
              failed.add(failure(named, DUPLICATE_INSTANCE, ruled(part, admission)));
            }
            case NOT_ANNOUNCED -> {
              counts[2]++;
              failed.add(failure(named, OUT_OF_RESOURCES, ruled(part, admission)));
            }
            case NOT_OPEN -> {
              counts[2]++;
              failed.add(failure(named, PROCESSING_FAILURE, ruled(part, admission)));
            }
          }
        }
      }
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    if (!failed.isEmpty()) {
      answer.put("00081198", sequence(failed));
    }
    if (!stored.isEmpty()) {
      answer.put("00081199", sequence(stored));
    }
    int status = failed.isEmpty() ? 200 : stored.isEmpty() ? 409 : 202;
    Answer json = Answer.json(status, answer);
    return new Answer(
        status,
        List.of(
            new Answer.Field("Content-Type", "application/dicom+json"),
            new Answer.Field(
                "Eir-Result",
                "stored=" + counts[0] + ",held=" + counts[1] + ",refused=" + counts[2])),
        json.body());
  }

  private static Map<String, Object> failure(
      Map<String, Object> named, int reason, List<Map<String, Object>> why) {
    Map<String, Object> failure = new LinkedHashMap<>(named);
    failure.put("00081197", value("US", reason));
    failure.put("eir", why);
    return failure;
  }

  private static List<Map<String, Object>> findings(int part, List<Finding> findings) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Finding finding : findings) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("rule", finding.rule().name());
      one.put("path", finding.path());
      one.put("offset", finding.offset());
      one.put("reason", finding.reason());
      one.put("part", part);
      list.add(one);
    }
    return list;
  }

  private static List<Map<String, Object>> ruled(int part, Admission admission) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("rule", "ARCHIVE");
    one.put("path", "");
    one.put("offset", 0);
    one.put("reason", admission.name());
    one.put("part", part);
    return List.of(one);
  }

  private static int reason(List<Finding> findings) {
    boolean unread = findings.stream().anyMatch(finding -> finding.rule() == Finding.Rule.G1);
    return unread ? CANNOT_UNDERSTAND : PROCESSING_FAILURE;
  }

  private static Map<String, Object> value(String vr, Object value) {
    Map<String, Object> attribute = new LinkedHashMap<>();
    attribute.put("vr", vr);
    attribute.put("Value", List.of(value));
    return attribute;
  }

  private static Map<String, Object> sequence(List<Object> items) {
    Map<String, Object> attribute = new LinkedHashMap<>();
    attribute.put("vr", "SQ");
    attribute.put("Value", items);
    return attribute;
  }
}
