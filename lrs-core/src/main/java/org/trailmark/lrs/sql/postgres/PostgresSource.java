package org.trailmark.lrs.sql.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.connection.Migrations;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.connection.SqlFailure;
import org.trailmark.lrs.sql.connection.SqlSource;

/**
 * A schema of a PostgreSQL database. Several nodes write to it; those who write the same take turns
 * at an advisory lock that lives as long as the transaction.
 *
 * @param schema where unqualified names lead
 * @param user for whom it is
 * @param turn what those who write here take turns at; null: they see to it themselves
 */
public record PostgresSource(
    PostgresAddress address, String schema, User user, @Nullable String turn) implements SqlSource {
  private static final Driver DRIVER = new Driver();
  private static final String VACUUM =
      "SELECT format('VACUUM %I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = ?";
  private static final String TAKE_TURN = "SELECT pg_advisory_xact_lock(?)";
  private static final String WAIT_FOR_TURN = "SELECT pg_advisory_lock(?)";
  private static final String PATIENT = "SET lock_timeout = 0";
  private static final int ALIVE_SECONDS = 5;
  private static final int LONGEST_NAME = 63;
  private static final String SOCKET_SECONDS = "90";

  /** The end of a node whose machine is gone is noticed within some fifteen seconds. */
  private static final String EVERY_SESSION =
      "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 3; SET tcp_keepalives_count = 3;"
          + " SET jit = off; SET client_min_messages = warning";

  private static final String READ_ONLY =
      "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

  /** Whose sessions differ in what the database is to do for them. */
  enum User {
    /**
     * Finds everything along an index, in its order, and stops when its page is full. Statistics
     * lag behind what is stored, and must not talk the planner into reading a whole table and
     * sorting it. Whoever hangs with a lock in her hands must not hold up the other nodes.
     */
    STORE(
        "SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_hashjoin = off;"
            + " SET plan_cache_mode = force_generic_plan;"
            + " SET idle_in_transaction_session_timeout = '30s'"),
    /** Asks what it likes, and may think for longer. */
    PLUGIN("SET idle_in_transaction_session_timeout = '10min'");

    private final String settings;

    User(String settings) {
      this.settings = settings;
    }
  }

  /** The store's own. */
  public static PostgresSource ofStore(PostgresAddress address) {
    return new PostgresSource(address, address.schema(), User.STORE, null);
  }

  /**
   * A plugin's own.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if its name is too long
   */
  public static PostgresSource ofPlugin(PostgresAddress address, String plugin) {
    String schema = address.schema() + "_" + plugin;
    if (schema.length() > LONGEST_NAME) {
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION,
          "The plugin's name is too long for PostgreSQL, which knows names of "
              + LONGEST_NAME
              + " characters: "
              + schema);
    }
    return new PostgresSource(address, schema, User.PLUGIN, "write");
  }

  /** The same database, where others take turns. */
  public PostgresSource takingTurnsAt(String what) {
    return new PostgresSource(address, schema, user, what);
  }

  /** A number for an advisory lock, which knows no names: the same on every node. */
  long lockKey(String what) {
    return UUID.nameUUIDFromBytes(("trailmark/" + schema + "/" + what).getBytes(UTF_8))
        .getMostSignificantBits();
  }

  @Override
  public void migrate(List<Migrations> migrations) {
    try (Connection turn = connect(PATIENT);
        PreparedStatement lock = turn.prepareStatement(WAIT_FOR_TURN)) {
      turn.setNetworkTimeout(Runnable::run, 0); // however long the other one takes
      lock.setLong(1, lockKey("migrations")); // of nodes that start at once, one goes first
      lock.execute();
      migrations.forEach(one -> one.run(this));
    } catch (SQLException e) {
      throw SqlFailure.of(e, this);
    }
  }

  @Override
  public Connection connect() throws SQLException {
    return connect("SET lock_timeout = '30s'");
  }

  @Override
  public Connection connectToRead() throws SQLException {
    return connect(READ_ONLY);
  }

  /** Without our limits: whatever a migration does may take its time. */
  @Override
  public Connection connectToMigrate() throws SQLException {
    return connected(properties(), EVERY_SESSION);
  }

  private Connection connect(String settings) throws SQLException {
    Properties properties = properties();
    properties.putIfAbsent("socketTimeout", SOCKET_SECONDS);
    return connected(properties, String.join("; ", EVERY_SESSION, user.settings, settings));
  }

  private Connection connected(Properties properties, String settings) throws SQLException {
    Connection connection = DRIVER.connect(address.url(), properties);
    if (connection == null) {
      throw new IllegalStateException("no address of PostgreSQL: " + address);
    }
    boolean done = false;
    try (Statement statement = connection.createStatement()) {
      statement.execute(settings);
      done = true;
      return connection;
    } finally {
      if (!done) {
        connection.close();
      }
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "trailmark");
    properties.setProperty("connectTimeout", "5"); // seconds
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("reWriteBatchedInserts", "true");
    for (String name : address.properties().stringPropertyNames()) {
      properties.setProperty(name, address.properties().getProperty(name));
    }
    properties.setProperty("currentSchema", '"' + schema + '"');
    return properties;
  }

  @Override
  public void takeTurn(Session session) throws SQLException {
    if (turn != null) {
      PreparedStatement lock = session.prepare(TAKE_TURN);
      lock.setLong(1, lockKey(turn));
      lock.execute();
    }
  }

  /** What was deleted is free to be overwritten; when that happens is the database's affair. */
  @Override
  public void compact() throws SQLException {
    try (Connection connection = connect();
        PreparedStatement tables = connection.prepareStatement(VACUUM);
        Statement vacuum = connection.createStatement()) {
      connection.setNetworkTimeout(Runnable::run, 0); // however much there is
      tables.setString(1, schema);
      try (ResultSet commands = tables.executeQuery()) {
        while (commands.next()) {
          vacuum.execute(commands.getString(1));
        }
      }
    }
  }

  /** The server is asked over a connection of its own. */
  @Override
  public void interrupt(Session session) throws SQLException {
    session.connection().unwrap(PGConnection.class).cancelQuery();
  }

  @Override
  public boolean isAlive(Session session) throws SQLException {
    return session.connection().isValid(ALIVE_SECONDS);
  }

  @Override
  public @Nullable String outage(SQLException failure) {
    String state = failure.getSQLState();
    return state == null ? null : PostgresErrors.outage(state, failure.getMessage());
  }

  @Override
  public @Nullable LrsException refusal(SQLException failure) {
    String state = failure.getSQLState();
    return state == null ? null : PostgresErrors.refusal(state, failure);
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
