package org.trailmark.server.http.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.util.DataChunk;

/**
 * Gives every request a {@link RequestTarget} that is legal, before Grizzly and Jersey parse it:
 * what they cannot parse they answer with 500, and past every filter of ours.
 */
final class RequestTargetAddOn implements AddOn {

  @Override
  public void setup(NetworkListener listener, FilterChainBuilder chain) {
    chain.add(chain.indexOfType(HttpServerFilter.class) + 1, new Rewrite());
  }

  private static final class Rewrite extends BaseFilter {
    @Override
    public NextAction handleRead(FilterChainContext context) {
      if (context.getMessage() instanceof HttpContent content
          && content.getHttpHeader() instanceof HttpRequestPacket request) {
        rewrite(request);
      }
      return context.getInvokeAction();
    }

    private static void rewrite(HttpRequestPacket request) {
      String path = request.getRequestURIRef().getRequestURIBC().toString(ISO_8859_1);
      if (path != null && path.startsWith("/")) {
        String legal = RequestTarget.path(path);
        if (!legal.equals(path)) {
          request.setRequestURI(legal);
        }
      }
      DataChunk sent = request.getQueryStringDC();
      if (!sent.isNull()) {
        String query = sent.toString(ISO_8859_1);
        String legal = RequestTarget.query(query);
        if (!legal.equals(query)) {
          request.setQueryString(legal);
        }
      }
    }
  }
}
