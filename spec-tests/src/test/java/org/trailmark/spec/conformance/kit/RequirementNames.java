package org.trailmark.spec.conformance.kit;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Names a test by its requirement, so that JUnit's reports read like the standard. */
final class RequirementNames extends DisplayNameGenerator.Standard {

  @Override
  public String generateDisplayNameForMethod(
      List<Class<?>> enclosing, Class<?> testClass, Method method) {
    Requirement requirement = method.getAnnotation(Requirement.class);
    return requirement == null
        ? super.generateDisplayNameForMethod(enclosing, testClass, method)
        : requirement.clause() + " " + requirement.level() + ": " + requirement.text();
  }
}
