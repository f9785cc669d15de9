package eir.server.intake;

import eir.archive.Archive;
import eir.archive.access.Link;
import eir.archive.access.LinkScope;
import eir.archive.access.LinkUse;
import eir.archive.index.Announcement;
import eir.archive.index.Opening;
import eir.archive.index.Site;
import eir.archive.index.Upload;
import eir.archive.index.UploadRules;
import eir.archive.object.Parts;
import eir.archive.object.Sha256;
import eir.archive.object.Staged;
import eir.deid.Profile;
import eir.server.http.Access.Admission;
import eir.server.http.Access.Anyone;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Metrics;
import eir.server.http.Problem;
import eir.server.http.ProblemException;
import eir.server.link.Keyring;
import eir.server.link.ProfilesInForce;
import eir.server.link.UploadTerms;
import eir.server.log.Event;
import eir.server.log.EventLog;
import eir.server.log.Fact;
import eir.trial.CaseCode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Filling an upload (docs/http.md "Upload"): announce, ask what is missing, send, cancel. */
public final class UploadApi {
  /** One question of a page that resumes. */
  private static final int MOST_ASKED = 20_000;

  private static final Pattern SHA256_DIGEST =
      Pattern.compile("(?:^|.*,\\s*)sha-256=:([A-Za-z0-9+/=]{44}):.*");

  /** An upload and the link by whose key it is filled. */
  public record Filling(Upload upload, Link link) {}

  /** What the page announces; docs/http.md names the members. */
  record Announced(
      @Nullable String link,
      int files,
      long bytes,
      @Nullable String profileHash,
      @Nullable String keyFingerprint,
      @Nullable String requestId) {}

  /** Which files the page would send. */
  record Asked(@Nullable List<String> instances) {}

  private final Archive archive;
  private final Keyring keyring;
  private final UploadTerms terms;
  private final ProfilesInForce profiles;
  private final Proof.Supply proofs;
  private final BatchIntake intake;
  private final EventLog log;

  /** Over {@code archive}; each file must pass a gate of {@code proofs}. */
  public UploadApi(
      Archive archive,
      Keyring keyring,
      UploadTerms terms,
      ProfilesInForce profiles,
      Proof.Supply proofs,
      Metrics metrics,
      EventLog log) {
    this.archive = archive;
    this.keyring = keyring;
    this.terms = terms;
    this.profiles = profiles;
    this.proofs = proofs;
    this.intake = new BatchIntake(archive, metrics, terms.maxFileBytes());
    this.log = log;
  }

  /** The guard of {@code /api/v1/uploads/{u}…}: the key of the link by which it was opened. */
  public Admission<Filling> admit(Exchange exchange) {
    Optional<Upload> upload = archive.uploads().find(exchange.at("u"));
    // An unknown upload costs a wrong key too, so that nobody learns ids by asking.
    return switch (keyring.open(exchange, upload.map(Upload::link).orElse(""))) {
      case Admission.Turned<Link>(Answer answer) -> new Admission.Turned<>(answer);
      case Admission.Admitted<Link>(Link link) ->
          upload.isPresent() && link.scope() instanceof LinkScope.UploadTo
              ? new Admission.Admitted<>(new Filling(upload.get(), link))
              : new Admission.Turned<>(Answer.problem(Problem.UPLOAD_UNKNOWN));
    };
  }

  /** {@code POST /api/v1/uploads}. */
  public Answer open(Exchange exchange, Anyone caller) {
    Announced announced = exchange.json(Announced.class);
    String id = given(announced.link());
    return switch (keyring.open(exchange, id)) {
      case Admission.Turned<Link>(Answer answer) -> answer;
      case Admission.Admitted<Link>(Link link) ->
          link.scope() instanceof LinkScope.UploadTo(String site, Optional<CaseCode> ofCase)
              ? open(exchange, link, site, rules(site, ofCase, announced), announced)
              : Answer.problem(Problem.NOT_ALLOWED);
    };
  }

  /** Those in force; of an upload that began before, those that it began under. */
  private UploadRules rules(String site, Optional<CaseCode> ofCase, Announced announced) {
    return archive
        .uploads()
        .ofRequest(site, given(announced.requestId()))
        .map(Upload::rules)
        .orElseGet(() -> profiles.now(ofCase).rules());
  }

  private Answer open(
      Exchange exchange, Link link, String site, UploadRules rules, Announced announced) {
    if (!rules.hash().equals(announced.profileHash())) {
      return Answer.problem(Problem.PROFILE_MISMATCH);
    }
    if (announced.files() > terms.maxFiles() || announced.bytes() > terms.maxSubmissionBytes()) {
      return Answer.problem(Problem.SUBMISSION_TOO_LARGE);
    }
    Announcement announcement;
    try {
      announcement =
          new Announcement(
              site,
              link.id(),
              given(announced.requestId()),
              announced.files(),
              announced.bytes(),
              rules,
              given(announced.keyFingerprint()));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.BODY_MALFORMED, e);
    }
    return switch (archive.uploads().open(announcement)) {
      case Opening.Opened(Upload upload) -> {
        keyring.used(exchange, link, LinkUse.Action.UPLOAD_OPENED);
        log.info(
            Event.UPLOAD_OPENED,
            new Fact.Given("requestId", exchange.requestId()),
            new Fact.Given("upload", upload.id()),
            new Fact.Given("site", site),
            new Fact.Count("files", announcement.files()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("schema", "eir.upload/1");
        answer.put("upload", upload.id());
        answer.put("expires", upload.expires().toString());
        yield Answer.json(201, answer).with("Location", "/api/v1/uploads/" + upload.id());
      }
      case Opening.KeyMismatch() -> Answer.problem(Problem.KEY_MISMATCH);
      case Opening.UnknownSite() -> Answer.problem(Problem.LINK_ENDED);
    };
  }

  /** {@code GET /api/v1/uploads/{u}}. */
  public Answer state(Exchange exchange, Filling filling) {
    Upload upload = filling.upload();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("upload", upload.id());
    answer.put("state", upload.state().name().toLowerCase(Locale.ROOT));
    answer.put("held", Map.of("files", upload.heldFiles(), "bytes", upload.heldBytes()));
    answer.put(
        "announced", Map.of("files", upload.announcedFiles(), "bytes", upload.announcedBytes()));
    answer.putAll(ProfilesInForce.answer(upload.rules()));
    answer.put("expires", upload.expires().toString());
    return Answer.json(200, answer).with("Upload-Expires", upload.expires().toString());
  }

  /** {@code POST /api/v1/uploads/{u}/have}. */
  public Answer have(Exchange exchange, Filling filling) {
    List<String> asked = exchange.json(Asked.class).instances();
    if (asked == null || asked.size() > MOST_ASKED) {
      return Answer.problem(Problem.BODY_MALFORMED);
    }
    List<Sha256> hashes = new ArrayList<>();
    for (String hex : asked) {
      hashes.add(hash(hex));
    }
    archive.uploads().touch(filling.upload().id());
    List<String> missing =
        archive.uploads().missing(filling.upload().id(), hashes).stream().map(Sha256::hex).toList();
    return Answer.json(200, Map.of("missing", missing));
  }

  /** {@code POST /api/v1/uploads/{u}/studies}: STOW-RS, one durable answer for the batch. */
  public Answer store(Exchange exchange, Filling filling) throws IOException {
    Upload upload = filling.upload();
    Optional<String> boundary = Multipart.boundary(exchange.header("Content-Type").orElse(""));
    if (boundary.isEmpty()) {
      return Answer.problem(Problem.MEDIA_TYPE);
    }
    Optional<Answer> closed = closed(upload);
    if (closed.isPresent()) {
      return closed.get();
    }
    if (upload.heldBytes() > terms.maxSubmissionBytes()) {
      return Answer.problem(Problem.SUBMISSION_TOO_LARGE);
    }
    Optional<byte[]> announced = exchange.header("Content-Digest").flatMap(UploadApi::sha256);
    MessageDigest digest = digest();
    InputStream raw =
        announced.isPresent() ? new DigestInputStream(exchange.body(), digest) : exchange.body();
    String coding = exchange.header("Content-Encoding").orElse("identity");
    InputStream plain =
        switch (coding) {
          case "identity" -> raw;
          case "gzip" ->
              new Inflated(new GZIPInputStream(raw, 64 << 10), UploadTerms.MOST_BATCH_BYTES);
          default -> throw new ProblemException(Problem.MEDIA_TYPE);
        };
    List<Fate> fates;
    try {
      fates =
          intake.take(
              upload.id(),
              new Multipart(plain, boundary.get()),
              proof(filling),
              () -> {
                // Behind the last delimiter there may be an epilogue, and the check of gzip.
                plain.transferTo(OutputStream.nullOutputStream());
                raw.transferTo(OutputStream.nullOutputStream());
                if (announced.isPresent()
                    && !MessageDigest.isEqual(announced.get(), digest.digest())) {
                  throw new ProblemException(Problem.DIGEST_WRONG);
                }
              });
    } catch (ZipException e) {
      throw new ProblemException(Problem.BODY_MALFORMED, e);
    }
    logged(exchange, upload, fates);
    return StowAnswer.of(fates);
  }

  /** {@code HEAD /api/v1/uploads/{u}/parts/{sha256}}: how much of a large file is here. */
  public Answer offset(Exchange exchange, Filling filling) {
    Parts.Key key = new Parts.Key(filling.upload().id(), hash(exchange.at("sha256")));
    long offset = archive.objects().parts().offset(key);
    return Answer.nothing(200).with("Upload-Offset", Long.toString(offset));
  }

  /** {@code PUT /api/v1/uploads/{u}/parts/{sha256}}: the next part of a large file. */
  public Answer part(Exchange exchange, Filling filling) throws IOException {
    Upload upload = filling.upload();
    Optional<Answer> closed = closed(upload);
    if (closed.isPresent()) {
      return closed.get();
    }
    long offset = exchange.bytesHeader("Upload-Offset");
    long length = exchange.bytesHeader("Upload-Length");
    if (length > terms.maxFileBytes()) {
      return Answer.problem(Problem.BODY_TOO_LARGE)
          .with("Upload-Limit", "max-size=" + terms.maxFileBytes());
    }
    if (upload.heldBytes() + length > terms.maxSubmissionBytes()) {
      return Answer.problem(Problem.SUBMISSION_TOO_LARGE);
    }
    Parts parts = archive.objects().parts();
    Parts.Key key = new Parts.Key(upload.id(), hash(exchange.at("sha256")));
    archive.uploads().touch(upload.id());
    return switch (parts.append(key, offset, exchange.body(), length)) {
      case Parts.Appended.WrongOffset(long right) ->
          Answer.problem(Problem.OFFSET_WRONG).with("Upload-Offset", Long.toString(right));
      case Parts.Appended.TooLong() -> Answer.problem(Problem.BODY_TOO_LARGE);
      case Parts.Appended.Kept(long next) ->
          next < length
              ? Answer.nothing(204).with("Upload-Offset", Long.toString(next))
              : assembled(exchange, filling, parts, key);
    };
  }

  /** {@code DELETE /api/v1/uploads/{u}}: everything of it is deleted. */
  public Answer cancel(Exchange exchange, Filling filling) {
    String id = filling.upload().id();
    if (filling.upload().state() == Upload.State.CLOSED) {
      return Answer.problem(Problem.UPLOAD_CLOSED);
    }
    archive.objects().parts().dropAll(id);
    archive.uploads().abandon(id);
    log.info(Event.UPLOAD_CANCELLED, new Fact.Given("upload", id));
    return Answer.nothing(204);
  }

  private Answer assembled(Exchange exchange, Filling filling, Parts parts, Parts.Key key)
      throws IOException {
    Upload upload = filling.upload();
    Optional<Staged> whole = parts.assemble(key);
    if (whole.isEmpty()) {
      return Answer.problem(Problem.DIGEST_WRONG);
    }
    List<Fate> fates = List.of(intake.take(upload.id(), whole.get(), proof(filling)));
    parts.drop(key);
    logged(exchange, upload, fates);
    return StowAnswer.of(fates);
  }

  private Proof proof(Filling filling) {
    Site site =
        archive
            .sites()
            .find(filling.upload().site())
            .orElseThrow(() -> new ProblemException(Problem.UPLOAD_UNKNOWN));
    Optional<CaseCode> ofCase =
        filling.link().scope() instanceof LinkScope.UploadTo(_, Optional<CaseCode> code)
            ? code
            : Optional.empty();
    Profile profile =
        ProfilesInForce.of(filling.upload().rules())
            .orElseThrow(() -> new ProblemException(Problem.PROFILE_MISMATCH));
    return proofs.of(profile, terms.stamp(site, ofCase));
  }

  private void logged(Exchange exchange, Upload upload, List<Fate> fates) {
    long refused = fates.stream().filter(fate -> fate instanceof Fate.Refused).count();
    log.info(
        Event.BATCH_ADMITTED,
        new Fact.Given("requestId", exchange.requestId()),
        new Fact.Given("upload", upload.id()),
        new Fact.Count("files", fates.size()),
        new Fact.Count("refused", refused));
  }

  private static Optional<Answer> closed(Upload upload) {
    return switch (upload.state()) {
      case OPEN -> Optional.empty();
      case CLOSED -> Optional.of(Answer.problem(Problem.UPLOAD_CLOSED));
      case ABANDONED -> Optional.of(Answer.problem(Problem.UPLOAD_UNKNOWN));
    };
  }

  private static String given(@Nullable String text) {
    if (text == null) {
      throw new ProblemException(Problem.BODY_MALFORMED);
    }
    return text;
  }

  private static Sha256 hash(@Nullable String hex) {
    if (hex == null || !Sha256.isHex(hex)) {
      throw new ProblemException(Problem.BODY_MALFORMED);
    }
    return Sha256.ofHex(hex);
  }

  private static Optional<byte[]> sha256(String contentDigest) {
    Matcher matcher = SHA256_DIGEST.matcher(contentDigest);
    return matcher.matches()
        ? Optional.of(Base64.getDecoder().decode(matcher.group(1)))
        : Optional.empty();
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** An inflated body under its own limit, so that a small gzip bomb stays small. */
  private static final class Inflated extends FilterInputStream {
    private long left;

    Inflated(InputStream in, long mostBytes) {
      super(in);
      this.left = mostBytes;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      int n = read(one, 0, 1);
      return n < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      int n = super.read(into, at, length);
      left -= Math.max(0, n);
      if (left < 0) {
        throw new ProblemException(Problem.BODY_TOO_LARGE);
      }
      return n;
    }
  }
}
