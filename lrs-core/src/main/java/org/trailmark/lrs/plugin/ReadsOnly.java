package org.trailmark.lrs.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Of a resource method that only reads although its HTTP method does not say so, such as a POST of
 * a question that is too long for an address. The host limits how long it may read on the thread
 * that it is called on, as it does with every GET: it is answered 503 then. Not for one that writes
 * as well, which would be told that it failed after it has written.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadsOnly {}
