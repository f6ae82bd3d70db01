package org.trailmark.bench.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.trailmark.bench.load.Endpoint;
import org.trailmark.bench.load.RequestSource;
import org.trailmark.bench.statements.StatementStream;

/** POSTs of new statements, one or a batch at a time. */
final class Posts implements RequestSource {
  private static final int LARGEST_BATCH = (LARGEST - 2048) / (StatementStream.LONGEST + 1);
  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final byte[] head;
  private final Supply supply;
  private final int batch;

  Posts(Endpoint endpoint, Supply supply, int batch) {
    if (batch < 1 || batch > LARGEST_BATCH) {
      throw new IllegalArgumentException("a batch has 1 to " + LARGEST_BATCH + " statements");
    }
    this.head = endpoint.postUpToLength("/statements");
    this.supply = supply;
    this.batch = batch;
  }

  @Override
  public void next(ByteBuffer into) {
    long first = supply.take(batch);
    int length = batch == 1 ? 0 : batch + 1; // the brackets and commas
    for (int i = 0; i < batch; i++) {
      length += supply.stream.length(first + i);
    }
    into.put(head);
    into.put(String.valueOf(length).getBytes(StandardCharsets.US_ASCII));
    into.put(END_OF_HEAD);
    for (int i = 0; i < batch; i++) {
      if (batch > 1) {
        into.put((byte) (i == 0 ? '[' : ','));
      }
      int at = into.position();
      into.position(at + supply.stream.write(first + i, into.array(), into.arrayOffset() + at));
    }
    if (batch > 1) {
      into.put((byte) ']');
    }
  }
}
