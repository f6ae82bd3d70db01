package org.trailmark.server.http.transport;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.InetAddress;

/** Where a request comes from: the connection's other end, or what a trusted proxy says. */
public final class ClientAddress {
  /** The property of a request that is its {@link InetAddress}. */
  public static final String PROPERTY = ClientAddress.class.getName();

  private ClientAddress() {}

  /** The address as digits, for logs and limits; {@code unknown} where there is no connection. */
  public static String of(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) instanceof InetAddress address
        ? address.getHostAddress()
        : "unknown";
  }
}
