package org.trailmark.server.records.query;

import java.sql.SQLException;
import java.time.ZoneId;
import org.trailmark.server.records.column.Column;
import org.trailmark.server.records.column.Packed;
import org.trailmark.server.records.column.SegmentColumns;
import org.trailmark.server.records.names.IdMap;
import org.trailmark.server.records.names.Names;

/** What a row is grouped by, as a number: the id of a name, or the millisecond of a beginning. */
interface Coder {

  /** For the rows of one segment. */
  Codes of(SegmentColumns columns) throws SQLException;

  /** The number of each row, by its place. */
  interface Codes {
    long at(int place);
  }

  static Coder of(Column column) {
    return columns -> columns.get(column)::get;
  }

  /** What stands for the values of a column; those that nothing stands for keep their own. */
  static Coder standingFor(Column column, IdMap others) {
    return columns -> {
      Packed values = columns.get(column);
      return place -> {
        long value = values.get(place);
        long other = others.get(value);
        return other == 0 ? value : other;
      };
    };
  }

  /** What belongs to the values of a column; else 0. */
  static Coder belongingTo(Column column, IdMap others) {
    return columns -> {
      Packed values = columns.get(column);
      return place -> others.get(values.get(place));
    };
  }

  static Coder of(Dimension dimension, ZoneId zone, Names names) throws SQLException {
    return switch (dimension) {
      case VERB -> of(Column.VERB);
      case ACTIVITY -> of(Column.ACTIVITY);
      case TYPE -> belongingTo(Column.ACTIVITY, names.types());
      case PLATFORM -> belongingTo(Column.CONTEXT, names.platforms());
      case LEARNER -> standingFor(Column.LEARNER, names.persons());
      case HOUR, DAY, WEEK, MONTH -> {
        TimeBuckets buckets = new TimeBuckets(dimension, zone);
        yield columns -> {
          Packed timestamps = columns.get(Column.TIMESTAMP);
          return place -> buckets.beginOf(timestamps.get(place));
        };
      }
    };
  }
}
