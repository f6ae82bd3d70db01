package org.trailmark.spec.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.sql.connection.QueryLimit;
import org.trailmark.lrs.sql.sqlite.SqliteCopy;
import org.trailmark.lrs.sql.sqlite.StoreCheck;
import org.trailmark.lrs.sql.sqlite.StoreMending;

/**
 * A package imports lower ranks only; packages form no circle; a plugin sees the core and nothing
 * of the server. The ranks are the ones that ARCHITECTURE.md draws.
 */
class ArchitectureTest {

  private static final Map<String, Integer> CORE_RANKS =
      Map.ofEntries(
          Map.entry("problem", 0),
          Map.entry("hash", 0),
          Map.entry("thread", 0),
          Map.entry("trace", 0),
          Map.entry("index", 1),
          Map.entry("csv", 1),
          Map.entry("xapi", 1),
          Map.entry("pack", 2),
          Map.entry("store", 2),
          Map.entry("plugin", 3),
          Map.entry("sql", 3),
          Map.entry("bundle", 3),
          Map.entry("dispatch", 4));

  /** What is a database's own stands above all that both share. */
  private static final Map<String, Integer> SQL_RANKS =
      Map.ofEntries(
          Map.entry("connection", 0),
          Map.entry("log", 1),
          Map.entry("attachment", 1),
          Map.entry("document", 1),
          Map.entry("identity", 1),
          Map.entry("access", 1),
          Map.entry("commit", 2),
          Map.entry("read", 3),
          Map.entry("privacy", 4),
          Map.entry("run", 5),
          Map.entry("sqlite", 6),
          Map.entry("postgres", 6));

  /** What the program uses of the storage beside its ways in. */
  private static final Class<?>[] STORAGE_TOOLS = {
    QueryLimit.class, SqliteCopy.class, StoreCheck.class, StoreMending.class
  };

  private static final Map<String, Integer> JOURNEY_RANKS =
      Map.ofEntries(
          Map.entry("db", 0),
          Map.entry("extension", 0),
          Map.entry("profile", 0),
          Map.entry("memory", 1),
          Map.entry("definition", 2),
          Map.entry("learner", 1),
          Map.entry("engine", 3),
          Map.entry("publication", 4),
          Map.entry("ledger", 4),
          Map.entry("channel", 5),
          Map.entry("sighting", 5),
          Map.entry("runtime", 6),
          Map.entry("statistics", 6),
          Map.entry("api", 7));

  private static final Map<String, Integer> JOURNEY_API_RANKS =
      Map.of("parameter", 0, "journeys", 1, "touchpoints", 1, "people", 1, "learners", 2);

  private static final Map<String, Integer> KIT_RANKS =
      Map.of("contract", 0, "statement", 0, "plugin", 1, "journey", 2);

  private static final List<String> SERVER_SIBLINGS =
      List.of(
          "config",
          "audit",
          "auth",
          "backup",
          "http",
          "admin",
          "console",
          "plugins",
          "importer",
          "jobs",
          "identities",
          "me",
          "privacy",
          "records",
          "template",
          "trace");

  private static final Map<String, Integer> HTTP_RANKS =
      Map.of("transport", 0, "filter", 1, "xapi", 2, "statements", 3, "documents", 3);

  private static final Map<String, Integer> RECORDS_RANKS =
      Map.of("column", 0, "names", 0, "intake", 1, "query", 1, "rest", 2);

  private static final JavaClasses TRAILMARK =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(
              "org.trailmark.lrs",
              "org.trailmark.journey",
              "org.trailmark.server",
              "org.trailmark.testkit");

  @Test
  void everyPackageOfTheCore_importsLowerRanksOnly() {
    classes()
        .that()
        .resideInAPackage("org.trailmark.lrs..")
        .should(importLowerRanksOnly("org.trailmark.lrs.", CORE_RANKS))
        .check(TRAILMARK);
  }

  @Test
  void everyPackageOfTheStorage_importsLowerRanksOnly() {
    classes()
        .that()
        .resideInAPackage("org.trailmark.lrs.sql..")
        .should(importLowerRanksOnly("org.trailmark.lrs.sql.", SQL_RANKS))
        .check(TRAILMARK);
  }

  @Test
  void nobodyElse_seesWhatTheStorageIsMadeOf() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.trailmark.lrs.sql..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.trailmark.lrs.sql.*..").and(not(belongToAnyOf(STORAGE_TOOLS))))
        .check(TRAILMARK);
  }

  @Test
  void everyPackageOfTheJourneyPlugin_importsLowerRanksOnly() {
    classes()
        .that()
        .resideInAPackage("org.trailmark.journey..")
        .should(importLowerRanksOnly("org.trailmark.journey.", JOURNEY_RANKS))
        .check(TRAILMARK);
  }

  @Test
  void everyPackageOfTheJourneyApi_importsLowerRanksOnly() {
    classes()
        .that()
        .resideInAPackage("org.trailmark.journey.api..")
        .should(importLowerRanksOnly("org.trailmark.journey.api.", JOURNEY_API_RANKS))
        .check(TRAILMARK);
  }

  @Test
  void everyPackageOfHttp_importsLowerRanksOnly() {
    classes()
        .that()
        .resideInAPackage("org.trailmark.server.http..")
        .should(importLowerRanksOnly("org.trailmark.server.http.", HTTP_RANKS))
        .check(TRAILMARK);
  }

  @Test
  void grizzly_isKnownToTheTransportAlone() {
    noClasses()
        .that()
        .resideInAPackage("org.trailmark..")
        .and()
        .resideOutsideOfPackage("org.trailmark.server.http.transport..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.glassfish.grizzly..")
        .check(TRAILMARK);
  }

  @Test
  void everyPackageOfTheRecords_importsLowerRanksOnly() {
    classes()
        .that()
        .resideInAPackage("org.trailmark.server.records..")
        .should(importLowerRanksOnly("org.trailmark.server.records.", RECORDS_RANKS))
        .check(TRAILMARK);
  }

  @Test
  void everyPackageOfTheTestKit_importsLowerRanksOnly() {
    classes()
        .that()
        .resideInAPackage("org.trailmark.testkit..")
        .should(importLowerRanksOnly("org.trailmark.testkit.", KIT_RANKS))
        .check(TRAILMARK);
  }

  @Test
  void packages_formNoCircle() {
    slices().matching("org.trailmark.(*).(*)..").should().beFreeOfCycles().check(TRAILMARK);
  }

  @Test
  void theCore_knowsNeitherHttpNorServerNorJourneys() {
    noClasses()
        .that()
        .resideInAPackage("org.trailmark.lrs..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.trailmark.server..",
            "org.trailmark.journey..",
            "jakarta.ws.rs..",
            "org.glassfish..")
        .check(TRAILMARK);
  }

  @Test
  void theJourneyPlugin_cannotSeeTheServerOrTheStorage() {
    noClasses()
        .that()
        .resideInAPackage("org.trailmark.journey..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.trailmark.server..",
            "org.trailmark.testkit..",
            "org.trailmark.lrs.sql..",
            "org.trailmark.lrs.dispatch..")
        .check(TRAILMARK);
  }

  @Test
  void theServer_namesNoPlugin() {
    noClasses()
        .that()
        .resideInAPackage("org.trailmark.server..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.trailmark.journey..", "org.trailmark.testkit..")
        .check(TRAILMARK);
  }

  @Test
  void siblingsInTheServer_neverImportEachOther() {
    for (String sibling : SERVER_SIBLINGS) {
      noClasses()
          .that()
          .resideInAPackage("org.trailmark.server." + sibling + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              SERVER_SIBLINGS.stream()
                  .filter(other -> !other.equals(sibling))
                  .map(other -> "org.trailmark.server." + other + "..")
                  .toArray(String[]::new))
          .check(TRAILMARK);
    }
  }

  /** A class outside the ranks (such as the plugin's entry point) stands above them all. */
  private static ArchCondition<JavaClass> importLowerRanksOnly(
      String root, Map<String, Integer> ranks) {
    return new ArchCondition<>("import lower ranks only") {
      @Override
      public void check(JavaClass from, ConditionEvents events) {
        Integer rank = ranks.get(room(from, root));
        if (rank == null) {
          if (from.getPackageName().length() >= root.length()) {
            events.add(SimpleConditionEvent.violated(from, from.getName() + " has no rank"));
          }
          return;
        }
        from.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass())
            .filter(target -> (target.getPackageName() + ".").startsWith(root))
            .filter(target -> !room(target, root).equals(room(from, root)))
            .filter(target -> ranks.getOrDefault(room(target, root), Integer.MAX_VALUE) >= rank)
            .forEach(
                target ->
                    events.add(
                        SimpleConditionEvent.violated(
                            from, from.getName() + " imports " + target.getName())));
      }
    };
  }

  private static String room(JavaClass type, String root) {
    String name = type.getPackageName();
    if (name.length() < root.length()) {
      return "";
    }
    String rest = name.substring(root.length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }
}
