package org.trailmark.server.http.transport;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a proxy says of a request that it passes on (RFC 7239, or the older {@code X-Forwarded-*}).
 * Each proxy adds to the end, so the client is the last one that is no trusted proxy itself: what
 * stands before it, anybody may have written.
 *
 * @param client empty: the proxy says nothing that can be used
 * @param secure whether the client speaks TLS; empty: the proxy does not say
 */
record Forwarded(Optional<InetAddress> client, Optional<Boolean> secure) {

  /**
   * Reads the headers; {@code Forwarded} counts alone where it is there.
   *
   * @return empty: there are none
   */
  static Optional<Forwarded> of(
      @Nullable String forwarded,
      @Nullable String forwardedFor,
      @Nullable String forwardedProto,
      TrustedProxies proxies) {
    if (forwarded != null) {
      return Optional.of(standard(forwarded, proxies));
    }
    if (forwardedFor == null && forwardedProto == null) {
      return Optional.empty();
    }
    List<String> hops = forwardedFor == null ? List.of() : List.of(forwardedFor.split(",", -1));
    Optional<Boolean> secure =
        Optional.ofNullable(forwardedProto)
            .map(text -> text.substring(text.lastIndexOf(',') + 1))
            .flatMap(Forwarded::secure);
    return Optional.of(new Forwarded(client(hops, proxies), secure));
  }

  private static Forwarded standard(String header, TrustedProxies proxies) {
    List<String> hops = new ArrayList<>();
    Optional<Boolean> secure = Optional.empty();
    for (String element : header.split(",", -1)) {
      for (String pair : element.split(";", -1)) {
        int is = pair.indexOf('=');
        String name = is < 0 ? "" : pair.substring(0, is).strip().toLowerCase(Locale.ROOT);
        String value = pair.substring(is + 1).strip().replace("\"", "");
        if (name.equals("for")) {
          hops.add(value);
        } else if (name.equals("proto")) {
          secure = secure(value); // of the last hop, which we trust
        }
      }
    }
    return new Forwarded(client(hops, proxies), secure);
  }

  private static Optional<InetAddress> client(List<String> hops, TrustedProxies proxies) {
    List<String> fromUs = new ArrayList<>(hops);
    Collections.reverse(fromUs);
    Optional<InetAddress> last = Optional.empty();
    for (String hop : fromUs) {
      Optional<InetAddress> address = address(hop.strip());
      if (address.isEmpty()) {
        return last;
      }
      last = address;
      if (!proxies.trust(address.get())) {
        return last;
      }
    }
    return last;
  }

  /** Without a port: {@code 10.0.0.1:80}, {@code [2001:db8::1]:80}. */
  private static Optional<InetAddress> address(String hop) {
    if (hop.startsWith("[")) {
      int end = hop.indexOf(']');
      return end < 0 ? Optional.empty() : TrustedProxies.address(hop.substring(1, end));
    }
    boolean port = hop.indexOf(':') >= 0 && hop.indexOf(':') == hop.lastIndexOf(':');
    return TrustedProxies.address(port ? hop.substring(0, hop.indexOf(':')) : hop);
  }

  private static Optional<Boolean> secure(String proto) {
    return switch (proto.strip().toLowerCase(Locale.ROOT)) {
      case "https" -> Optional.of(true);
      case "http" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
