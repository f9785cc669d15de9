package eir.server.link;

import eir.archive.Archive;
import eir.archive.casework.CaseRow;
import eir.archive.casework.Charters;
import eir.archive.index.UploadRules;
import eir.deid.Option;
import eir.deid.Profile;
import eir.server.http.Json;
import eir.trial.CaseCode;
import eir.trial.charter.Charter;
import eir.trial.charter.CharterKey;
import eir.trial.charter.DeidProfile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Which rules de-identify the images of an upload: those that the charter of its case chose, else
 * those of the charter in force, else the default.
 */
public final class ProfilesInForce {
  private static final String STANDARD_NAME = Profile.standard().name();
  private static final String CHOSEN_NAME = "eir-trial";

  private final Archive archive;

  /** Those of the trial that {@code archive} keeps. */
  public ProfilesInForce(Archive archive) {
    this.archive = archive;
  }

  /** A profile and the charter that chose it; absent where none is in force. */
  public record Chosen(Profile profile, Optional<CharterKey> charter) {
    /** As an upload keeps them. */
    public UploadRules rules() {
      String choice = new String(Json.bytes(answer(profile)), StandardCharsets.UTF_8);
      return new UploadRules(profile.hash8(), Optional.of(choice), charter);
    }
  }

  /** What is in force now for images of this case, or of none yet. */
  public Chosen now(Optional<CaseCode> ofCase) {
    Optional<Charter> charter =
        ofCase.isPresent()
            ? ofCase
                .flatMap(archive.cases()::row)
                .map(CaseRow::charter)
                .flatMap(archive.charters()::find)
                .map(Charters.Version::charter)
            : archive.charters().active();
    return new Chosen(
        charter.map(Charter::deidProfile).map(ProfilesInForce::of).orElse(Profile.standard()),
        charter.map(Charter::key));
  }

  /**
   * The profile that {@code rules} were made from; absent if this version of Eir has other tables
   * than the one that began the upload: what it would prove is not what was promised.
   */
  public static Optional<Profile> of(UploadRules rules) {
    Profile profile =
        rules
            .choice()
            .map(json -> of(Json.tree(json.getBytes(StandardCharsets.UTF_8))))
            .orElse(Profile.standard());
    return Optional.of(profile).filter(same -> same.hash8().equals(rules.hash()));
  }

  /** The members {@code profile} and {@code charter} of an answer about an upload. */
  public static Map<String, Object> answer(UploadRules rules) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(
        "profile",
        rules
            .choice()
            .map(json -> (Object) Json.tree(json.getBytes(StandardCharsets.UTF_8)))
            .orElse(answer(Profile.standard())));
    answer.put("charter", rules.charter().map(CharterKey::toString).orElse(null));
    return answer;
  }

  /** The profile that a link answered. */
  public static Profile of(JsonNode answer) {
    return Profile.of(
        answer.path("name").asString(""),
        joined(answer.path("options")),
        answer.path("tier").asString("core"),
        joined(answer.path("words")));
  }

  /** The profile of a charter's choice. */
  public static Profile of(DeidProfile choice) {
    // The charter's own name is not in it: where the choice stays, so do the digits in the files.
    return Profile.of(
        choice.equals(DeidProfile.STANDARD) ? STANDARD_NAME : CHOSEN_NAME,
        String.join(" ", choice.options()),
        choice.tier().name().toLowerCase(Locale.ROOT),
        String.join(" ", choice.words()));
  }

  /** The member {@code profile} of an answer: all that a page makes the profile from again. */
  public static Map<String, Object> answer(Profile profile) {
    String words = profile.added().text();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("name", profile.name());
    answer.put("hash", profile.hash8());
    answer.put("options", profile.options().stream().map(Option::code).toList());
    answer.put("tier", profile.tier().name().toLowerCase(Locale.ROOT));
    answer.put("words", words.isEmpty() ? List.of() : List.of(words.split(" ")));
    answer.put("tableEdition", Profile.TABLE_EDITION);
    return answer;
  }

  private static String joined(JsonNode list) {
    return String.join(" ", list.valueStream().map(node -> node.asString("")).toList());
  }
}
