package org.trailmark.server.http.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** The addresses whose word is taken for whom they speak for. */
final class TrustedProxies {
  private final List<Network> networks;

  /** The addresses whose first {@code bits} are those of {@code start}. */
  private static final class Network {
    private final byte[] start;
    private final int bits;

    private Network(byte[] start, int bits) {
      this.start = start;
      this.bits = bits;
    }

    private boolean contains(byte[] address) {
      if (address.length != start.length) {
        return false;
      }
      for (int i = 0; i < bits; i++) {
        int mask = 0x80 >> (i % Byte.SIZE);
        if ((address[i / Byte.SIZE] & mask) != (start[i / Byte.SIZE] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * @param networks like {@code 10.0.0.7}, {@code 10.0.0.0/8} or {@code fd00::/8}
   * @throws IllegalArgumentException if one is neither an address nor a network
   */
  TrustedProxies(List<String> networks) {
    this.networks = networks.stream().map(TrustedProxies::network).toList();
  }

  private static Network network(String text) {
    int slash = text.indexOf('/');
    byte[] start =
        address(slash < 0 ? text : text.substring(0, slash))
            .orElseThrow(() -> new IllegalArgumentException("no address or network: " + text))
            .getAddress();
    int most = start.length * Byte.SIZE;
    int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException("no address or network: " + text);
    }
    return new Network(start, bits);
  }

  boolean trust(InetAddress address) {
    byte[] bytes = address.getAddress();
    return networks.stream().anyMatch(network -> network.contains(bytes));
  }

  /** An address that is written as one; names are never looked up. */
  static Optional<InetAddress> address(String text) {
    if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
