package org.trailmark.lrs.sql.connection;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose borrower cannot end the transaction: its state and its checkpoint commit
 * together or not at all, even if the borrower errs. Closing it does nothing, because libraries
 * that are opened over a connection ({@code Jdbi.open(connection)}) close it when they are closed.
 */
public final class LentConnection {
  private final Connection lender;
  private final @Nullable Loan loan;
  private final Runnable beforeStatement;

  private LentConnection(Connection lender, @Nullable Loan loan, Runnable beforeStatement) {
    this.lender = lender;
    this.loan = loan;
    this.beforeStatement = beforeStatement;
  }

  /** Lends a connection for as long as it lives. */
  public static Connection of(Connection lender) {
    return of(lender, () -> {});
  }

  /**
   * The same.
   *
   * @param beforeStatement may refuse each statement that is to be made
   */
  static Connection of(Connection lender, Runnable beforeStatement) {
    return proxy(new LentConnection(lender, null, beforeStatement));
  }

  /** Lends a connection for one call, in the thread that calls. */
  public static Connection of(Connection lender, Loan loan) {
    return proxy(new LentConnection(lender, loan, () -> {}));
  }

  private static Connection proxy(LentConnection lent) {
    return (Connection)
        Proxy.newProxyInstance(
            LentConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> lent.call(method, arguments));
  }

  /** What was borrowed for one call, and is to be given back at its end. */
  public static final class Loan {
    private final List<Statement> statements = new ArrayList<>();
    private volatile boolean over;

    /**
     * Nobody uses the connection any more.
     *
     * @return how many statements were still open, and are closed now
     */
    public int end() throws SQLException {
      over = true;
      int open = 0;
      for (Statement statement : statements) {
        if (!statement.isClosed()) {
          statement.close();
          open++;
        }
      }
      return open;
    }
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    if (method.getName().equals("close")) {
      return null;
    }
    if (loan != null && loan.over) {
      throw new SQLException(
          method.getName() + ": this connection was lent for one call, which has returned");
    }
    if (Statement.class.isAssignableFrom(method.getReturnType())) {
      beforeStatement.run();
    }
    if (endsTransaction(method, arguments)) {
      throw new SQLException(
          method.getName() + ": this transaction belongs to its host; return, or throw to undo it");
    }
    try {
      Object result = method.invoke(lender, arguments);
      if (loan != null && result instanceof Statement statement) {
        loan.statements.add(statement);
      }
      return result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static boolean endsTransaction(Method method, Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "commit", "abort", "setAutoCommit" -> true;
      case "rollback" -> arguments == null || !(arguments[0] instanceof Savepoint);
      default -> false;
    };
  }
}
