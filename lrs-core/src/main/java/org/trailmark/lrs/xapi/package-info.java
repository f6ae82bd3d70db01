/**
 * The Experience API's data model: bytes in, a statement or all its faults out.
 *
 * <p>{@link org.trailmark.lrs.xapi.StatementParser} reads a request body once, checks every rule of
 * the standard, and yields {@link org.trailmark.lrs.xapi.ValidStatement}s: the bytes that we will
 * answer with, and the keys we need to find them again. {@link org.trailmark.lrs.xapi.Statement}
 * and its parts are the typed view that plugins ask for. {@link
 * org.trailmark.lrs.xapi.ParameterValues} judges request parameters by the same rules, {@link
 * org.trailmark.lrs.xapi.StatementComparison} says whether two statements are the same, and {@link
 * org.trailmark.lrs.xapi.StatementFormat} makes the forms other than {@code exact}.
 *
 * <p>Inside, a class named {@code ...Rules} is one section of xAPI-Data. Pure: no clock, no
 * storage, no HTTP; safe on any thread.
 */
@NullMarked
package org.trailmark.lrs.xapi;

import org.jspecify.annotations.NullMarked;
