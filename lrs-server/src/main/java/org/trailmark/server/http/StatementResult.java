package org.trailmark.server.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.trailmark.lrs.store.StoredStatement;

/**
 * A StatementResult (xAPI-Data 2.5): stored bytes, streamed without being parsed.
 *
 * @param more a relative IRL; empty: there is nothing more
 * @param writer makes an answer's bytes of the stored ones
 */
record StatementResult(List<StoredStatement> statements, String more, UnaryOperator<byte[]> writer)
    implements StreamingOutput {

  @Override
  public void write(OutputStream output) throws IOException, WebApplicationException {
    output.write(ascii("{\"statements\":["));
    boolean first = true;
    for (StoredStatement statement : statements) {
      if (!first) {
        output.write(',');
      }
      first = false;
      output.write(writer.apply(statement.json()));
    }
    output.write(ascii("],\"more\":\"" + more + "\"}"));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
