package org.trailmark.server.importer;

import org.trailmark.lrs.xapi.XapiVersion;

/**
 * A statement on its way.
 *
 * @param json its bytes in the file
 * @param version what it is sent under
 * @param place file and line, for the report
 */
@SuppressWarnings("ArrayRecordComponent") // sent as they are; nobody compares them
public record Piece(byte[] json, XapiVersion version, String place) {}
