package org.trailmark.spec.conformance.kit;

import java.lang.reflect.Method;
import java.util.Objects;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.TestAbortedException;
import org.trailmark.spec.conformance.http.Exchanges;

/** Runs a case, puts its verdict into the report and decides whether the build fails. */
final class Judge {
  private Judge() {}

  /**
   * Runs one case of a requirement.
   *
   * @param name of the case; empty when the requirement has one only
   */
  static void judge(Method method, Class<?> test, String name, Executable check) throws Throwable {
    Requirement requirement = requirement(method);
    Exchanges.clear();
    try {
      check.execute();
    } catch (TestAbortedException e) {
      Report.current().add(requirement, test, method, Case.skipped(name, message(e)));
      throw e;
    } catch (Throwable e) {
      throw failed(requirement, method, test, name, e);
    }
    Report.current().add(requirement, test, method, Case.passed(name));
  }

  /** Makes the cases of a requirement; a failure is the requirement's. */
  static void prepare(Method method, Class<?> test, Executable make) throws Throwable {
    Exchanges.clear();
    try {
      make.execute();
    } catch (TestAbortedException e) {
      throw e;
    } catch (Throwable e) {
      throw failed(requirement(method), method, test, "preparation", e);
    }
  }

  private static Throwable failed(
      Requirement requirement, Method method, Class<?> test, String name, Throwable cause) {
    String exchanges = Exchanges.text();
    Report.current().add(requirement, test, method, Case.failed(name, message(cause), exchanges));
    String text = message(cause) + "\n\n" + exchanges;
    if (fails(requirement.level())) {
      AssertionError error = new AssertionError(text, cause);
      error.setStackTrace(cause.getStackTrace());
      return error;
    }
    return new TestAbortedException(requirement.level() + " not met: " + text, cause);
  }

  /** Whether a requirement of this level that is not met fails the build. */
  static boolean fails(Level level) {
    return level == Level.MUST || (level == Level.EXPECTED && LrsUnderTest.isOwn());
  }

  static Requirement requirement(Method method) {
    return Objects.requireNonNull(
        method.getAnnotation(Requirement.class), () -> method + " has no @Requirement");
  }

  private static String message(Throwable thrown) {
    return thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
  }
}
