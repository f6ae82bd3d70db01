package org.trailmark.spec.conformance.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of requirements. Its constructor takes the {@link
 * org.trailmark.spec.conformance.http.Lrs} under test; every test method carries a {@link
 * Requirement}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(ConformanceExtension.class)
@DisplayNameGeneration(RequirementNames.class)
public @interface Conformance {}
