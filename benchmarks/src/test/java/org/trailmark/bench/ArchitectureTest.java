package org.trailmark.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Only JMH looks inside; the table would measure any LRS. */
class ArchitectureTest {
  private static final JavaClasses BENCH =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.trailmark.bench");

  @Test
  void packages_formNoCircle() {
    slices().matching("org.trailmark.bench.(*)..").should().beFreeOfCycles().check(BENCH);
  }

  @Test
  void theTable_knowsTheLrsByHttpAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.trailmark.bench.jmh..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.trailmark.lrs..")
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
