package eir.trial;

import java.util.Set;

/**
 * Which roles may do which act in which state: {@code domain/case-matrix.tsv} as code. Pages offer
 * what it allows; {@link Lifecycle} refuses the rest. Guards come after it.
 */
public final class Matrix {
  private static final Set<Role> NOBODY = Set.of();
  private static final Set<Role> SENDERS = Set.of(Role.SITE, Role.COORDINATOR);
  private static final Set<Role> COORDINATOR = Set.of(Role.COORDINATOR);
  private static final Set<Role> ADMINISTRATOR = Set.of(Role.ADMINISTRATOR);
  private static final Set<Role> QC = Set.of(Role.QC);
  private static final Set<Role> QC_OR_SYSTEM = Set.of(Role.QC, Role.SYSTEM);
  private static final Set<Role> COORDINATOR_OR_QC = Set.of(Role.COORDINATOR, Role.QC);
  private static final Set<Role> COORDINATOR_OR_SYSTEM = Set.of(Role.COORDINATOR, Role.SYSTEM);
  private static final Set<Role> READER = Set.of(Role.READER);
  private static final Set<Role> ADJUDICATOR = Set.of(Role.ADJUDICATOR);
  private static final Set<Role> PHYSICIAN = Set.of(Role.PHYSICIAN);
  private static final Set<Role> PHYSICIAN_OR_COORDINATOR =
      Set.of(Role.PHYSICIAN, Role.COORDINATOR);
  private static final Set<Role> WHO_SEES_IMAGES =
      Set.of(Role.COORDINATOR, Role.SITE, Role.QC, Role.READER, Role.ADJUDICATOR, Role.PHYSICIAN);

  private Matrix() {}

  /** The roles that may do {@code act} in {@code state}; empty if nobody may there. */
  public static Set<Role> who(StateName state, Act act) {
    // No default on the outer switch: a new state does not compile until it has its row.
    return switch (state) {
      case NONE ->
          switch (act) {
            case OPEN_CASE -> SENDERS;
            default -> NOBODY;
          };
      case CANDIDATE ->
          switch (act) {
            case SUBMIT, WITHDRAW -> SENDERS;
            case CLOSE, MIGRATE_CHARTER -> COORDINATOR;
            case REMIND -> COORDINATOR_OR_SYSTEM;
            default -> NOBODY;
          };
      case IN_QC ->
          switch (act) {
            case QC_PASS -> QC_OR_SYSTEM;
            case QC_QUERY, QC_REJECT -> QC;
            case UNBLIND -> PHYSICIAN;
            default -> whileUnderWay(act);
          };
      case QUERIED ->
          switch (act) {
            case SUBMIT, ANSWER_QUERY -> SENDERS;
            case UNBLIND -> PHYSICIAN;
            case MIGRATE_CHARTER -> COORDINATOR;
            default -> whileUnderWay(act);
          };
      case READING ->
          switch (act) {
            case ASSIGN_READER -> COORDINATOR_OR_SYSTEM;
            case SIGN_READ, READER_QUERY -> READER;
            case RETURN_TO_QC -> COORDINATOR_OR_QC;
            case UNLOCK_READ -> COORDINATOR;
            case UNBLIND -> PHYSICIAN;
            default -> whileUnderWay(act);
          };
      case ADJUDICATING ->
          switch (act) {
            case ASSIGN_READER -> COORDINATOR_OR_SYSTEM;
            case SIGN_ADJUDICATION, READER_QUERY -> ADJUDICATOR;
            case UNLOCK_READ -> COORDINATOR;
            case UNBLIND -> PHYSICIAN;
            default -> whileUnderWay(act);
          };
      case DECIDING ->
          switch (act) {
            case SIGN_DECISION -> PHYSICIAN;
            case REQUEST_RESUBMISSION -> PHYSICIAN_OR_COORDINATOR;
            case UNLOCK_READ -> COORDINATOR;
            case ANSWER_QUERY -> SENDERS;
            default -> whileUnderWay(act);
          };
      case DECIDED ->
          switch (act) {
            case SEND_COMMUNICATION -> PHYSICIAN_OR_COORDINATOR;
            default -> onceDecided(act);
          };
      case COMMUNICATED ->
          switch (act) {
            case ACKNOWLEDGE -> SENDERS;
            default -> onceDecided(act);
          };
      case AWAITING_CONSENT ->
          switch (act) {
            case RECORD_CONSENT -> SENDERS;
            default -> onceDecided(act);
          };
      case CONSENTED ->
          switch (act) {
            case SEND_REFERRAL, ACCEPT_REFERRAL, DECLINE_REFERRAL -> PHYSICIAN_OR_COORDINATOR;
            default -> onceDecided(act);
          };
      case REFERRED ->
          switch (act) {
            // The child is where it was to go: nobody is waited for.
            case REMIND -> NOBODY;
            default -> onceDecided(act);
          };
      case CLOSED ->
          switch (act) {
            case REOPEN -> COORDINATOR;
            case WITHDRAW, ANSWER_QUERY -> SENDERS;
            case ERASE_IMAGES -> ADMINISTRATOR;
            case QUARANTINE -> WHO_SEES_IMAGES;
            case RELEASE_QUARANTINE -> QC;
            default -> NOBODY;
          };
      case WITHDRAWN ->
          switch (act) {
            case ERASE_IMAGES -> ADMINISTRATOR;
            default -> NOBODY;
          };
    };
  }

  private static Set<Role> onceDecided(Act act) {
    return switch (act) {
      case AMEND_DECISION -> PHYSICIAN;
      case ANSWER_QUERY -> SENDERS;
      default -> whileUnderWay(act);
    };
  }

  private static Set<Role> whileUnderWay(Act act) {
    return switch (act) {
      case CLOSE -> COORDINATOR;
      case WITHDRAW -> SENDERS;
      case QUARANTINE -> WHO_SEES_IMAGES;
      case RELEASE_QUARANTINE -> QC;
      case REMIND -> COORDINATOR_OR_SYSTEM;
      default -> NOBODY;
    };
  }
}
