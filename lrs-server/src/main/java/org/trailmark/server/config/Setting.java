package org.trailmark.server.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component of a configuration record means to an operator. The table of all settings
 * (docs/configuration.md) is made of these, and so are the defaults.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

  /** What it means, in one or two sentences, without a full stop at the end. */
  String says();

  /**
   * The value where nothing is set, written as an operator would; the empty text: none, and the
   * component is null, or an empty list.
   */
  String otherwise() default "";

  /** Whether the value is shown to nobody. */
  boolean secret() default false;
}
