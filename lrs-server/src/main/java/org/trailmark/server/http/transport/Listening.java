package org.trailmark.server.http.transport;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a server listens, and what it takes.
 *
 * @param port 0: any free one
 * @param workers threads that answer
 * @param headerBytes the longest head of a request, with its address
 * @param connections how many there may be; 0: as many as the heap has room for
 * @param idle how long a connection may be without a whole head of a request
 * @param receiving how long a body may take that is held in memory
 * @param bodyBytes the largest body that is held in memory; larger ones are read as they come
 * @param trustedProxies addresses and networks that say truly whom they speak for
 * @param tls null: plain HTTP
 */
public record Listening(
    String host,
    int port,
    int workers,
    int headerBytes,
    int connections,
    Duration idle,
    Duration receiving,
    int bodyBytes,
    List<String> trustedProxies,
    @Nullable Tls tls) {

  public Listening {
    requireNonNull(host, "host");
    trustedProxies = List.copyOf(trustedProxies);
  }

  /**
   * What TLS is spoken with.
   *
   * @param certificate a PEM file: the server's certificate, then those that certify it
   * @param key a PEM file: its private key, as PKCS #8
   */
  public record Tls(Path certificate, Path key) {}
}
