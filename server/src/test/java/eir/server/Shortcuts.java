package eir.server;

import eir.archive.Archive;
import eir.archive.access.Password;
import eir.archive.access.SignIn;
import eir.server.demo.DemoHooks;
import eir.server.demo.DemoPerson;
import eir.server.demo.Shortcut;
import eir.trial.Role;
import eir.trial.Sex;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Shortcuts for tests: ana or rui, one clinic, a disc of three bytes.
 *
 * @param story how far the story is; empty once it is told
 */
record Shortcuts(Archive archive, AtomicReference<Optional<DemoHooks.Telling>> story)
    implements DemoHooks {
  Shortcuts(Archive archive) {
    this(archive, new AtomicReference<>(Optional.empty()));
  }

  @Override
  public List<DemoPerson> people() {
    return List.of(
        new DemoPerson("ana", "Ana", Role.COORDINATOR),
        new DemoPerson("rui", "Rui", Role.ADMINISTRATOR));
  }

  @Override
  public String password() {
    return RunningServer.PASSWORD;
  }

  @Override
  public Optional<Telling> telling() {
    return story.get();
  }

  @Override
  public OnDisc onDisc() {
    return new OnDisc(7, Sex.FEMALE);
  }

  @Override
  public SignIn signIn(String login) {
    return archive.sessions().signIn(login, new Password(RunningServer.PASSWORD));
  }

  @Override
  public List<Shortcut> uploadLinks() {
    return List.of(new Shortcut("Hospital Aurora", "/u/0123456789#key"));
  }

  @Override
  public long discBytes() {
    return 3;
  }

  @Override
  public void writeDisc(OutputStream out) throws IOException {
    out.write(new byte[] {'P', 'K', 5});
  }
}
