package org.trailmark.server.http.transport;

import java.util.function.LongPredicate;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.util.Header;

/**
 * Lets a request begin when its body is here, so that a client who is slow holds no worker. What is
 * too large to be held, or waits for {@code 100 Continue}, is read as it comes, by few workers at
 * once. Where there is no room, the body is dropped as it comes, and the request goes on with the
 * reason in {@link WholeBody#REFUSED}.
 */
@SuppressWarnings("rawtypes") // as Grizzly declares its connections
final class WholeBodyAddOn implements AddOn {
  private static final String DECIDED = WholeBodyAddOn.class.getName() + ".decided";

  /** A body of one piece that is as small as this is not worth being counted. */
  private static final int SMALL = 16 << 10;

  /** JSON does not often shrink to less than a tenth. */
  private static final int GZIP = 10;

  /** What unfolds lies in memory in pieces, and at the end once more as a whole. */
  private static final int UNFOLDING = 2;

  private final Connections connections;
  private final BodyRoom room;
  private final long most;

  /**
   * @param most the largest body that is held
   */
  WholeBodyAddOn(Connections connections, BodyRoom room, long most) {
    this.connections = connections;
    this.room = room;
    this.most = most;
  }

  @Override
  public void setup(NetworkListener listener, FilterChainBuilder chain) {
    chain.add(chain.indexOfType(HttpServerFilter.class) + 1, new Gather());
  }

  /** What becomes of the piece of a body that is here. */
  private enum Next {
    /** The request begins, or has begun. */
    BEGIN,
    /** It waits for the next piece. */
    KEEP,
    /** The request is refused; but who is still sending would not read an answer. */
    DROP
  }

  private final class Gather extends BaseFilter {
    @Override
    public NextAction handleRead(FilterChainContext context) {
      if (context.getMessage() instanceof HttpContent content
          && content.getHttpHeader() instanceof HttpRequestPacket request) {
        return switch (next(context.getConnection(), request, content)) {
          case BEGIN -> context.getInvokeAction();
          case KEEP -> context.getStopAction(content);
          case DROP -> {
            content.recycle();
            yield context.getStopAction();
          }
        };
      }
      return context.getInvokeAction();
    }
  }

  private Next next(Connection connection, HttpRequestPacket request, HttpContent content) {
    int here = content.getContent().remaining();
    if (isFolded(request) && request.getAttribute(WholeBody.ROOM) == null) {
      request.setAttribute(
          WholeBody.ROOM,
          (LongPredicate) bytes -> hold(connection, Math.min(most, UNFOLDING * bytes)));
    }
    if ((content.isLast() && here <= SMALL && request.getAttribute(WholeBody.REFUSED) == null)
        || request.getAttribute(DECIDED) != null) {
      return Next.BEGIN;
    }
    long declared = request.getContentLength();
    boolean waits = request.requiresAcknowledgement();
    if (!content.isLast() && (waits || declared > most || here > most)) {
      return stream(connection, request);
    }
    if (request.getAttribute(WholeBody.REFUSED) == null
        && !hold(connection, held(request, Math.max(declared, here)))) {
      refuse(request);
      connections.receives(connection, connections.place(connection)); // it has its time to end
    }
    if (content.isLast()) {
      return begin(connection, request);
    }
    return request.getAttribute(WholeBody.REFUSED) == null ? Next.KEEP : Next.DROP;
  }

  /** Whether there is room for so many bytes of the body in hand. */
  private boolean hold(Connection connection, long bytes) {
    BodyRoom.Place before = connections.place(connection);
    long more = bytes - before.bytes() / BodyRoom.COPIES;
    if (more > 0) {
      if (!room.take(more)) {
        return false;
      }
      connections.receives(
          connection, new BodyRoom.Place(before.bytes() + more * BodyRoom.COPIES, before.stream()));
    }
    return true;
  }

  /** It may be longer than anybody would drop: where it is refused it is at once. */
  private Next stream(Connection connection, HttpRequestPacket request) {
    if (room.takeStream()) {
      BodyRoom.Place before = connections.place(connection);
      connections.receives(connection, new BodyRoom.Place(before.bytes(), true));
    } else {
      refuse(request);
    }
    return begin(connection, request);
  }

  private static Next begin(Connection connection, HttpRequestPacket request) {
    request.setAttribute(DECIDED, connection);
    return Next.BEGIN;
  }

  private static void refuse(HttpRequestPacket request) {
    request.setAttribute(WholeBody.REFUSED, WholeBody.noRoom());
  }

  /**
   * How much of it there will be in memory, unfolded. Of what unfolds to more, the rest is taken
   * while it does.
   */
  private long held(HttpRequestPacket request, long length) {
    return Math.min(most, isFolded(request) ? GZIP * length : length);
  }

  private static boolean isFolded(HttpRequestPacket request) {
    return request.getHeader(Header.ContentEncoding) != null;
  }
}
