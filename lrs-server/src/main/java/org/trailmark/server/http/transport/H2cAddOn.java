package org.trailmark.server.http.transport;

import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpEvents.IncomingHttpUpgradeEvent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.NetworkListener;

/**
 * Answers {@code Upgrade: h2c} as HTTP/1.1, as RFC 9110 7.8 allows. Java's own client sends it by
 * default, and without this Grizzly takes the body for the new protocol's and waits for it until
 * the client gives up (grizzly #1972).
 */
final class H2cAddOn implements AddOn {

  @Override
  public void setup(NetworkListener listener, FilterChainBuilder chain) {
    chain.add(chain.indexOfType(HttpServerFilter.class) + 1, new IgnoreUpgrade());
  }

  private static final class IgnoreUpgrade extends BaseFilter {
    @Override
    public NextAction handleEvent(FilterChainContext context, FilterChainEvent event) {
      if (event.type() == IncomingHttpUpgradeEvent.TYPE) {
        HttpHeader header = ((IncomingHttpUpgradeEvent) event).getHttpHeader();
        header.setIgnoreContentModifiers(false);
        header.getUpgradeDC().recycle();
      }
      return context.getInvokeAction();
    }
  }
}
