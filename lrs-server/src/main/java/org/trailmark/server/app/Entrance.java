package org.trailmark.server.app;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.Storage;
import org.trailmark.server.auth.Authenticator;
import org.trailmark.server.auth.BearerTokens;
import org.trailmark.server.auth.Callers;
import org.trailmark.server.auth.CredentialIssuer;
import org.trailmark.server.auth.FailedAttempts;
import org.trailmark.server.auth.OidcProvider;
import org.trailmark.server.auth.Sessions;
import org.trailmark.server.auth.Users;
import org.trailmark.server.config.AuthConfig;

/** All that knows callers, put together. */
record Entrance(Callers callers, CredentialIssuer issuer, Users users, Sessions sessions) {

  /**
   * @param later where it is written down what was used
   */
  static Entrance of(AuthConfig config, Storage storage, InstantSource clock, Executor later) {
    FailedAttempts failed = new FailedAttempts();
    Authenticator credentials = new Authenticator(storage.credentials(), failed, clock, later);
    Sessions sessions =
        new Sessions(storage.users(), config.idle(), config.longest(), clock, later);
    return new Entrance(
        new Callers(credentials, tokens(config.oidc(), clock), sessions),
        new CredentialIssuer(storage.credentials(), credentials, clock),
        new Users(storage.users(), failed, clock),
        sessions);
  }

  private static @Nullable BearerTokens tokens(
      AuthConfig.@Nullable Oidc oidc, InstantSource clock) {
    return oidc == null
        ? null
        : new BearerTokens(
            new OidcProvider(
                oidc.issuer(),
                oidc.audience(),
                oidc.keys(),
                oidc.scopeClaim(),
                oidc.scopePrefix() == null ? "" : oidc.scopePrefix()),
            clock);
  }
}
