package org.trailmark.lrs.sql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose borrower cannot end the transaction: its state and its checkpoint commit
 * together or not at all, even if the borrower errs. Closing it does nothing, because libraries
 * that are opened over a connection ({@code Jdbi.open(connection)}) close it when they are closed.
 */
final class LentConnection {
  private final Connection lender;

  private LentConnection(Connection lender) {
    this.lender = lender;
  }

  static Connection of(Connection lender) {
    LentConnection lent = new LentConnection(lender);
    return (Connection)
        Proxy.newProxyInstance(
            LentConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> lent.call(method, arguments));
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    if (method.getName().equals("close")) {
      return null;
    }
    if (endsTransaction(method, arguments)) {
      throw new SQLException(
          method.getName() + ": this transaction belongs to its host; return, or throw to undo it");
    }
    try {
      return method.invoke(lender, arguments);
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
