package eir.server;

import static eir.server.http.Surface.ASSET;
import static eir.server.http.Surface.EMBED;
import static eir.server.http.Surface.OPERATION;
import static eir.server.http.Surface.PAGE;
import static eir.server.http.Surface.ROOM;
import static eir.server.http.Surface.UPLOAD;
import static eir.server.staff.StaffDoor.checked;
import static eir.trial.Role.ADJUDICATOR;
import static eir.trial.Role.ADMINISTRATOR;
import static eir.trial.Role.AUDITOR;
import static eir.trial.Role.COORDINATOR;
import static eir.trial.Role.PHYSICIAN;
import static eir.trial.Role.QC;
import static eir.trial.Role.READER;
import static eir.trial.Role.SITE;

import eir.archive.access.Link;
import eir.archive.access.Session;
import eir.server.asset.Assets;
import eir.server.demo.Demo;
import eir.server.http.Access;
import eir.server.http.RouteTable;
import eir.server.intake.ClosingApi;
import eir.server.intake.UploadApi;
import eir.server.intake.UploadApi.Filling;
import eir.server.link.LinkApi;
import eir.server.link.StaticPages;
import eir.server.link.UploadTerms;
import eir.server.message.MessagePages;
import eir.server.operation.Operation;
import eir.server.reading.CaseImages;
import eir.server.reading.RoomActs;
import eir.server.reading.RoomDrafts;
import eir.server.reading.RoomPages;
import eir.server.staff.AccountPages;
import eir.server.staff.LinkPages;
import eir.server.staff.PeoplePages;
import eir.server.staff.RightPages;
import eir.server.staff.SitePages;
import eir.server.staff.StaffDoor;
import eir.server.staff.SubmissionPages;
import java.util.Optional;

/**
 * Everything that is served, on one screen: method, template, who may, what then. What is done with
 * cases is in {@link TrialRoutes}.
 */
final class Routes {
  private static final long ANNOUNCEMENT = 64 << 10;
  private static final long QUESTION = 2 << 20;
  private static final long REPORT = 4 << 20;
  private static final long FORM = 512 << 10;

  private Routes() {}

  /** The routes of the port for browsers. */
  static RouteTable open(
      Operation operation,
      Assets assets,
      StaticPages pages,
      LinkApi links,
      UploadApi uploads,
      ClosingApi closing,
      StaffDoor door,
      AccountPages account,
      PeoplePages people,
      SitePages sites,
      SubmissionPages submissions,
      LinkPages staffLinks,
      RightPages rights,
      MessagePages messages,
      RoomPages rooms,
      CaseImages images,
      RoomDrafts drafts,
      RoomActs acts,
      Optional<Demo> demo) {
    Access<Access.Anyone> anyone = Access.anyone();
    Access<Link> link = links::admit;
    Access<Filling> filling = uploads::admit;
    Access<Session> staff = door.signedIn();
    Access<Session> script = door.forScripts();
    Access<Session> lookers = door.acting(COORDINATOR, SITE, QC, PHYSICIAN, AUDITOR);
    Access<Session> control = door.acting(QC);
    Access<Session> readers = door.acting(READER);
    Access<Session> adjudicators = door.acting(ADJUDICATOR);
    Access<Session> office = door.acting(COORDINATOR, ADMINISTRATOR);
    Access<Session> coordinator = door.acting(COORDINATOR);
    Access<Session> administrator = door.acting(ADMINISTRATOR);
    String link1 = "/api/v1/links/{id}";
    String upload1 = "/api/v1/uploads/{u}";
    String case1 = "/api/v1/cases/{case}";
    String submission = "/staff/submissions/{submission}/v/{version}";

    RouteTable table = new RouteTable();
    table
        .get("/", PAGE, operation::landing)
        .get("/healthz", OPERATION, operation::alive)
        .get("/readyz", OPERATION, operation::ready)
        .get("/robots.txt", OPERATION, operation::robots)
        .get("/.well-known/security.txt", OPERATION, operation::securityTxt)
        .get("/assets/{name}", ASSET, (exchange, _) -> assets.answer(exchange))
        // Links
        .get("/v/{id}", ROOM, pages::room)
        .get("/u/{id}", UPLOAD, pages::upload)
        .get("/embed/{id}", EMBED, pages::embed)
        .api("GET", link1, 0, link, links::describe)
        .api("GET", link1 + "/bundles/{sha256}", 0, link, links::bundle)
        // Uploads
        .api("POST", "/api/v1/uploads", ANNOUNCEMENT, anyone, uploads::open)
        .api("GET", upload1, 0, filling, uploads::state)
        .api("DELETE", upload1, 0, filling, uploads::cancel)
        .api("POST", upload1 + "/have", QUESTION, filling, uploads::have)
        .api("POST", upload1 + "/studies", UploadTerms.MOST_BATCH_BYTES, filling, uploads::store)
        .api("HEAD", upload1 + "/parts/{sha256}", 0, filling, uploads::offset)
        .api("PUT", upload1 + "/parts/{sha256}", UploadTerms.PART_BYTES, filling, uploads::part)
        .api("POST", upload1 + "/close", REPORT, filling, closing::close)
        .api("GET", upload1 + "/receipt.json", 0, filling, closing::receiptJson)
        .api("GET", upload1 + "/receipt.pdf", 0, filling, closing::receiptPdf)
        .api("GET", upload1 + "/SHA256SUMS", 0, filling, closing::sums)
        // Cases: the rooms where images are judged
        .get("/cases/{case}/images", ROOM, lookers, rooms::room)
        .get("/cases/{case}/qc", ROOM, control, rooms::room)
        .get("/cases/{case}/read", ROOM, readers, rooms::room)
        .get("/cases/{case}/adjudication", ROOM, adjudicators, rooms::room)
        .api("GET", case1 + "/images", 0, script, images::describe)
        .api("GET", case1 + "/bundles/{sha256}", 0, script, images::bundle)
        .api("GET", case1 + "/draft", 0, script, drafts::show)
        .api("PUT", case1 + "/draft", FORM, script, drafts::save)
        .api("POST", case1 + "/acts/{act}", FORM, script, acts::act)
        // Staff: coming and going
        .get("/staff/sign-in", PAGE, account::signInPage)
        .form("/staff/sign-in", anyone, account::signIn)
        .form("/staff/sign-out", staff, checked(account::signOut))
        .form("/staff/sign-out-everywhere", staff, checked(account::signOutEverywhere))
        .get("/staff/set-up", PAGE, account::setUpPage)
        .form("/staff/set-up", anyone, account::setUp)
        .get("/staff/reset", PAGE, rights::askPage)
        .form("/staff/reset", anyone, rights::ask)
        .get("/staff/reset/{id}", PAGE, rights::resetPage)
        .form("/staff/reset/{id}", anyone, rights::reset)
        .get("/people/invitation/{id}", PAGE, rights::invitationPage)
        .form("/people/invitation/{id}", anyone, rights::join)
        .get("/staff/account", PAGE, staff, account::accountPage)
        .form("/staff/account", staff, checked(account::changePassword))
        // Staff: people and sites
        .get("/staff/people", PAGE, administrator, people::list)
        .form("/staff/people", administrator, checked(people::add))
        .form("/staff/people/{login}/lock", administrator, checked(people::lock))
        .form("/staff/people/{login}/unlock", administrator, checked(people::unlock))
        .form("/staff/people/{login}/password", administrator, checked(people::resetPassword))
        .get("/staff/sites", PAGE, office, sites::list)
        .form("/staff/sites", office, checked(sites::add))
        .get("/staff/sites/{code}", PAGE, office, sites::one)
        .form("/staff/sites/{code}", office, checked(sites::change))
        .form("/staff/sites/{code}/links", office, checked(sites::mint))
        // Staff: submissions and links
        .get("/s/{submission}/v/{version}", PAGE, coordinator, submissions::canonical)
        .get("/staff/submissions", PAGE, coordinator, submissions::list)
        .get(submission, PAGE, coordinator, submissions::one)
        .form(submission + "/links", coordinator, checked(submissions::mint))
        .form(submission + "/view", coordinator, checked(submissions::view))
        .get(submission + "/receipt.pdf", PAGE, coordinator, submissions::receiptPdf)
        .get(submission + "/report.pdf", PAGE, coordinator, submissions::reportPdf)
        .get(submission + "/receipt.json", PAGE, coordinator, submissions::receiptJson)
        .get(submission + "/SHA256SUMS", PAGE, coordinator, submissions::sums)
        .get("/staff/links/{id}", PAGE, office, staffLinks::one)
        .form("/staff/links/{id}", office, checked(staffLinks::change))
        .form("/staff/links/{id}/revoke", office, checked(staffLinks::revoke))
        // Mail
        .get("/messages", PAGE, office, messages::list)
        .form("/messages/{id}/retry", office, checked(messages::retry));
    demo.ifPresent(shortcuts ->
        table
            .form("/demo/sign-in", anyone, shortcuts::signIn)
            .get("/demo/cd.zip", PAGE, shortcuts::disc));
    return table;
  }

  /** The routes of the operator's own port. */
  static RouteTable admin(Operation operation) {
    return new RouteTable()
        .get("/metrics", OPERATION, operation::metrics)
        .get("/healthz", OPERATION, operation::alive)
        .get("/readyz", OPERATION, operation::ready);
  }
}
