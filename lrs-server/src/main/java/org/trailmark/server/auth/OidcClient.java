package org.trailmark.server.auth;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this server is at a provider, for people who log in to the console there.
 *
 * @param id its {@code client_id}
 * @param secret null: it is a public client, and PKCE alone keeps codes from others
 * @param label what the button says; null: what the console says by itself
 * @param scope what is asked for; {@code openid} is part of it
 * @param roleClaim the claim that says what somebody is; null: her scopes do
 * @param admins its values that make an admin
 * @param viewers its values that make a viewer
 * @param callback where the provider sends people back to
 * @param home the console, as browsers reach it
 */
public record OidcClient(
    String id,
    @Nullable String secret,
    @Nullable String label,
    String scope,
    @Nullable String roleClaim,
    List<String> admins,
    List<String> viewers,
    URI callback,
    URI home) {
  public OidcClient {
    requireNonNull(id, "id");
    requireNonNull(scope, "scope");
    requireNonNull(callback, "callback");
    requireNonNull(home, "home");
    admins = List.copyOf(admins);
    viewers = List.copyOf(viewers);
  }

  @Override
  public String toString() {
    return "OidcClient[" + id + "]";
  }
}
