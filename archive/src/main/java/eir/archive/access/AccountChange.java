package eir.archive.access;

/** The answer to making or changing an account. */
public sealed interface AccountChange {

  record Done(Account account) implements AccountChange {}

  record PasswordRefused(PasswordProblem why) implements AccountChange {}

  /** Another person has this login or e-mail address. */
  record LoginTaken() implements AccountChange {}

  /** No such account, wrong old password, or a one-time right that is used up or too old. */
  record NotAllowed() implements AccountChange {}
}
