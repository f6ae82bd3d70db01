package org.trailmark.lrs.index;

/**
 * A page on its way to or from a {@link RunStore}.
 *
 * @param firstKey key of its first entry
 * @param firstPlace place of its first entry
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record EncodedPage(long firstKey, long firstPlace, byte[] bytes) {}
