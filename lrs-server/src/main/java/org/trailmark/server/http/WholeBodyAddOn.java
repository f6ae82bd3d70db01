package org.trailmark.server.http;

import java.time.Duration;
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
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * Lets a request begin when its body is here, so that a client who is slow holds no worker. What is
 * too large to be held, or waits for {@code 100 Continue}, is read as it comes, by few workers at
 * once. Where there is no room, the request goes on at once with the reason in {@link #REFUSED}.
 */
@SuppressWarnings("rawtypes") // as Grizzly declares its connections
final class WholeBodyAddOn implements AddOn {
  /** A property of requests: the {@link LrsException} that they are to be answered with. */
  static final String REFUSED = WholeBodyAddOn.class.getName() + ".refused";

  private static final String DECIDED = WholeBodyAddOn.class.getName() + ".decided";

  /** A body of one piece that is as small as this is not worth being counted. */
  private static final int SMALL = 16 << 10;

  /** JSON does not often shrink to less than a tenth. */
  private static final int GZIP = 10;

  private static final Duration A_MOMENT = Duration.ofSeconds(1);

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

  private final class Gather extends BaseFilter {
    @Override
    public NextAction handleRead(FilterChainContext context) {
      return context.getMessage() instanceof HttpContent content
              && content.getHttpHeader() instanceof HttpRequestPacket request
              && !isReady(context.getConnection(), request, content)
          ? context.getStopAction(content)
          : context.getInvokeAction();
    }
  }

  /** Whether the request may begin, or has begun. */
  private boolean isReady(Connection connection, HttpRequestPacket request, HttpContent content) {
    int here = content.getContent().remaining();
    if (content.isLast() && here <= SMALL || request.getAttribute(DECIDED) != null) {
      return true;
    }
    long declared = request.getContentLength();
    boolean waits = request.requiresAcknowledgement();
    if (!content.isLast() && (waits || declared > most || here > most)) {
      return decide(connection, request, stream(connection));
    }
    long needed = held(request, Math.max(declared, here));
    BodyRoom.Place before = connections.place(connection);
    long more = needed - before.bytes() / BodyRoom.COPIES;
    if (more > 0) {
      if (!room.take(more)) {
        return decide(connection, request, false);
      }
      connections.receives(
          connection, new BodyRoom.Place(before.bytes() + more * BodyRoom.COPIES, false));
    }
    return content.isLast() && decide(connection, request, true);
  }

  private boolean stream(Connection connection) {
    if (!room.takeStream()) {
      return false;
    }
    BodyRoom.Place before = connections.place(connection);
    connections.receives(connection, new BodyRoom.Place(before.bytes(), true));
    return true;
  }

  private static boolean decide(
      Connection connection, HttpRequestPacket request, boolean mayBegin) {
    request.setAttribute(DECIDED, connection);
    if (!mayBegin) {
      request.setAttribute(
          REFUSED,
          LrsException.later(
              ProblemCode.OVERLOADED,
              "Too many large requests at once; try again in a moment.",
              A_MOMENT));
    }
    return true;
  }

  /** How much of it there will be in memory, unfolded. */
  private long held(HttpRequestPacket request, long length) {
    boolean gzip = request.getHeader(Header.ContentEncoding) != null;
    return Math.min(most, gzip ? GZIP * length : length);
  }
}
