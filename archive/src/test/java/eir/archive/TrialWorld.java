package eir.archive;

import eir.archive.access.Account;
import eir.archive.access.AccountOrder;
import eir.archive.access.People;
import eir.archive.casework.CaseAnswer;
import eir.archive.casework.CaseRequest;
import eir.archive.casework.Findings;
import eir.archive.casework.Units;
import eir.archive.index.Site;
import eir.archive.journal.Who;
import eir.trial.Actor;
import eir.trial.Attestation;
import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.CaseFile;
import eir.trial.Role;
import eir.trial.Sex;
import eir.trial.Signing;
import eir.trial.SiteCode;
import eir.trial.Slot;
import eir.trial.TrialIdentity;
import eir.trial.UnitCode;
import eir.trial.UploadId;
import eir.trial.UserId;
import eir.trial.audit.SignatureMeaning;
import eir.trial.charter.BodyRegion;
import eir.trial.charter.Charter;
import eir.trial.charter.CharterJson;
import eir.trial.charter.ChecklistAnswer;
import eir.trial.charter.SequenceClass;
import eir.trial.charter.SharingBasis;
import eir.trial.charter.SlicePlane;
import eir.trial.decision.DecisionOutcome;
import eir.trial.quality.QcAnswer;
import eir.trial.quality.QcCheck;
import eir.trial.reading.Answer;
import eir.trial.reading.Mark;
import eir.trial.reading.ReadContext;
import eir.trial.reading.ReadForm;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A trial with its people, in force, and commands that no guard holds back in their time. */
final class TrialWorld {
  static final String REASON = "as agreed by telephone";
  static final SiteCode AURORA = new SiteCode("S01");
  static final UnitCode NOVA = new UnitCode("N01");

  // Counts in all archives of a run: an upload's files are content-addressed.
  private static final AtomicInteger UPLOADS = new AtomicInteger();

  final Archive archive;
  final Actor rui;
  final Actor ana;
  final Actor caio;
  final Actor lena;
  final Actor davi;
  final Actor mei;
  final Actor olga;
  final Actor iris;
  final Charter charter;

  TrialWorld(Archive archive) {
    this(archive, charterJson(1));
  }

  TrialWorld(Archive archive, ObjectNode charterJson) {
    this.archive = archive;
    archive.sites().nameTrial(new TrialIdentity("DEMO", "Eir", "DEMO-1", ""), Who.SYSTEM);
    archive.sites().put(Site.of("S01", "Hospital Aurora", "Vila Serena", "pt-BR", ""), Who.SYSTEM);
    archive.units().put(new Units.Unit(NOVA, "Nova", "nova@example.org", "en", true), Who.SYSTEM);
    rui = Actor.at(AURORA, person("rui", Role.SITE));
    ana = Actor.of(person("ana", Role.COORDINATOR), Role.COORDINATOR);
    caio = Actor.of(person("caio", Role.QC), Role.QC);
    lena = Actor.of(person("lena", Role.READER), Role.READER);
    davi = Actor.of(person("davi", Role.READER), Role.READER);
    mei = Actor.of(person("mei", Role.ADJUDICATOR), Role.ADJUDICATOR);
    olga = Actor.of(person("olga", Role.PHYSICIAN), Role.PHYSICIAN);
    iris = Actor.of(person("iris", Role.ADMINISTRATOR), Role.ADMINISTRATOR);
    charter = ((CharterJson.Valid) CharterJson.read(charterJson)).charter();
    archive.charters().draft(charter, who(ana));
    archive
        .charters()
        .activate(
            charter.key(), who(olga), Optional.of(People.signature(olga)), "the trial begins");
  }

  static ObjectNode charterJson(int version) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("format", CharterJson.FORMAT)
        .put("charterId", "DIPG")
        .put("version", version)
        .put("sponsor", "Eir demonstration")
        .put("protocolId", "DEMO-1");
  }

  static Who who(Actor actor) {
    return Who.of(actor.user().text(), actor.role());
  }

  UserId person(String login, Role role) {
    Account account =
        People.create(
            archive,
            new AccountOrder(
                login,
                "Dr " + login,
                Optional.of(login + "@example.org"),
                "en",
                Set.of(role),
                role == Role.SITE ? Optional.of("S01") : Optional.empty()));
    return new UserId(account.userId());
  }

  // Requests

  CaseAnswer act(CaseCode code, Actor actor, CaseCommand command) {
    return archive.cases().act(request(code, actor, command));
  }

  /** At the version of this moment, signed if the command says so. */
  CaseRequest request(CaseCode code, Actor actor, CaseCommand command) {
    CaseFile file = file(code);
    CaseRequest plain =
        CaseRequest.of(code, file.versions().seenBy(command), UUID.randomUUID(), actor, command);
    boolean isSigned =
        command instanceof CaseCommand.Signed signed && signed.signing() instanceof Signing.Fresh;
    return isSigned ? plain.signed(People.signature(actor)) : plain;
  }

  CaseFile file(CaseCode code) {
    return archive.cases().file(code).orElseThrow();
  }

  CaseCode done(CaseAnswer answer) {
    if (answer instanceof CaseAnswer.Done(CaseCode code, _, _)) {
      return code;
    }
    throw new AssertionError("not done: " + answer);
  }

  // Roads to a state

  CaseCode opened() {
    return done(archive.cases().act(CaseRequest.open(UUID.randomUUID(), rui, open())));
  }

  CaseCode inQc() {
    CaseCode code = opened();
    done(act(code, rui, submit(upload("P" + code.text().substring(4)))));
    archive.cases().keepFindings(code, 1, new Findings(List.of(), FULL_STUDY));
    return code;
  }

  CaseCode inReading() {
    CaseCode code = inQc();
    done(act(code, caio, pass()));
    return code;
  }

  CaseCode deciding() {
    CaseCode code = inReading();
    done(sign(code, lena));
    done(sign(code, davi));
    return code;
  }

  CaseAnswer sign(CaseCode code, Actor reader) {
    return act(code, reader, read(slotOf(code, reader)));
  }

  Slot slotOf(CaseCode code, Actor reader) {
    CaseFile file = file(code);
    return List.of(Slot.values()).stream()
        .filter(slot -> file.reader(slot).equals(Optional.of(reader.user())))
        .findFirst()
        .orElseThrow();
  }

  // Commands

  static CaseCommand.OpenCase open() {
    return new CaseCommand.OpenCase(AURORA, 7, Sex.FEMALE, "DIPG suspected", "", "");
  }

  static CaseCommand.Submit submit(UploadId upload) {
    return new CaseCommand.Submit(
        upload,
        new Attestation(true, true, SharingBasis.CONSENT_IMAGING),
        new Signing.Fresh(SignatureMeaning.RESPONSIBILITY));
  }

  static CaseCommand.QcPass pass() {
    return pass(Map.of());
  }

  static CaseCommand.QcPass pass(Map<String, SequenceClass> classes) {
    List<QcAnswer> seen =
        QcCheck.byEye().stream().map(check -> new QcAnswer(check, QcAnswer.Seen.PASSED)).toList();
    return new CaseCommand.QcPass(
        seen, List.of(), classes, new Signing.Fresh(SignatureMeaning.REVIEW));
  }

  static CaseCommand.SignRead read(Slot slot) {
    return new CaseCommand.SignRead(slot, TYPICAL, new Signing.Fresh(SignatureMeaning.AUTHORSHIP));
  }

  static CaseCommand.SignDecision decide() {
    return new CaseCommand.SignDecision(
        DecisionOutcome.ELIGIBLE,
        "",
        Map.of(
            "ageInRange", ChecklistAnswer.YES,
            "noPriorTherapy", ChecklistAnswer.YES,
            "performanceOk", ChecklistAnswer.YES,
            "nf1Known", ChecklistAnswer.NO),
        new Signing.Fresh(SignatureMeaning.APPROVAL));
  }

  /** A closed upload of one MR image, as the index knows it; no bytes are behind it. */
  UploadId upload(String pseudonym) {
    int number = UPLOADS.incrementAndGet();
    String id = "upload" + number;
    byte[] sha256 =
        eir.archive.object.Sha256.hashOf(id.getBytes(StandardCharsets.US_ASCII)).bytes();
    archive
        .database()
        .run(handle -> {
          handle.execute(
              "INSERT INTO upload (id, site, link, request_id, state, announced_files,"
                  + " announced_bytes, held_files, held_bytes, profile_hash, key_fingerprint,"
                  + " opened_at, touched_at) VALUES (?, 'S01', 'l', ?, 'CLOSED', 1, 1, 1, 1, 'p',"
                  + " 'k', 0, 0)",
              id,
              id);
          handle.execute("INSERT INTO object (sha256, length_bytes) VALUES (?, 1)", sha256);
          handle.execute(
              "INSERT INTO study (upload, uid, pseudonym, study_date) VALUES (?, '1.2', ?, '')",
              id,
              pseudonym);
          handle.execute(
              "INSERT INTO series (public_id, study, uid, modality, description)"
                  + " SELECT ?, id, ?, 'MR', 'T2' FROM study WHERE upload = ?",
              "s" + number,
              "1.2.1." + number,
              id);
          handle.execute(
              "INSERT INTO instance (upload, sop_instance_uid, series, sha256, sop_class_uid,"
                  + " transfer_syntax_uid, pixel_rows, pixel_columns, frames)"
                  + " SELECT ?, ?, id, ?, '1.2', '1.2', 1, 1, 1 FROM series WHERE public_id = ?",
              id,
              "1.2.1.7." + number,
              sha256,
              "s" + number);
          handle.execute(
              "INSERT INTO submission (id, version, number, site, upload, pseudonym, closed_at,"
                  + " left_out, attestation, summary, report) VALUES (?, ?, ?, 'S01', ?, ?, 0, 0,"
                  + " '', '', '')",
              "sub" + number,
              number, // of this child: uploads of one pseudonym are its versions
              number,
              id,
              pseudonym);
        });
    return new UploadId(id);
  }

  // A form that nothing is wrong with, on a study that has all it asks for.

  static final ReadContext FULL_STUDY =
      new ReadContext(
          List.of(
              series("1.2.1", SequenceClass.T2, SlicePlane.AX, BodyRegion.BRAIN, 4),
              series("1.2.2", SequenceClass.T1_PRE, SlicePlane.SAG, BodyRegion.BRAIN, 4),
              series("1.2.3", SequenceClass.DWI_ADC, SlicePlane.AX, BodyRegion.BRAIN, 4),
              series("1.2.4", SequenceClass.T1_POST, SlicePlane.AX, BodyRegion.BRAIN, 4),
              series("1.2.5", SequenceClass.T1_POST, SlicePlane.SAG, BodyRegion.SPINE, 3)));

  static final ReadForm TYPICAL = typical();

  private static ReadContext.Series series(
      String uid, SequenceClass sequence, SlicePlane plane, BodyRegion region, double stepMm) {
    return new ReadContext.Series(uid, sequence, plane, region, stepMm);
  }

  private static ReadForm typical() {
    Map<String, Answer> answers = new HashMap<>();
    for (String word :
        List.of(
            "A1=YES",
            "B1=PONS",
            "B4=YES",
            "C1=ILL_DEFINED",
            "C2=NONE",
            "C3=ENCASED",
            "C4=HYPO",
            "C5=HYPER",
            "C6=NONE",
            "C6b=NONE",
            "C7=NONE",
            "C8=NONE",
            "C11=NONE",
            "C12=NONE",
            "C13=YES",
            "C14=NONE",
            "D0=1.2.1",
            "E1=CHARACTERISTIC")) {
      String[] pair = word.split("=");
      answers.put(pair[0], new Answer.Text(pair[1]));
    }
    answers.put("B2", new Answer.Whole(85));
    answers.put("E2", new Answer.Whole(4));
    answers.put("B3", new Answer.Words(List.of("MIDBRAIN", "MEDULLA")));
    answers.put("C9", new Answer.Words(List.of("NONE")));
    answers.put("E4", new Answer.Words(List.of("NONE")));
    String[] sizes = {"48.2", "41.7", "40.3", "47.9", "44.0"};
    for (int i = 0; i < sizes.length; i++) {
      answers.put("D" + (i + 1), new Answer.Decimal(new BigDecimal(sizes[i])));
    }
    return new ReadForm(
        answers,
        List.of(
            line("D1", "1.2.1", "1.2.1.7", "48.2", "0", "0"),
            line("D2", "1.2.1", "1.2.1.7", "0", "41.7", "0"),
            line("D3", "1.2.1", "1.2.1.8", "0", "40.3", "0"),
            line("D4", "1.2.1", "1.2.1.8", "47.9", "0", "0"),
            line("D5", "1.2.2", "1.2.2.5", "0", "0", "44.0")));
  }

  private static Mark line(
      String item, String series, String instance, String x, String y, String z) {
    return new Mark(
        item,
        series,
        instance,
        1,
        List.of(
            new Mark.Point(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO),
            new Mark.Point(new BigDecimal(x), new BigDecimal(y), new BigDecimal(z))));
  }
}
