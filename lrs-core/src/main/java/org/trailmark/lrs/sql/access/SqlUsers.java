package org.trailmark.lrs.sql.access;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.sql.connection.SqlWriter;
import org.trailmark.lrs.store.Scope;
import org.trailmark.lrs.store.UserStore;

/** Users of the console and their sessions, in two tables. */
public final class SqlUsers implements UserStore {
  private static final String USERS =
      "SELECT name, password_hash, scope, created_at FROM console_user";
  private static final String SAVE =
      "INSERT INTO console_user (name, password_hash, scope, created_at) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT (name) DO UPDATE SET password_hash = excluded.password_hash,"
          + " scope = excluded.scope, created_at = excluded.created_at";
  private static final String SESSIONS =
      "SELECT id, user_name, coalesce(label, user_name), issuer, scope, created_at, seen_at,"
          + " ends_at FROM console_session";
  private static final String BEGIN =
      "INSERT INTO console_session"
          + " (id, user_name, label, issuer, scope, created_at, seen_at, ends_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String END_ALL =
      "DELETE FROM console_session WHERE user_name = ? AND issuer IS NULL";

  private final SqlReader reader;
  private final SqlWriter writer;

  public SqlUsers(SqlReader reader, SqlWriter writer) {
    this.reader = reader;
    this.writer = writer;
  }

  @Override
  public Optional<User> find(String name) {
    return reader.read(
        handle ->
            handle
                .createQuery(USERS + " WHERE name = :name")
                .bind("name", name)
                .map((row, context) -> user(row))
                .findOne());
  }

  @Override
  public List<User> list(String afterName, int max) {
    return reader.read(
        handle ->
            handle
                .createQuery(USERS + " WHERE name > :after ORDER BY name LIMIT :max")
                .bind("after", afterName)
                .bind("max", max)
                .map((row, context) -> user(row))
                .list());
  }

  @Override
  public void save(User user) {
    change(
        SAVE,
        user.name(),
        user.passwordHash(),
        user.scope().text(),
        user.createdAt().toEpochMilli());
  }

  @Override
  public boolean remove(String name) {
    return writer.transaction(
        session -> {
          change(session, END_ALL, name);
          return change(session, "DELETE FROM console_user WHERE name = ?", name) > 0;
        });
  }

  @Override
  public void begin(Session session) {
    Scope scope = session.scope();
    writer.transaction(
        sql -> {
          PreparedStatement begin = sql.prepare(BEGIN);
          begin.setString(1, session.id());
          begin.setString(2, session.user());
          begin.setString(3, session.label());
          begin.setString(4, session.issuer());
          begin.setString(5, scope == null ? null : scope.text());
          begin.setLong(6, session.createdAt().toEpochMilli());
          begin.setLong(7, session.seenAt().toEpochMilli());
          begin.setLong(8, session.endsAt().toEpochMilli());
          return begin.executeUpdate();
        });
  }

  @Override
  public Optional<Session> session(String id) {
    return reader.read(
        handle ->
            handle
                .createQuery(SESSIONS + " WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> session(row))
                .findOne());
  }

  @Override
  public List<Session> sessions(String afterId, int max) {
    return reader.read(
        handle ->
            handle
                .createQuery(SESSIONS + " WHERE id > :after ORDER BY id LIMIT :max")
                .bind("after", afterId)
                .bind("max", max)
                .map((row, context) -> session(row))
                .list());
  }

  @Override
  public void seen(String id, Instant at) {
    change("UPDATE console_session SET seen_at = ? WHERE id = ?", at.toEpochMilli(), id);
  }

  @Override
  public boolean end(String id) {
    return change("DELETE FROM console_session WHERE id = ?", id) > 0;
  }

  @Override
  public void endAll(String name) {
    change(END_ALL, name);
  }

  @Override
  public void endIdle(Instant seen, Instant now) {
    change(
        "DELETE FROM console_session WHERE seen_at < ? OR ends_at <= ?",
        seen.toEpochMilli(),
        now.toEpochMilli());
  }

  private int change(String sql, Object... values) {
    return writer.transaction(session -> change(session, sql, values));
  }

  private static int change(
      org.trailmark.lrs.sql.connection.Session session, String sql, Object... values)
      throws SQLException {
    PreparedStatement change = session.prepare(sql);
    for (int i = 0; i < values.length; i++) {
      change.setObject(i + 1, values[i]);
    }
    return change.executeUpdate();
  }

  private static User user(ResultSet row) throws SQLException {
    return new User(
        row.getString(1),
        row.getString(2),
        new Scope(row.getString(3)),
        Instant.ofEpochMilli(row.getLong(4)));
  }

  private static Session session(ResultSet row) throws SQLException {
    String scope = row.getString(5);
    return new Session(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        scope == null ? null : new Scope(scope),
        Instant.ofEpochMilli(row.getLong(6)),
        Instant.ofEpochMilli(row.getLong(7)),
        Instant.ofEpochMilli(row.getLong(8)));
  }
}
