package org.trailmark.spec.conformance.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.trailmark.spec.conformance.http.Version;

/** One requirement of the standard. The method that carries it decides whether an LRS meets it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requirement {

  /** Where the standard says so, for example {@code "xAPI-Data 2.4.1"}. */
  String clause();

  /** What it asks for, in one sentence. */
  String text();

  /** How strongly it asks. */
  Level level() default Level.MUST;

  /** The versions that ask for it. */
  Version[] versions() default {Version.V1_0_3, Version.V2_0_0};
}
