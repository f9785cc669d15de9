package eir.trial.audit;

import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The chain of {@code domain/audit-vectors.json}, whole and broken in every way. */
class AuditVectorsTest {
  private static final JsonNode VECTORS = load();

  private final List<Chain.Link> chain = chain();

  private static JsonNode load() {
    try {
      Path file = Path.of(System.getProperty("eir.root"), "domain", "audit-vectors.json");
      return ((StrictJson.Tree) StrictJson.read(Files.readString(file))).node().path("chain");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Chain.Link> chain() {
    List<Chain.Link> links = new ArrayList<>();
    Chain.End end = Chain.End.EMPTY;
    for (JsonNode vector : VECTORS) {
      JsonNode record = vector.path("record");
      Side.Kept side =
          new Side.Kept(
              vector.path("side").path("salt").stringValue(),
              (ObjectNode) vector.path("side").path("detail"),
              vector.path("side").path("reason").stringValueOpt());
      AuditRecord made =
          end.append(
              Instant.parse(record.path("at").stringValue()),
              record.path("trial").stringValue(),
              record.path("actor").stringValue(),
              record.path("role").stringValue(),
              record.path("event").stringValue(),
              record.path("entity").stringValue(),
              record.path("id").stringValue(),
              side);
      links.add(new Chain.Link(made, made.hash(), side));
      end = Chain.End.after(made);
    }
    return links;
  }

  private static Chain.Verdict verify(List<Chain.Link> links, Checkpoint... checkpoints) {
    return Chain.verify(links.iterator(), Arrays.asList(checkpoints));
  }

  private static AuditRecord by(AuditRecord record, String actor) {
    return new AuditRecord(
        record.seq(),
        record.at(),
        record.trial(),
        actor,
        record.role(),
        record.event(),
        record.entity(),
        record.id(),
        record.reason(),
        record.detail(),
        record.prev());
  }

  @Test
  void threeRecordsHaveTheTextAndHashOfTheVectors() {
    assertThat(chain).hasSize(3);
    for (int i = 0; i < chain.size(); i++) {
      String canonical = VECTORS.path(i).path("canonical").stringValue();
      assertThat(CanonicalJson.of(VECTORS.path(i).path("record"))).isEqualTo(canonical);
      assertThat(chain.get(i).record().canonical()).isEqualTo(canonical);
      assertThat(chain.get(i).hash()).hasToString(VECTORS.path(i).path("hash").stringValue());
    }
  }

  @Test
  void anUntouchedChainIsWhole() {
    Chain.Link last = chain.getLast();

    assertThat(verify(chain, new Checkpoint(3, last.hash())))
        .isEqualTo(new Chain.Whole(new Chain.End(3, last.hash()), 0));
    assertThat(verify(List.of())).isEqualTo(new Chain.Whole(Chain.End.EMPTY, 0));
  }

  @Test
  void aRedactionKeepsTheChain() {
    Chain.Link second = chain.get(1);
    chain.set(1, new Chain.Link(second.record(), second.hash(), new Side.Redacted(3)));

    assertThat(verify(chain))
        .isEqualTo(new Chain.Whole(new Chain.End(3, chain.getLast().hash()), 1));
  }

  @Test
  void aChangedRecordIsNamed() {
    Chain.Link second = chain.get(1);
    chain.set(1, new Chain.Link(by(second.record(), "u-0009"), second.hash(), second.side()));

    assertThat(verify(chain)).isEqualTo(new Chain.Broken(2, Chain.Fault.CHANGED));
  }

  @Test
  void aChangedRecordWithItsHashMadeAnewBreaksTheNext() {
    AuditRecord changed = by(chain.get(1).record(), "u-0009");
    chain.set(1, new Chain.Link(changed, changed.hash(), chain.get(1).side()));

    assertThat(verify(chain)).isEqualTo(new Chain.Broken(3, Chain.Fault.NOT_BOUND));
  }

  @Test
  void aMissingRecordIsNamed() {
    chain.remove(1);

    assertThat(verify(chain)).isEqualTo(new Chain.Broken(2, Chain.Fault.MISSING));
  }

  @Test
  void aRecordThatComesTwiceIsNamed() {
    chain.add(1, chain.getFirst());

    assertThat(verify(chain)).isEqualTo(new Chain.Broken(2, Chain.Fault.OUT_OF_ORDER));
  }

  @Test
  void changedWordsAreNamed() {
    Chain.Link third = chain.get(2);
    Side.Kept words = (Side.Kept) third.side();
    Side other = new Side.Kept(words.salt(), words.detail(), Optional.of("another reason"));
    chain.set(2, new Chain.Link(third.record(), third.hash(), other));

    assertThat(verify(chain)).isEqualTo(new Chain.Broken(3, Chain.Fault.WORDS_CHANGED));
  }

  @Test
  void aCutTailShowsAgainstACheckpoint() {
    Checkpoint held = new Checkpoint(3, chain.getLast().hash());
    chain.removeLast();

    assertThat(verify(chain)).isInstanceOf(Chain.Whole.class);
    assertThat(verify(chain, held)).isEqualTo(new Chain.Broken(3, Chain.Fault.CUT));
  }

  @Test
  void aChainRewrittenFromTheStartShowsAgainstACheckpoint() {
    Checkpoint held = new Checkpoint(1, chain.getFirst().hash());
    AuditRecord forged = by(chain.getFirst().record(), "u-0009");

    assertThat(
            verify(List.of(new Chain.Link(forged, forged.hash(), chain.getFirst().side())), held))
        .isEqualTo(new Chain.Broken(1, Chain.Fault.REWRITTEN));
  }

  @Test
  void everyEventOfTheTableIsKnownWithItsReasonAndSignature() {
    assertThat(AuditEvents.all()).hasSizeGreaterThanOrEqualTo(63);
    assertThat(AuditEvents.find("WITHDRAW").orElseThrow().reasonRequired()).isTrue();
    assertThat(AuditEvents.find("SIGN_READ").orElseThrow().signature())
        .contains(SignatureMeaning.AUTHORSHIP);
    assertThat(AuditEvents.find("NO_SUCH_EVENT")).isEmpty();
    assertThat(
            new TreeSet<>(
                AuditEvents.all().stream().flatMap(event -> event.signature().stream()).toList()))
        .containsExactly(SignatureMeaning.values());
  }
}
