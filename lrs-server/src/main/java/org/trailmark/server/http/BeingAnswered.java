package org.trailmark.server.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.ConnectionProbe;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.HttpServerProbe;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/**
 * The connections on which a request is being answered. Grizzly counts requests, and never counts
 * down for one whose connection broke before its answer was written; a stop that waits for that
 * count waits in vain.
 */
@SuppressWarnings("rawtypes") // as Grizzly declares its probes
final class BeingAnswered {
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

  boolean isNobody() {
    return connections.isEmpty();
  }

  /** Tells of requests. */
  HttpServerProbe ofRequests() {
    return new HttpServerProbe.Adapter() {
      @Override
      public void onRequestReceiveEvent(
          HttpServerFilter filter, Connection connection, Request request) {
        connections.add(connection);
        if (!connection.isOpen()) {
          connections.remove(connection); // it was closed before it was added
        }
      }

      @Override
      public void onRequestCompleteEvent(
          HttpServerFilter filter, Connection connection, Response response) {
        connections.remove(connection);
      }

      @Override
      public void onRequestCancelEvent(
          HttpServerFilter filter, Connection connection, Request request) {
        connections.remove(connection);
      }
    };
  }

  /** Tells of connections that are closed. */
  ConnectionProbe ofConnections() {
    return new ConnectionProbe.Adapter() {
      @Override
      public void onCloseEvent(Connection connection) {
        connections.remove(connection);
      }
    };
  }
}
