package org.trailmark.server.records.column;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;

/** All columns of a small segment one after another, each with its length before it. */
final class Whole {
  private Whole() {}

  static byte[] join(Rows rows) {
    byte[][] parts = new byte[Column.count()][];
    int length = 0;
    for (Column column : Column.values()) {
      parts[column.part()] = rows.pack(column);
      length += Integer.BYTES + parts[column.part()].length;
    }
    ByteBuffer joined = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      joined.putInt(part.length).put(part);
    }
    return joined.array();
  }

  static void split(byte[] joined, Map<Column, Packed> columns) {
    ByteBuffer rest = ByteBuffer.wrap(joined);
    for (Column column : Column.values()) {
      int length = rest.getInt();
      int begin = rest.position();
      columns.put(column, Packed.read(Arrays.copyOfRange(joined, begin, begin + length)));
      rest.position(begin + length);
    }
  }
}
