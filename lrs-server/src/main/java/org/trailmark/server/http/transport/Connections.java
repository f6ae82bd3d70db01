package org.trailmark.server.http.transport;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.ConnectionProbe;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.HttpServerProbe;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/**
 * The connections there are, and what each one is about: waiting for a request, receiving one, or
 * being answered. Turns away those that are too many, closes those on which nothing comes of it,
 * and gives back the room that a request took. Grizzly counts requests, too, but never counts down
 * for one whose connection broke before its answer was written; a stop that waits for that count
 * waits in vain.
 */
@SuppressWarnings("rawtypes") // as Grizzly declares its probes
final class Connections {
  private final int most;
  private final long idleNanos;
  private final long receivingNanos;
  private final BodyRoom room;
  private final Map<Connection, State> states = new ConcurrentHashMap<>();
  private final LongAdder refused = new LongAdder();
  private final LongAdder tooSlow = new LongAdder();

  private enum Phase {
    WAITING,
    RECEIVING,
    ANSWERING
  }

  /** What is known of one; changed by the thread that has the connection in hand. */
  private static final class State {
    private volatile Phase phase = Phase.WAITING;
    private volatile long since = System.nanoTime();
    private BodyRoom.Place place = BodyRoom.Place.NONE;

    private void enter(Phase next) {
      since = System.nanoTime();
      phase = next;
    }

    private synchronized void take(BodyRoom.Place taken) {
      place = taken;
    }

    private synchronized BodyRoom.Place leave() {
      BodyRoom.Place left = place;
      place = BodyRoom.Place.NONE;
      return left;
    }
  }

  Connections(int most, Duration idle, Duration receiving, BodyRoom room) {
    this.most = most;
    this.idleNanos = idle.toNanos();
    this.receivingNanos = receiving.toNanos();
    this.room = room;
  }

  boolean isNobodyAnswered() {
    return answering() == 0;
  }

  int open() {
    return states.size();
  }

  long answering() {
    return states.values().stream().filter(state -> state.phase == Phase.ANSWERING).count();
  }

  /** Connections that were one too many. */
  long refused() {
    return refused.sum();
  }

  /** Connections on which a request did not come in time. */
  long tooSlow() {
    return tooSlow.sum();
  }

  /** A request's body comes in pieces; it has until then. */
  void receives(Connection connection, BodyRoom.Place place) {
    State state = states.get(connection);
    if (state == null) {
      room.leave(place); // closed meanwhile
      return;
    }
    state.take(place);
    if (state.phase == Phase.WAITING) {
      state.enter(Phase.RECEIVING);
    }
    if (!connection.isOpen()) {
      forget(connection);
    }
  }

  /** The place that the request in hand took. */
  BodyRoom.Place place(Connection connection) {
    State state = states.get(connection);
    return state == null ? BodyRoom.Place.NONE : state.place;
  }

  /** Closes those on which a request does not come in time. */
  void closeSlow() {
    long now = System.nanoTime();
    states.forEach(
        (connection, state) -> {
          long patience =
              switch (state.phase) {
                case WAITING -> idleNanos;
                case RECEIVING -> receivingNanos;
                case ANSWERING -> Long.MAX_VALUE;
              };
          if (now - state.since > patience) {
            if (state.phase == Phase.RECEIVING) {
              tooSlow.increment();
            }
            connection.closeSilently();
          }
        });
  }

  private void forget(Connection connection) {
    State state = states.remove(connection);
    if (state != null) {
      room.leave(state.leave());
    }
  }

  private void answered(Connection connection) {
    State state = states.get(connection);
    if (state != null) {
      state.enter(Phase.WAITING);
      room.leave(state.leave());
    }
  }

  /** Tells of requests. */
  HttpServerProbe ofRequests() {
    return new HttpServerProbe.Adapter() {
      @Override
      public void onRequestReceiveEvent(
          HttpServerFilter filter, Connection connection, Request request) {
        State state = states.get(connection);
        if (state != null) {
          state.enter(Phase.ANSWERING);
        }
      }

      @Override
      public void onRequestCompleteEvent(
          HttpServerFilter filter, Connection connection, Response response) {
        answered(connection);
      }

      @Override
      public void onRequestCancelEvent(
          HttpServerFilter filter, Connection connection, Request request) {
        answered(connection);
      }
    };
  }

  /** Tells of connections. */
  ConnectionProbe ofConnections() {
    return new ConnectionProbe.Adapter() {
      @Override
      public void onAcceptEvent(Connection listener, Connection connection) {
        if (states.size() >= most) {
          refused.increment();
          connection.closeSilently();
          return;
        }
        states.put(connection, new State());
        if (!connection.isOpen()) {
          forget(connection); // it was closed before it was known
        }
      }

      @Override
      public void onCloseEvent(Connection connection) {
        forget(connection);
      }
    };
  }
}
