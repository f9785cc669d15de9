package eir.server;

import static eir.server.TrialInForce.fresh;

import eir.archive.access.MintedLink;
import eir.archive.casework.Findings;
import eir.archive.casework.Units;
import eir.archive.journal.Who;
import eir.server.Stage.Fact;
import eir.server.words.Language;
import eir.server.words.Words;
import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.Sex;
import eir.trial.SiteCode;
import eir.trial.Slot;
import eir.trial.UnitCode;
import eir.trial.UploadId;
import eir.trial.audit.SignatureMeaning;
import eir.trial.blinding.Datum;
import eir.trial.charter.Level;
import eir.trial.charter.WithdrawalScope;
import eir.trial.decision.AckChannel;
import eir.trial.decision.CloseReason;
import eir.trial.decision.ConsentOutcome;
import eir.trial.decision.DecisionOutcome;
import eir.trial.decision.Settlement;
import eir.trial.decision.UnblindClass;
import eir.trial.quality.Deviation;
import eir.trial.quality.QcAnswer;
import eir.trial.quality.QcCheck;
import eir.trial.quality.QcFinding;
import eir.trial.quality.QueryAnswer;
import eir.trial.quality.QueryCategory;
import eir.trial.quality.QueryObject;
import eir.trial.reading.Answer;
import eir.trial.reading.ReadForm;
import eir.trial.reading.ReadFormJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Brings one case of the matrix to its state and plants, with every datum on the way, a word that
 * stands nowhere else.
 */
final class StageRoad {
  /** Of 99 cases at most, so that no marker is the beginning of another. */
  private final int number;

  private final TrialDesk desk;
  private final SentCases sent;
  private final List<Planted> planted;
  private final String site;
  private final String sender;
  private final CaseCode code;
  private final Set<Fact> facts = EnumSet.noneOf(Fact.class);
  private final Set<String> readers = new LinkedHashSet<>();
  private final Set<Integer> told = new LinkedHashSet<>();
  private Optional<String> adjudicator = Optional.empty();
  private Optional<UploadId> upload = Optional.empty();
  private Optional<Stage.Sent> images = Optional.empty();
  private int queries;
  private int reads;

  /** Opens it. The child's age is far from any other number of a page, so the coordinator does. */
  StageRoad(TrialDesk desk, SentCases sent, List<Planted> planted, int number, String site) {
    this.desk = desk;
    this.sent = sent;
    this.planted = planted;
    this.number = number;
    this.site = site;
    this.sender = site.equals("S01") ? "sara" : "tom";
    int age = 60 + number;
    code =
        desk.trial.open(
            "ana",
            new CaseCommand.OpenCase(
                new SiteCode(site),
                age,
                Sex.FEMALE,
                mark("diagnosis"),
                mark("note"),
                mark("opening") + " as agreed"));
    plant(Datum.CASE_CODE, code.text());
    plant(Datum.AGE_AND_SEX, age + " years", age + " anos", "\"age\":" + age);
    plant(Datum.LOCAL_DIAGNOSIS, mark("diagnosis"));
    plant(Datum.LOCAL_DIAGNOSIS, mark("note"));
    keep("opening");
  }

  private String mark(String what) {
    return "QZ%s%02d".formatted(what, number);
  }

  private void plant(Datum datum, String... spellings) {
    plant(datum, Optional.empty(), OptionalInt.empty(), spellings);
  }

  private void plant(
      Datum datum, Optional<String> owner, OptionalInt decision, String... spellings) {
    planted.add(
        new Planted.OfCase(
            datum.row() + " of " + code.text() + ": " + spellings[0],
            List.of(spellings),
            datum,
            code,
            owner,
            decision));
  }

  private void keep(String what) {
    planted.add(new Planted.Kept(what + " of " + code.text(), List.of(mark(what))));
  }

  /** The images travel the real road; their headers name a day, a pseudonym and a series. */
  StageRoad sent(MintedLink link) {
    LocalDate day = LocalDate.of(1931, 1 + number / 28, 1 + number % 28);
    String studyDate = day.toString().replace("-", "");
    List<byte[]> files = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      files.add(Images.described(number, i, studyDate, mark("PSEUDONYM"), mark("series")));
    }
    upload = Optional.of(sent.sent(link, files));
    desk.act(code, sender, desk.submit(upload.get()));
    facts.add(Fact.IMAGES);
    Words english = Words.of(Language.EN, ZoneOffset.UTC);
    Words portuguese = Words.of(Language.PT_BR, ZoneOffset.UTC);
    plant(
        Datum.DATES,
        studyDate,
        day.toString(),
        english.day(day),
        english.longDay(day),
        portuguese.day(day),
        portuguese.longDay(day));
    plant(Datum.DATES, mark("PSEUDONYM"));
    planted.add(new Planted.Dropped("series of " + code.text(), List.of(mark("series"))));
    return this;
  }

  /** A link to look at these images. */
  MintedLink viewLink() {
    var archive = desk.server.archive();
    return desk.server.viewLink(
        archive.submissions().ofUpload(upload.orElseThrow().text()).orElseThrow().id());
  }

  StageRoad asked() {
    desk.act(
        code,
        "caio",
        new CaseCommand.QcQuery(
            QueryCategory.OTHER, new QueryObject.WholeSubmission(), query(Optional.empty())));
    return this;
  }

  StageRoad askedBy(String reader) {
    desk.act(
        code,
        reader,
        new CaseCommand.ReaderQuery(
            QueryCategory.OTHER, new QueryObject.WholeSubmission(), query(Optional.of(reader))));
    return this;
  }

  private String query(Optional<String> owner) {
    String text = mark("query" + (char) ('a' + queries++));
    plant(Datum.QUERIES, owner, OptionalInt.empty(), text);
    return text;
  }

  StageRoad answered() {
    String text = mark("answer" + (char) ('a' + queries));
    desk.act(
        code, sender, new CaseCommand.AnswerQuery(List.of(new QueryAnswer.Text(queries, text))));
    plant(Datum.QUERIES, text);
    return this;
  }

  /** Passed with a deviation, of which readers are told a neutral sentence. */
  StageRoad passed() {
    sent.checked(code);
    desk.server
        .archive()
        .cases()
        .keepFindings(
            code,
            1,
            new Findings(List.of(new QcFinding(QcCheck.Q15, Level.MAJOR)), TypicalRead.FULL_STUDY));
    List<QcAnswer> seen =
        QcCheck.byEye().stream().map(check -> new QcAnswer(check, QcAnswer.Seen.PASSED)).toList();
    desk.act(
        code,
        "caio",
        new CaseCommand.QcPass(
            seen,
            List.of(new Deviation(QcCheck.Q15, mark("deviation"))),
            fresh(SignatureMeaning.REVIEW)));
    plant(Datum.QC, mark("deviation"));
    return this;
  }

  /** What was asked for cannot be had, so that quality control may give up. */
  StageRoad rejected() {
    sent.checked(code);
    desk.act(
        code, sender, new CaseCommand.AnswerQuery(List.of(new QueryAnswer.NotObtainable(queries))));
    desk.act(
        code,
        "caio",
        new CaseCommand.QcReject(mark("rejection") + " is why", fresh(SignatureMeaning.REVIEW)));
    facts.add(Fact.CONCLUDED);
    return this;
  }

  /** Who has the slots, whom the rules chose. */
  StageRoad assigned(String... logins) {
    readers.addAll(List.of(logins));
    for (String login : logins) {
      desk.trial.slot(code, login);
    }
    return this;
  }

  StageRoad draft(String login) {
    draft(login, mark("draft" + (char) ('a' + reads++)));
    return this;
  }

  private void draft(String login, String comment) {
    var archive = desk.server.archive();
    Slot slot = desk.trial.slot(code, login);
    archive.cases().openRead(code, slot, desk.actor(login));
    ReadForm form = form("CHARACTERISTIC", comment, "31.0");
    archive.drafts().save(code, slot, desk.actor(login), 0, ReadFormJson.write(form).toString());
    plant(Datum.OWN_READ, Optional.of(login), OptionalInt.empty(), comment);
  }

  StageRoad read(String login, String category) {
    char letter = (char) ('a' + reads++);
    String comment = mark("comment" + letter);
    // Three decimals, which no page writes of anything else.
    String diameter = "30.%d%02d".formatted(1 + letter - 'a', number);
    desk.read(code, login, form(category, comment, diameter));
    plant(Datum.READS_OF_OTHERS, Optional.of(login), OptionalInt.empty(), comment);
    plant(
        Datum.READS_OF_OTHERS,
        Optional.of(login),
        OptionalInt.empty(),
        diameter,
        diameter.replace('.', ','));
    return this;
  }

  private static ReadForm form(String category, String comment, String diameter) {
    Map<String, Answer> other = new HashMap<>();
    other.put("E1", new Answer.Text(category));
    other.put("E5", new Answer.Text(comment));
    other.put("D2", new Answer.Decimal(new BigDecimal(diameter)));
    if (category.equals("ALTERNATIVE")) {
      other.put("E3", new Answer.Words(List.of("EPENDYMOMA")));
    }
    return new ReadForm(TypicalRead.with(other).answers(), List.of());
  }

  /** Both read alike, so there is a conclusion. */
  StageRoad readAlike(String category) {
    readers.forEach(login -> read(login, category));
    facts.add(Fact.CONCLUDED);
    return this;
  }

  /** They disagree, so an adjudicator is called. */
  StageRoad readDifferently(String called) {
    List<String> two = List.copyOf(readers);
    read(two.getFirst(), "CHARACTERISTIC");
    read(two.getLast(), "ALTERNATIVE");
    adjudicator = Optional.of(called);
    facts.add(Fact.CALLED);
    desk.trial.slot(code, called);
    return this;
  }

  StageRoad adjudicationDraft() {
    draft(adjudicator.orElseThrow());
    return this;
  }

  StageRoad adjudicated() {
    desk.act(
        code,
        adjudicator.orElseThrow(),
        new CaseCommand.SignAdjudication(
            new Settlement.Chosen(
                desk.trial.slot(code, List.copyOf(readers).getFirst()), mark("settlement")),
            fresh(SignatureMeaning.ADJUDICATION)));
    plant(Datum.ADJUDICATION, adjudicator, OptionalInt.empty(), mark("settlement"));
    facts.add(Fact.CONCLUDED);
    return this;
  }

  /** Against the conclusion, so that there is a reason to plant. */
  StageRoad decided(DecisionOutcome outcome) {
    int version = desk.file(code).decisions().size() + 1;
    String reason = mark("override" + (char) ('a' + version));
    desk.decided(code, outcome, reason);
    facts.add(Fact.DECIDED);
    plant(Datum.DECISION, Optional.empty(), OptionalInt.of(version), reason);
    return this;
  }

  StageRoad letterSent() {
    desk.awaitLetter(code);
    desk.act(code, "ana", new CaseCommand.SendCommunication());
    told.add(desk.file(code).decision().orElseThrow().version());
    return this;
  }

  StageRoad acknowledged() {
    desk.act(code, sender, new CaseCommand.Acknowledge(AckChannel.PAGE, ""));
    return this;
  }

  StageRoad amended() {
    desk.act(
        code,
        "olga",
        new CaseCommand.AmendDecision(
            mark("amendment") + " is why", fresh(SignatureMeaning.APPROVAL)));
    keep("amendment");
    return this;
  }

  /** The form's version is one of the charter's, made for this case. */
  StageRoad consented() {
    String version = mark("consent");
    desk.act(
        code,
        sender,
        new CaseCommand.RecordConsent(
            ConsentOutcome.GIVEN,
            version,
            LocalDate.ofInstant(desk.clock.instant(), ZoneOffset.UTC)));
    plant(Datum.CONSENT, version);
    return this;
  }

  /** To a unit that is there for this case alone, and for no letter after it. */
  StageRoad referred() {
    UnitCode unit = new UnitCode("N%02d".formatted(number));
    unit(unit, true);
    desk.act(code, "ana", new CaseCommand.SendReferral(unit));
    unit(unit, false);
    plant(Datum.CONSENT, mark("unit"));
    return this;
  }

  private void unit(UnitCode unit, boolean isActive) {
    desk.server
        .archive()
        .units()
        .put(new Units.Unit(unit, mark("unit"), "unit@example.org", "en", isActive), Who.SYSTEM);
  }

  StageRoad accepted() {
    desk.act(code, "ana", new CaseCommand.AcceptReferral());
    return this;
  }

  StageRoad feedback() {
    facts.add(Fact.FEEDBACK);
    return this;
  }

  StageRoad unblinded() {
    desk.act(
        code,
        "olga",
        new CaseCommand.Unblind(
            UnblindClass.EMERGENCY,
            mark("emergency") + " is why",
            fresh(SignatureMeaning.RESPONSIBILITY)));
    keep("emergency");
    facts.add(Fact.UNBLINDED);
    return this;
  }

  StageRoad closed() {
    desk.act(
        code,
        "ana",
        new CaseCommand.Close(
            CloseReason.SITE_REQUEST, Optional.empty(), mark("closing") + " is why"));
    keep("closing");
    return this;
  }

  /** Whoever had not signed is released. */
  StageRoad withdrawn(String released) {
    images = upload.map(this::prepared);
    desk.act(
        code,
        sender,
        new CaseCommand.Withdraw(WithdrawalScope.STOP_AND_KEEP, mark("withdrawal") + " is why"));
    keep("withdrawal");
    readers.remove(released);
    released(released);
    facts.remove(Fact.IMAGES);
    hidden(each ->
        each.datum() == Datum.IMAGES
            || each.datum() == Datum.DATES && !each.spellings().contains(mark("PSEUDONYM")));
    return this;
  }

  // With the slot goes the draft, so that nobody can see it any more.
  private void released(String login) {
    hidden(each -> each.datum() == Datum.OWN_READ && each.owner().equals(Optional.of(login)));
  }

  private void hidden(Predicate<Planted.OfCase> what) {
    List<Planted> hidden =
        planted.stream()
            .filter(each ->
                each instanceof Planted.OfCase one && one.code().equals(code) && what.test(one))
            .toList();
    planted.removeAll(hidden);
    hidden.forEach(each -> planted.add(new Planted.Dropped(each.name(), each.spellings())));
  }

  /** What it has become. Its images are prepared by then. */
  Stage built(String name) {
    return new Stage(
        name,
        code,
        desk.file(code).state().name(),
        site,
        Set.copyOf(readers),
        adjudicator,
        Set.copyOf(facts),
        Set.copyOf(told),
        images.or(() -> upload.map(this::prepared)),
        desk.file(code));
  }

  private Stage.Sent prepared(UploadId sentAs) {
    var archive = desk.server.archive();
    var submission = archive.submissions().ofUpload(sentAs.text()).orElseThrow().id();
    Waiting.until(
        "the images are prepared",
        () ->
            archive.presentations().list(submission).stream()
                .anyMatch(series -> series.presentation().isPresent()));
    var shown = archive.presentations().list(submission).getFirst();
    String sha256 = shown.presentation().orElseThrow().bundles().getFirst().sha256().hex();
    plant(Datum.IMAGES, sha256);
    plant(Datum.IMAGES, shown.id());
    return new Stage.Sent(submission.submission(), sentAs.text(), sha256);
  }
}
