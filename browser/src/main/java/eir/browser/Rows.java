package eir.browser;

import eir.deid.Change;
import eir.deid.Inspection;
import eir.deid.InstanceKey;
import eir.deid.Refusal;
import eir.deid.gate.Finding;
import eir.deid.gate.Instance;
import eir.deid.gate.Verdict;
import eir.deid.plan.Segment;
import eir.dicom.Identifying;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Int8Array;

/** Answers as plain JavaScript objects; their types stand in {@code src/types/engine.d.ts}. */
final class Rows {
  private Rows() {}

  static JSObject inspected(Inspection file) {
    return inspected(
        file.refusal().map(refusal -> refusal.code().name()).orElse(""),
        file.sopClassUid(),
        file.modality(),
        file.anchor().map(Identifying::reveal).orElse(""),
        file.patientName().reveal(),
        file.birthDate().reveal(),
        file.studyDate().reveal(),
        file.studyInstanceUid().reveal(),
        file.seriesInstanceUid().reveal(),
        file.sopInstanceUid().reveal(),
        file.seriesDescription().reveal(),
        file.seriesNumber(),
        file.frames(),
        file.rows(),
        file.columns(),
        file.suspicion());
  }

  static JSObject cleaned(Int8Array output, InstanceKey instance) {
    return cleaned(output, instance.sopInstanceUid());
  }

  static JSObject planned(JSObject segments, InstanceKey instance) {
    return planned(segments, instance.sopInstanceUid());
  }

  static JSObject refused(Refusal refusal) {
    return refused(refusal.code().name(), refusal.path(), (double) refusal.offset());
  }

  static JSObject verdict(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Passed passed -> passed(passed.instance());
      case Verdict.Refused refused ->
          found(refused.isOnlySpareBits() ? "SPARE_BITS" : "GATE", refused.findings());
    };
  }

  static JSObject passed(Instance instance) {
    return passed(
        instance.sopInstanceUid(),
        instance.seriesInstanceUid(),
        instance.studyInstanceUid(),
        instance.pseudonym(),
        instance.seriesDescription(),
        instance.modality(),
        instance.instanceNumber(),
        instance.frames());
  }

  /** All findings stand in {@code path}, one after the other, as {@code eir check} prints them. */
  static JSObject found(String code, List<Finding> findings) {
    StringBuilder all = new StringBuilder();
    for (Finding finding : findings) {
      all.append(all.isEmpty() ? "" : "; ").append(finding.rule().name()).append(' ');
      all.append(finding.path()).append(' ').append(finding.offset()).append(' ');
      all.append(finding.reason());
    }
    return refused(
        code, all.toString(), findings.isEmpty() ? 0 : (double) findings.getFirst().offset());
  }

  static JSObject segment(Segment segment) {
    return switch (segment) {
      case Segment.Keep keep -> kept((double) keep.fromByte(), (double) keep.lengthBytes());
      case Segment.Insert insert -> inserted(Int8Array.copyFromJavaArray(insert.bytes().toArray()));
      case Segment.Mask mask -> {
        byte[] pattern = new byte[mask.unitBytes()];
        for (int i = 0; i < pattern.length; i++) {
          pattern[i] = mask.maskAt(i);
        }
        yield masked(
            (double) mask.fromByte(),
            (double) mask.lengthBytes(),
            Int8Array.copyFromJavaArray(pattern));
      }
      case Segment.Blank blank ->
          blanked(
              (double) blank.fromByte(),
              (double) blank.lengthBytes(),
              (bytes, position) -> {
                byte[] piece = bytes.copyToJavaArray(); // an alias of the same memory
                blank.stencil().paint(piece, 0, piece.length, (long) position);
              });
    };
  }

  static JSObject change(Change change) {
    return changed(
        change.path(), String.valueOf(change.action()), change.before().reveal(), change.after());
  }

  @JSBody(
      params = {
        "refusal",
        "sopClass",
        "modality",
        "anchor",
        "name",
        "birthDate",
        "studyDate",
        "study",
        "series",
        "instance",
        "description",
        "seriesNumber",
        "frames",
        "rows",
        "columns",
        "suspicion"
      },
      script =
          "return {refusal: refusal, sopClass: sopClass, modality: modality, anchor: anchor,"
              + " name: name, birthDate: birthDate, studyDate: studyDate, study: study,"
              + " series: series, instance: instance, description: description,"
              + " seriesNumber: seriesNumber, frames: frames, rows: rows, columns: columns,"
              + " suspicion: suspicion};")
  private static native JSObject inspected(
      String refusal,
      String sopClass,
      String modality,
      String anchor,
      String name,
      String birthDate,
      String studyDate,
      String study,
      String series,
      String instance,
      String description,
      int seriesNumber,
      int frames,
      int rows,
      int columns,
      boolean suspicion);

  @JSBody(
      params = {"output", "instance"},
      script = "return {kind: 'cleaned', output: output, instance: instance};")
  private static native JSObject cleaned(Int8Array output, String instance);

  @JSBody(
      params = {"segments", "instance"},
      script = "return {kind: 'planned', segments: segments, instance: instance};")
  private static native JSObject planned(JSObject segments, String instance);

  @JSBody(
      params = {"code", "path", "offset"},
      script = "return {kind: 'refused', code: code, path: path, offset: offset};")
  private static native JSObject refused(String code, String path, double offset);

  @JSBody(
      params = {
        "instance",
        "series",
        "study",
        "pseudonym",
        "description",
        "modality",
        "number",
        "frames"
      },
      script =
          "return {kind: 'passed', instance: instance, series: series, study: study,"
              + " pseudonym: pseudonym, description: description, modality: modality,"
              + " number: number, frames: frames};")
  private static native JSObject passed(
      String instance,
      String series,
      String study,
      String pseudonym,
      String description,
      String modality,
      int number,
      int frames);

  @JSBody(
      params = {"from", "length"},
      script = "return {kind: 'keep', from: from, length: length};")
  private static native JSObject kept(double from, double length);

  @JSBody(
      params = {"bytes"},
      script = "return {kind: 'insert', bytes: bytes};")
  private static native JSObject inserted(Int8Array bytes);

  @JSBody(
      params = {"from", "length", "pattern"},
      script = "return {kind: 'mask', from: from, length: length, pattern: pattern};")
  private static native JSObject masked(double from, double length, Int8Array pattern);

  /** A stencil as a function of the worker. */
  @JSFunctor
  interface Paint extends JSObject {
    void paint(Int8Array bytes, double position);
  }

  @JSBody(
      params = {"from", "length", "paint"},
      script = "return {kind: 'blank', from: from, length: length, paint: paint};")
  private static native JSObject blanked(double from, double length, Paint paint);

  @JSBody(
      params = {"path", "action", "before", "after"},
      script = "return {path: path, action: action, before: before, after: after};")
  private static native JSObject changed(String path, String action, String before, String after);
}
