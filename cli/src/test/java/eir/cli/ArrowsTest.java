package eir.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the rooms run one way, and packages are named by subject. */
class ArrowsTest {
  private static final JavaClasses EIR =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("eir");

  /** Each room and the rooms that it may name; what is reached through another is listed too. */
  private static final Map<String, List<String>> MAY_IMPORT =
      Map.of(
          "dicom", List.of(),
          "deid", List.of("dicom"),
          "browser", List.of("imaging", "deid", "dicom"),
          "phantom", List.of("dicom"),
          "imaging", List.of("deid", "dicom"),
          "trial", List.of(),
          "archive", List.of("trial", "deid", "dicom"),
          "server", List.of("archive", "trial", "imaging", "deid", "dicom"),
          "bench", List.of("server", "archive", "trial", "imaging", "deid", "dicom", "phantom"));

  static Stream<String> rooms() {
    return MAY_IMPORT.keySet().stream().sorted();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rooms")
  void aRoomImportsOnlyWhereItsArrowsPoint(String room) {
    List<String> forbidden = new ArrayList<>();
    for (String other : Stream.concat(rooms(), Stream.of("cli")).toList()) {
      if (!other.equals(room) && !MAY_IMPORT.getOrDefault(room, List.of()).contains(other)) {
        forbidden.add("eir." + other + "..");
      }
    }

    noClasses()
        .that()
        .resideInAPackage("eir." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden.toArray(String[]::new))
        .check(EIR);
  }

  @Test
  void onlyThePainterOfTheBrowserOpensFrames() {
    noClasses()
        .that()
        .resideInAPackage("eir.browser")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("eir.imaging..")
        .check(EIR);
  }

  @Test
  void noPackageIsNamedAfterALayer() {
    noClasses()
        .should()
        .resideInAnyPackage(
            "..util..",
            "..utils..",
            "..common..",
            "..helper..",
            "..impl..",
            "..service..",
            "..model..",
            "..dto..",
            "..manager..")
        .check(EIR);
  }

  @Test
  void whatRunsInTheBrowserTouchesNoFileThreadClockOrLocale() {
    noClasses()
        .that()
        .resideInAnyPackage("eir.dicom..", "eir.deid..", "eir.browser..")
        .and()
        .resideOutsideOfPackage("eir.dicom.file..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.nio.file..",
            "java.nio.channels..",
            "java.security..",
            "java.time..",
            "java.util.concurrent..")
        .check(EIR);
    noClasses()
        .that()
        .resideInAnyPackage("eir.dicom..", "eir.deid..", "eir.browser..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java[.]io[.](File|RandomAccess|Console).*")
        .check(EIR);
  }

  @Test
  void onlyTheWiringMakesTheServer() {
    classes()
        .that()
        .haveFullyQualifiedName("eir.server.EirServer")
        .should()
        .onlyBeAccessed()
        .byAnyPackage("eir.server..", "eir.cli..", "eir.bench..")
        .allowEmptyShould(true)
        .check(EIR);
  }
}
