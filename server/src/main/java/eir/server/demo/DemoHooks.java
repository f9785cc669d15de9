package eir.server.demo;

import eir.archive.access.SignIn;
import eir.trial.Sex;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** What the demonstration offers beyond the real thing; wired by {@code eir demo} alone. */
public interface DemoHooks {
  /** Signs in an invented person. */
  SignIn signIn(String login);

  /** Everybody who can be signed in so. */
  List<DemoPerson> people();

  /** What they all sign with; new at each start, shown on the landing page. */
  String password();

  /**
   * How far the invented trial is, while its first start still tells what happened before; nobody
   * signs in or sends meanwhile. Empty once it stands.
   */
  Optional<Telling> telling();

  /**
   * Part of a story.
   *
   * @param done steps that happened
   * @param all steps, at least 1
   */
  record Telling(int done, int all) {}

  /** The child on the disc, for whoever opens a case for it. */
  OnDisc onDisc();

  /** What a clinic is asked about a child. */
  record OnDisc(int ageYears, Sex sex) {}

  /** Upload links of invented clinics for the landing page. */
  List<Shortcut> uploadLinks();

  /** Length of the disc in bytes; 0 if there is none. */
  long discBytes();

  /** Writes the disc, a ZIP of exactly {@link #discBytes()}. */
  void writeDisc(OutputStream out) throws IOException;
}
