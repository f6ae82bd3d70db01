package org.trailmark.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * Ranks as ARCHITECTURE.md draws them. Only JMH and the journeys look inside; the table would
 * measure any LRS.
 */
class ArchitectureTest {
  private static final String BENCHMARKS = "org.trailmark.bench";

  private static final JavaClasses BENCH =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BENCHMARKS);

  @Test
  void packages_importLowerRanksOnly() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("statements")
        .definedBy(BENCHMARKS + ".statements")
        .layer("load")
        .definedBy(BENCHMARKS + ".load")
        .layer("report")
        .definedBy(BENCHMARKS + ".report")
        .layer("limits")
        .definedBy(BENCHMARKS + ".limits")
        .layer("process")
        .definedBy(BENCHMARKS + ".process")
        .layer("jmh")
        .definedBy(BENCHMARKS + ".jmh..")
        .layer("table")
        .definedBy(BENCHMARKS + ".table")
        .layer("journeys")
        .definedBy(BENCHMARKS + ".journeys")
        .layer("command")
        .definedBy(BENCHMARKS)
        .whereLayer("command")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("jmh")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("table")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("journeys")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("journeys")
        .mayOnlyAccessLayers("statements", "load", "report", "process")
        .whereLayer("statements")
        .mayNotAccessAnyLayer()
        .whereLayer("load")
        .mayNotAccessAnyLayer()
        .whereLayer("report")
        .mayNotAccessAnyLayer()
        .whereLayer("limits")
        .mayOnlyAccessLayers("statements")
        .whereLayer("process")
        .mayOnlyAccessLayers("load")
        .whereLayer("jmh")
        .mayOnlyAccessLayers("statements")
        .ensureAllClassesAreContainedInArchitecture()
        .check(BENCH);
  }

  @Test
  void theTable_knowsTheLrsByHttpAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.trailmark.bench.jmh..", "org.trailmark.bench.journeys")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.trailmark.lrs..", "org.trailmark.journey..")
        .check(BENCH);
  }

  @Test
  void theServersTransport_isBorrowedByTheLimitsAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.trailmark.bench.limits..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.trailmark.server..")
        .check(BENCH);
  }
}
