package org.trailmark.lrs.sql.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.trailmark.lrs.sql.attachment.SweptAttachments;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.sql.connection.SqlWriter;
import org.trailmark.lrs.xapi.Sha2;

/**
 * Attachments in tables: several nodes share no folder. Data goes in and out in pieces, each in a
 * transaction of its own, so that neither memory nor a slow client's patience bounds its size.
 */
public final class PostgresAttachments implements SweptAttachments {
  /** Longer than anybody uploads one attachment. */
  private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

  private static final int PIECE = 256 << 10;
  private static final String BEGIN = "INSERT INTO attachment_staged (data, at) VALUES (?, ?)";
  private static final String ADD = "INSERT INTO attachment_data (id, part, data) VALUES (?, ?, ?)";
  private static final String KEEP =
      "INSERT INTO attachment (sha2, data, length, at) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT (sha2) DO UPDATE SET at = excluded.at RETURNING data";
  private static final String UNSTAGE = "DELETE FROM attachment_staged WHERE data = ?";
  private static final String FORGET = "DELETE FROM attachment_data WHERE id = ?";
  private static final String FIND = "SELECT data, length FROM attachment WHERE sha2 = ?";
  private static final String READ = "SELECT data FROM attachment_data WHERE id = ? AND part = ?";
  private static final String OLD = "SELECT sha2 FROM attachment WHERE at < ? ORDER BY at";
  private static final String BROKEN_OFF = "SELECT data FROM attachment_staged WHERE at < ?";
  private static final String DELETE_BEFORE =
      "DELETE FROM attachment WHERE sha2 = ? AND at < ? RETURNING data";
  private static final String DELETE_AFTER =
      "DELETE FROM attachment WHERE sha2 = ? AND at > ? RETURNING data";

  private final SqlReader reader;
  private final SqlWriter writer;

  /** By the nodes' own clocks, whatever clock stamps statements. */
  private final InstantSource clock;

  public PostgresAttachments(SqlReader reader, SqlWriter writer, InstantSource clock) {
    this.reader = reader;
    this.writer = writer;
    this.clock = clock;
  }

  @Override
  public Staged stage(Sha2 kind, InputStream data) throws IOException {
    UUID id = UUID.randomUUID();
    begin(id);
    boolean done = false;
    try {
      MessageDigest digest = kind.newDigest();
      long length = copy(data, id, digest);
      Staged staged = new StagedData(id, Sha2.of(digest), length);
      done = true;
      return staged;
    } finally {
      if (!done) {
        forget(id);
      }
    }
  }

  private long copy(InputStream data, UUID id, MessageDigest digest) throws IOException {
    byte[] buffer = new byte[PIECE];
    long length = 0;
    int read = data.readNBytes(buffer, 0, PIECE);
    for (int part = 0; read > 0; part++) {
      digest.update(buffer, 0, read);
      length += read;
      add(id, part, Arrays.copyOf(buffer, read));
      read = data.readNBytes(buffer, 0, PIECE);
    }
    return length;
  }

  private void add(UUID id, int part, byte[] piece) {
    writer.transaction(
        session -> {
          PreparedStatement add = session.prepare(ADD);
          add.setObject(1, id);
          add.setInt(2, part);
          add.setBytes(3, piece);
          return add.executeUpdate();
        });
  }

  /** Lets go of what was staged; what is kept stays. */
  private void forget(UUID id) {
    writer.transaction(
        session -> update(session, UNSTAGE, id) == 0 ? 0 : update(session, FORGET, id));
  }

  private static int update(Session session, String sql, UUID id) throws SQLException {
    PreparedStatement update = session.prepare(sql);
    update.setObject(1, id);
    return update.executeUpdate();
  }

  private void begin(UUID id) {
    writer.transaction(
        session -> {
          PreparedStatement begin = session.prepare(BEGIN);
          begin.setObject(1, id);
          begin.setLong(2, clock.millis());
          return begin.executeUpdate();
        });
  }

  @Override
  public Optional<Kept> find(Sha2 hash) {
    return reader.look(
        session -> {
          PreparedStatement find = session.prepare(FIND);
          find.setString(1, hash.hex());
          try (ResultSet row = find.executeQuery()) {
            return row.next()
                ? Optional.of(new KeptData(row.getObject(1, UUID.class), row.getLong(2)))
                : Optional.empty();
          }
        });
  }

  @Override
  public List<Sha2> keptBefore(Instant moment) {
    Instant broken = clock.instant().minus(LONGEST_UPLOAD);
    ids(BROKEN_OFF, broken).forEach(id -> forget(UUID.fromString(id)));
    return ids(OLD, moment).stream().map(Sha2::new).toList();
  }

  private List<String> ids(String sql, Instant before) {
    return reader.look(
        session -> {
          PreparedStatement select = session.prepare(sql);
          select.setLong(1, before.toEpochMilli());
          List<String> ids = new ArrayList<>();
          try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              ids.add(rows.getString(1));
            }
          }
          return ids;
        });
  }

  @Override
  public boolean deleteIfKeptBefore(Sha2 hash, Instant moment) {
    return delete(DELETE_BEFORE, hash, moment);
  }

  @Override
  public boolean deleteIfKeptAfter(Sha2 hash, Instant moment) {
    return delete(DELETE_AFTER, hash, moment);
  }

  private boolean delete(String sql, Sha2 hash, Instant moment) {
    return writer.transaction(
        session -> {
          PreparedStatement delete = session.prepare(sql);
          delete.setString(1, hash.hex());
          delete.setLong(2, moment.toEpochMilli());
          try (ResultSet row = delete.executeQuery()) {
            return row.next() && update(session, FORGET, row.getObject(1, UUID.class)) >= 0;
          }
        });
  }

  private InputStream open(UUID data, long length) throws IOException {
    return new PiecesInputStream(part -> piece(data, part), length);
  }

  /** Empty: it is not there. */
  private Optional<byte[]> piece(UUID data, int part) {
    return reader.look(
        session -> {
          PreparedStatement read = session.prepare(READ);
          read.setObject(1, data);
          read.setInt(2, part);
          try (ResultSet row = read.executeQuery()) {
            return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
          }
        });
  }

  private final class StagedData implements Staged {
    private final UUID id;
    private final Sha2 hash;
    private final long length;

    StagedData(UUID id, Sha2 hash, long length) {
      this.id = id;
      this.hash = hash;
      this.length = length;
    }

    @Override
    public Sha2 hash() {
      return hash;
    }

    @Override
    public long length() {
      return length;
    }

    @Override
    public InputStream open() throws IOException {
      return PostgresAttachments.this.open(id, length);
    }

    @Override
    public void keep() {
      writer.transaction(
          session -> {
            PreparedStatement keep = session.prepare(KEEP);
            keep.setString(1, hash.hex());
            keep.setObject(2, id);
            keep.setLong(3, length);
            keep.setLong(4, clock.millis());
            boolean mine;
            try (ResultSet row = keep.executeQuery()) {
              mine = row.next() && id.equals(row.getObject(1, UUID.class));
            }
            update(session, UNSTAGE, id);
            return mine ? 0 : update(session, FORGET, id);
          });
    }

    @Override
    public void close() {
      forget(id);
    }
  }

  private final class KeptData implements Kept {
    private final UUID data;
    private final long length;

    KeptData(UUID data, long length) {
      this.data = data;
      this.length = length;
    }

    @Override
    public long length() {
      return length;
    }

    @Override
    public InputStream open() throws IOException {
      return PostgresAttachments.this.open(data, length);
    }
  }
}
