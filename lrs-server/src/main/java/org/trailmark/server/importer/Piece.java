package org.trailmark.server.importer;

/**
 * A statement on its way.
 *
 * @param json its bytes in the file
 * @param place file and line, for the report
 */
@SuppressWarnings("ArrayRecordComponent") // sent as they are; nobody compares them
record Piece(byte[] json, String place) {}
