package eir.archive.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.archive.object.Objects.Committed;
import eir.archive.object.Objects.Verification;
import eir.archive.object.Parts.Appended;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every object store does; one run for the folder, one for S3. */
abstract class ObjectsContract {
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

  private Objects objects;

  /** A store that holds nothing. */
  abstract Objects openEmpty();

  @BeforeEach
  void open() {
    objects = openEmpty();
  }

  @AfterEach
  void close() {
    objects.close();
  }

  @Test
  void anObjectIsFoundUnderTheHashOfItsBytes() throws IOException {
    Committed committed = commit(HELLO);

    // The example of FIPS 180-4 is "abc"; this one is from sha256sum.
    assertThat(committed.sha256().hex())
        .isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    assertThat(committed.lengthBytes()).isEqualTo(5);
    assertThat(committed.wasThere()).isFalse();
    assertThat(read(committed.sha256())).isEqualTo(HELLO);
  }

  @Test
  void theSameBytesAgainAreNoSecondObject() {
    commit(HELLO);

    assertThat(commit(HELLO).wasThere()).isTrue();
    assertThat(all()).hasSize(1);
  }

  @Test
  void theSameBytesTwiceInABatchAreOneObject() {
    List<Committed> committed = objects.commitAll(List.of(staged(HELLO), staged(HELLO)));

    assertThat(committed)
        .extracting(Committed::sha256)
        .hasSize(2)
        .containsOnly(Sha256.hashOf(HELLO));
    assertThat(all()).hasSize(1);
  }

  @Test
  void aBatchIsAnsweredInItsOrder() throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      contents.add(random(i, 1_000 + i));
    }

    List<Committed> committed = objects.commitAll(contents.stream().map(this::staged).toList());

    for (int i = 0; i < contents.size(); i++) {
      assertThat(committed.get(i).sha256()).isEqualTo(Sha256.hashOf(contents.get(i)));
      assertThat(read(committed.get(i).sha256())).isEqualTo(contents.get(i));
    }
  }

  @Test
  void whatWasOnlyStagedOrDiscardedIsNotThere() {
    Staged staged = staged(HELLO);

    assertThat(objects.exists(staged.sha256())).isFalse();

    staged.discard();
    assertThat(Files.exists(staged.file())).isFalse();
  }

  @Test
  void rangesAndRandomReadsGiveTheBytesOfThatPlace() throws IOException {
    byte[] content = random(7, 700_000);
    Sha256 sha256 = commit(content).sha256();

    try (StoredObject object = objects.open(sha256).orElseThrow();
        InputStream range = object.stream(300_000, 300_010)) {
      assertThat(object.lengthBytes()).isEqualTo(700_000);
      assertThat(range.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, 300_000, 300_010));
      byte[] into = new byte[12];
      int n = object.read(699_996, into, 2, 10);
      assertThat(n).isEqualTo(4);
      assertThat(into[2]).isEqualTo(content[699_996]);
      assertThat(into[5]).isEqualTo(content[699_999]);
      assertThat(object.read(700_000, into, 0, 1)).isEqualTo(-1);
      assertThatThrownBy(() -> object.stream(0, 700_001))
          .hasMessage("Asked for bytes 0 to 700001 of an object of 700000 bytes");
    }
  }

  @Test
  void anEmptyObjectIsAnObject() throws IOException {
    Sha256 sha256 = commit(new byte[0]).sha256();

    assertThat(read(sha256)).isEmpty();
    assertThat(objects.verify(sha256)).isEqualTo(Verification.INTACT);
  }

  @Test
  void aLargeObjectArrivesWhole() {
    byte[] content = random(3, (64 << 20) + 5_000_001);

    Sha256 sha256 = commit(content).sha256();

    assertThat(objects.verify(sha256)).isEqualTo(Verification.INTACT);
    assertThat(commit(content).wasThere()).isTrue();
  }

  @Test
  void whatIsDeletedIsMissingAndMayComeAgain() {
    Sha256 sha256 = commit(HELLO).sha256();

    objects.delete(sha256);
    objects.delete(sha256);

    assertThat(objects.open(sha256)).isEmpty();
    assertThat(objects.verify(sha256)).isEqualTo(Verification.MISSING);
    assertThat(objects.missing(Set.of(sha256))).containsExactly(sha256);
    assertThat(commit(HELLO).wasThere()).isFalse();
    assertThat(objects.missing(Set.of(sha256))).isEmpty();
  }

  @Test
  void partsMakeAFileAlsoAfterTheStoreWasClosed() throws IOException {
    byte[] content = random(9, 150_000);
    Parts.Key key = new Parts.Key("u1", Sha256.hashOf(content));

    assertThat(append(key, content, 0, 100_000)).isEqualTo(new Appended.Kept(100_000));
    assertThat(append(key, content, 50_000, 150_000)).isEqualTo(new Appended.WrongOffset(100_000));
    assertThat(objects.parts().offset(key)).isEqualTo(100_000);
    assertThat(append(key, content, 100_000, 150_000)).isEqualTo(new Appended.Kept(150_000));

    Staged whole = objects.parts().assemble(key).orElseThrow();
    objects.commit(whole);
    objects.parts().drop(key);
    assertThat(read(key.sha256())).isEqualTo(content);
    assertThat(objects.parts().offset(key)).isZero();
  }

  @Test
  void partsOfOtherBytesThanAnnouncedAreDropped() {
    Parts.Key key = new Parts.Key("u2", Sha256.hashOf(HELLO));
    append(key, random(1, 5), 0, 5);

    assertThat(objects.parts().assemble(key)).isEmpty();
    assertThat(objects.parts().offset(key)).isZero();
  }

  @Test
  void aFileLongerThanAnnouncedIsNotKept() {
    Parts.Key key = new Parts.Key("u3", Sha256.hashOf(HELLO));

    Appended appended = objects.parts().append(key, 0, new ByteArrayInputStream(new byte[6]), 5);

    assertThat(appended).isEqualTo(new Appended.TooLong());
    assertThat(objects.parts().offset(key)).isZero();
  }

  @Test
  void theStoreSaysThatItIsReady() {
    assertThat(objects.isReady()).isTrue();
  }

  private Appended append(Parts.Key key, byte[] content, int from, int to) {
    return objects
        .parts()
        .append(key, from, new ByteArrayInputStream(content, from, to - from), content.length);
  }

  private Committed commit(byte[] content) {
    try (Staged staged = staged(content)) {
      return objects.commit(staged);
    }
  }

  private Staged staged(byte[] content) {
    Staged staged = objects.stage();
    try (OutputStream out = staged.output()) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return staged;
  }

  private byte[] read(Sha256 sha256) throws IOException {
    Optional<StoredObject> found = objects.open(sha256);
    try (StoredObject object = found.orElseThrow();
        InputStream in = object.stream()) {
      return in.readAllBytes();
    }
  }

  private List<Objects.Listed> all() {
    List<Objects.Listed> all = new ArrayList<>();
    objects.forEach(all::add);
    return all;
  }

  static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }
}
