package eir.trial;

import eir.trial.Circumstances.Person;
import eir.trial.charter.Charter;
import eir.trial.guard.Separation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whom Eir proposes (docs/domain.md §2.2): somebody ACTIVE in the role whom separation of duties
 * allows; fewest open slots first, ties by a hash of case code and user, so that nobody can steer
 * it and everybody can repeat it.
 */
public final class Assignment {
  private Assignment() {}

  /** Whom to give {@code slot}; empty if nobody can take it. */
  public static Optional<UserId> reader(
      Slot slot, CaseFile file, Charter charter, List<Person> people) {
    return first(file, people, person -> Separation.isAssignable(person, slot, file, charter));
  }

  /** Who should control the last submission; empty if nobody can. */
  public static Optional<UserId> controller(CaseFile file, Charter charter, List<Person> people) {
    return first(
        file,
        people,
        person ->
            person.roles().contains(Role.QC)
                && Separation.mayControl(person.user(), file, charter));
  }

  private static Optional<UserId> first(
      CaseFile file, List<Person> people, Predicate<Person> fits) {
    return people.stream()
        .filter(fits)
        .min(
            Comparator.comparingInt(Person::openSlots)
                .thenComparing(person -> lot(file.code(), person.user())))
        .map(Person::user);
  }

  // SHA-256 of both in hex: the same on every server, and not to be guessed from the names.
  private static String lot(CaseCode code, UserId user) {
    try {
      byte[] text = (code.text() + "\n" + user.text()).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
