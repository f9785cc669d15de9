package eir.server.demo;

import eir.server.words.Words;
import eir.trial.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One part of the five-minute walk of the landing page: whom to be; what to do is in the messages.
 *
 * @param part its name in the messages, {@code landing.demo.walk.…}
 * @param onDisc the child whose case is opened; only the first part tells it
 */
public record WalkPart(String part, DemoPerson person, Optional<DemoHooks.OnDisc> onDisc) {

  /** The walk with these people; parts whose person is missing are left out. */
  public static List<WalkPart> of(DemoHooks hooks) {
    List<WalkPart> walk = new ArrayList<>();
    List<DemoPerson> people = hooks.people();
    person(people, Role.SITE, true)
        .ifPresent(site -> walk.add(new WalkPart("send", site, Optional.of(hooks.onDisc()))));
    add(walk, "control", person(people, Role.QC, false));
    add(walk, "read", person(people, Role.READER, false));
    add(walk, "again", person(people, Role.READER, true));
    add(walk, "adjudicate", person(people, Role.ADJUDICATOR, false));
    add(walk, "decide", person(people, Role.PHYSICIAN, false));
    add(walk, "letter", person(people, Role.COORDINATOR, false));
    add(walk, "confirm", person(people, Role.SITE, true));
    add(walk, "refer", person(people, Role.COORDINATOR, false));
    add(walk, "verify", person(people, Role.AUDITOR, false));
    return walk;
  }

  /** What its text leaves open: age and sex of the child on the disc. */
  public Object[] words(Words words) {
    return onDisc
        .map(child ->
            new Object[] {
              child.ageYears(), words.text("sex." + child.sex().name()).toLowerCase(Locale.ROOT)
            })
        .orElse(new Object[0]);
  }

  private static void add(List<WalkPart> walk, String part, Optional<DemoPerson> person) {
    person.ifPresent(found -> walk.add(new WalkPart(part, found, Optional.empty())));
  }

  private static Optional<DemoPerson> person(List<DemoPerson> people, Role role, boolean last) {
    List<DemoPerson> all = people.stream().filter(one -> one.role() == role).toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(last ? all.getLast() : all.getFirst());
  }
}
