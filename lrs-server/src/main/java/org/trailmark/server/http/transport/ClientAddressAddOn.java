package org.trailmark.server.http.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.NetworkListener;

/**
 * Finds out whose request it is, and whether it came over TLS, before anything asks: from the
 * connection, or from what a trusted proxy says.
 */
final class ClientAddressAddOn implements AddOn {
  private final TrustedProxies proxies;

  ClientAddressAddOn(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  @Override
  public void setup(NetworkListener listener, FilterChainBuilder chain) {
    chain.add(chain.indexOfType(HttpServerFilter.class) + 1, new Find());
  }

  private final class Find extends BaseFilter {
    @Override
    public NextAction handleRead(FilterChainContext context) {
      if (context.getMessage() instanceof HttpContent content
          && content.getHttpHeader() instanceof HttpRequestPacket request
          && request.getAttribute(ClientAddress.PROPERTY) == null
          && context.getConnection().getPeerAddress() instanceof InetSocketAddress peer) {
        find(request, peer.getAddress());
      }
      return context.getInvokeAction();
    }
  }

  private void find(HttpRequestPacket request, InetAddress peer) {
    if (!proxies.trust(peer)) {
      request.setAttribute(ClientAddress.PROPERTY, peer);
      return;
    }
    Optional<Forwarded> forwarded =
        Forwarded.of(
            request.getHeader("Forwarded"),
            request.getHeader("X-Forwarded-For"),
            request.getHeader("X-Forwarded-Proto"),
            proxies);
    request.setAttribute(ClientAddress.PROPERTY, forwarded.flatMap(Forwarded::client).orElse(peer));
    forwarded.flatMap(Forwarded::secure).ifPresent(request::setSecure);
  }
}
