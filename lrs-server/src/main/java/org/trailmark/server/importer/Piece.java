package org.trailmark.server.importer;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.trailmark.lrs.xapi.XapiVersion;

/**
 * A statement on its way.
 *
 * @param json its bytes in the file
 * @param version what it is sent under
 * @param place file and line, for the report
 */
@SuppressWarnings("ArrayRecordComponent") // sent as they are; nobody compares them
public record Piece(byte[] json, XapiVersion version, String place) {

  /** Statements as one body: an array of them, each as it is. */
  public static byte[] array(List<Piece> batch) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write('[');
    for (Piece piece : batch) {
      if (body.size() > 1) {
        body.write(',');
      }
      body.writeBytes(piece.json());
    }
    body.write(']');
    return body.toByteArray();
  }
}
