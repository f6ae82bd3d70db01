package org.trailmark.server.config;

import static org.trailmark.server.config.ServerConfig.check;

import java.nio.file.Files;
import java.nio.file.Path;

/** What TLS is spoken with: the settings {@code http.tls.*}. */
public record TlsConfig(
    @Setting(says = "a PEM file: the server's certificate, then those that certify it")
        Path certificate,
    @Setting(says = "a PEM file: the private key, as PKCS #8, without a password") Path key) {

  public TlsConfig {
    check(certificate != null && Files.isReadable(certificate), "certificate is a readable file");
    check(key != null && Files.isReadable(key), "key is a readable file");
  }
}
