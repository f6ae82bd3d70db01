package org.trailmark.spec.conformance.kit;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.trailmark.spec.conformance.http.Lrs;

/** Hands out the LRS under test, leaves out what its version does not ask, and judges the rest. */
final class ConformanceExtension
    implements ExecutionCondition, ParameterResolver, InvocationInterceptor, AfterAllCallback {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Requirement requirement =
        context.getTestMethod().map(method -> method.getAnnotation(Requirement.class)).orElse(null);
    if (requirement == null
        || Arrays.asList(requirement.versions()).contains(LrsUnderTest.get().version())) {
      return ConditionEvaluationResult.enabled("asked for");
    }
    return ConditionEvaluationResult.disabled(
        "version " + LrsUnderTest.get().version().header() + " does not ask for it");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Lrs.class;
  }

  @Override
  public Lrs resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return LrsUnderTest.get();
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    Judge.judge(method.getExecutable(), context.getRequiredTestClass(), "", invocation::proceed);
  }

  @Override
  @SuppressWarnings("unchecked") // a factory's result goes back as it came
  public <T> T interceptTestFactoryMethod(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    Object[] cases = new Object[1];
    Judge.prepare(
        method.getExecutable(),
        context.getRequiredTestClass(),
        () -> cases[0] = invocation.proceed());
    return (T) cases[0];
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
      throws Throwable {
    ExtensionContext factory = context;
    while (factory.getTestMethod().isEmpty()) {
      factory = factory.getParent().orElseThrow();
    }
    Judge.judge(
        factory.getRequiredTestMethod(),
        factory.getRequiredTestClass(),
        context.getDisplayName(),
        invocation::proceed);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Report.current().write();
  }
}
