package org.trailmark.bench.table;

import java.nio.ByteBuffer;
import java.util.List;
import org.trailmark.bench.load.Endpoint;
import org.trailmark.bench.load.RequestSource;

/** GETs of some paths in turns. */
final class Gets implements RequestSource {
  private final List<byte[]> requests;
  private int next;

  Gets(Endpoint endpoint, List<String> paths) {
    this.requests = paths.stream().map(endpoint::get).toList();
  }

  @Override
  public void next(ByteBuffer into) {
    into.put(requests.get(next));
    next = (next + 1) % requests.size();
  }
}
