package eir.server;

import static eir.server.http.Surface.PAGE;
import static eir.server.staff.StaffDoor.checked;
import static eir.trial.Role.ADJUDICATOR;
import static eir.trial.Role.ADMINISTRATOR;
import static eir.trial.Role.AUDITOR;
import static eir.trial.Role.COORDINATOR;
import static eir.trial.Role.PHYSICIAN;
import static eir.trial.Role.QC;
import static eir.trial.Role.READER;
import static eir.trial.Role.SITE;

import eir.archive.Archive;
import eir.archive.access.Session;
import eir.server.audit.AuditExport;
import eir.server.audit.AuditPages;
import eir.server.casework.ActPages;
import eir.server.casework.CasePage;
import eir.server.casework.ErasurePages;
import eir.server.casework.HomePage;
import eir.server.casework.LetterPages;
import eir.server.casework.NewCasePages;
import eir.server.casework.SendPages;
import eir.server.charter.CharterPages;
import eir.server.http.Access;
import eir.server.http.RouteTable;
import eir.server.message.LetterDesk;
import eir.server.page.Pages;
import eir.server.staff.StaffDoor;
import java.time.InstantSource;

/** The routes of the trial; who may act in which state is the rules' to say, behind them. */
final class TrialRoutes {
  private TrialRoutes() {}

  /** Adds what is done with cases to {@code table}. */
  static void add(
      RouteTable table,
      StaffDoor door,
      Archive archive,
      Pages pages,
      LetterDesk desk,
      InstantSource clock) {
    HomePage home = new HomePage(archive, pages, StaffDoor::token, clock);
    SendPages sending = new SendPages(archive, pages, clock);
    NewCasePages opening = new NewCasePages(archive, pages, sending);
    CasePage cases = new CasePage(archive, pages, clock);
    LetterPages letters = new LetterPages(archive, pages, desk);
    ActPages acts = new ActPages(archive, pages, sending, letters, clock);
    Access<Session> staff = door.signedIn();
    Access<Session> openers = door.acting(SITE, COORDINATOR);
    Access<Session> physician = door.acting(PHYSICIAN);
    ErasurePages erasure = new ErasurePages(archive, pages);
    Access<Session> auditor = door.acting(AUDITOR);
    Access<Session> trail = door.acting(AUDITOR, ADMINISTRATOR);
    AuditPages audit = new AuditPages(archive, pages);
    AuditExport auditExport = new AuditExport(archive);
    Access<Session> coordinator = door.acting(COORDINATOR);
    Access<Session> charterReaders = door.acting(COORDINATOR, PHYSICIAN, AUDITOR);
    CharterPages charters = new CharterPages(archive, pages);
    Access<Session> told = door.acting(COORDINATOR, PHYSICIAN, AUDITOR, SITE);
    Access<Session> everybody =
        door.acting(ADMINISTRATOR, COORDINATOR, SITE, QC, READER, ADJUDICATOR, PHYSICIAN, AUDITOR);
    String case1 = "/cases/{case}";
    table
        .get("/staff", PAGE, staff, home::home)
        .form("/staff/role", staff, checked(home::changeRole))
        .get("/cases/new", PAGE, openers, opening::form)
        .form("/cases", openers, checked(opening::open))
        .get(case1, PAGE, everybody, cases::one)
        .get(case1 + "/send", PAGE, openers, acts::sending)
        .form(case1 + "/send", openers, checked(sending::open))
        .get(case1 + "/decision", PAGE, physician, acts::decision)
        .get(case1 + "/letters/{n}", PAGE, told, letters::show)
        .get(case1 + "/letters/{n}/pdf", PAGE, told, letters::pdf)
        .get(case1 + "/erasure", PAGE, coordinator, erasure::form)
        .form(case1 + "/erasure", coordinator, checked(erasure::ask))
        .get("/charters", PAGE, charterReaders, charters::list)
        .form("/charters", coordinator, checked(charters::bring))
        .get("/charters/{charter}/{version}", PAGE, charterReaders, charters::one)
        .form("/charters/{charter}/{version}/activate", physician, checked(charters::activate))
        .get("/audit", PAGE, trail, audit::list)
        .get("/audit/export", PAGE, auditor, auditExport::export)
        .form("/audit/verify", auditor, checked(audit::verify))
        .get(case1 + "/acts/{act}", PAGE, everybody, acts::show)
        .form(case1 + "/acts/{act}", everybody, checked(acts::act));
  }
}
