package org.trailmark.server.http.statements;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.trailmark.lrs.store.StoredStatement;

/** A StatementResult (xAPI-Data 2.5): stored bytes, put together without being parsed. */
final class StatementResult {
  private static final byte[] BEGIN = ascii("{\"statements\":[");

  private StatementResult() {}

  /**
   * The result in one piece: its length goes ahead of it, and a connection takes it in one go,
   * where a stream would be cut into pieces of 8 KB. What it is made of is in memory anyway.
   *
   * @param more a relative IRL; empty: there is nothing more
   * @param writer makes an answer's bytes of a statement
   */
  static byte[] json(
      List<StoredStatement> statements, String more, Function<StoredStatement, byte[]> writer) {
    List<byte[]> written = new ArrayList<>(statements.size());
    byte[] end = ascii("],\"more\":\"" + more + "\"}");
    int length = BEGIN.length + Math.max(0, statements.size() - 1) + end.length;
    for (StoredStatement statement : statements) {
      byte[] one = writer.apply(statement);
      written.add(one);
      length = Math.addExact(length, one.length);
    }
    byte[] json = new byte[length];
    int at = put(BEGIN, json, 0);
    for (int i = 0; i < written.size(); i++) {
      if (i > 0) {
        json[at++] = ',';
      }
      at = put(written.get(i), json, at);
    }
    put(end, json, at);
    return json;
  }

  private static int put(byte[] part, byte[] into, int at) {
    System.arraycopy(part, 0, into, at, part.length);
    return at + part.length;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
