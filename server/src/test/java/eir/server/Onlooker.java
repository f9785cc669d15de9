package eir.server;

import java.util.Optional;

/**
 * Somebody who asks every route.
 *
 * @param column of {@code domain/visibility.tsv}; empty for who has shown nothing
 * @param link id of the link that they hold
 * @param linked code of the case that their viewing link opens
 * @param header field by which they show who they are, name and value
 * @param csrf token of their session
 */
record Onlooker(
    String name,
    String column,
    Optional<String> login,
    Optional<String> site,
    Optional<String> link,
    Optional<String> linked,
    String[] header,
    String csrf) {

  boolean isSignedIn() {
    return login.isPresent();
  }

  boolean isOf(String other) {
    return site.equals(Optional.of(other));
  }

  boolean holds(Stage stage) {
    return switch (column) {
      case "READER" -> login.filter(stage.readers()::contains).isPresent();
      case "ADJUDICATOR" -> login.isPresent() && login.equals(stage.adjudicator());
      default -> false;
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
