package eir.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleTest {

  @Test
  void theRolesAreThoseOfTheCaseMatrix() throws IOException {
    Path matrix = Path.of(System.getProperty("eir.root"), "domain", "case-matrix.tsv");
    List<String> columns = List.of(Files.readAllLines(matrix).getFirst().split("\t"));

    assertThat(Arrays.stream(Role.values()).map(Role::name))
        .containsExactlyElementsOf(columns.subList(2, columns.size()));
  }

  @Test
  void noPersonActsAsTheSystem() {
    assertThat(Role.SYSTEM.isHeldByPeople()).isFalse();
    assertThat(Role.SITE.isHeldByPeople()).isTrue();
  }
}
