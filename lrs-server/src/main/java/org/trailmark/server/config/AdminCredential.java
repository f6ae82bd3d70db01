package org.trailmark.server.config;

import static org.trailmark.server.config.ServerConfig.check;

/**
 * The admin credential that the operator wants: the settings {@code admin.*}.
 *
 * @param secret in the clear; kept in memory only while starting
 */
public record AdminCredential(
    @Setting(says = "its key") String key,
    @Setting(says = "its secret", secret = true) String secret) {

  public AdminCredential {
    check(key != null && !key.isBlank() && !key.contains(":"), "key is a text without a colon");
    check(secret != null && !secret.isBlank(), "secret is not empty");
  }

  @Override
  public String toString() {
    return "AdminCredential[" + key + "]";
  }
}
