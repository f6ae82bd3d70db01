package org.trailmark.server.app;

import java.net.URI;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.Storage;
import org.trailmark.server.auth.Authenticator;
import org.trailmark.server.auth.BearerTokens;
import org.trailmark.server.auth.Callers;
import org.trailmark.server.auth.CredentialIssuer;
import org.trailmark.server.auth.CredentialsResource;
import org.trailmark.server.auth.FailedAttempts;
import org.trailmark.server.auth.OidcClient;
import org.trailmark.server.auth.OidcLogin;
import org.trailmark.server.auth.OidcLoginResource;
import org.trailmark.server.auth.OidcProvider;
import org.trailmark.server.auth.SessionCookie;
import org.trailmark.server.auth.SessionResource;
import org.trailmark.server.auth.Sessions;
import org.trailmark.server.auth.SessionsResource;
import org.trailmark.server.auth.Users;
import org.trailmark.server.auth.UsersResource;
import org.trailmark.server.config.AuthConfig;
import org.trailmark.server.config.ServerConfig;

/** All that knows callers, put together. */
record Entrance(
    Callers callers,
    CredentialIssuer issuer,
    Users users,
    Sessions sessions,
    SessionCookie cookies,
    Optional<OidcLogin> provider) {

  /**
   * @param later where it is written down what was used
   */
  static Entrance of(ServerConfig server, Storage storage, InstantSource clock, Executor later) {
    AuthConfig config = server.auth();
    Optional<OidcProvider> provider = Optional.ofNullable(config.oidc()).map(Entrance::provider);
    FailedAttempts failed = new FailedAttempts();
    Authenticator credentials = new Authenticator(storage.credentials(), failed, clock, later);
    Sessions sessions =
        new Sessions(
            storage.users(),
            provider.map(OidcProvider::issuer).orElse(null),
            config.idle(),
            config.longest(),
            clock,
            later);
    return new Entrance(
        new Callers(
            credentials, provider.map(one -> new BearerTokens(one, clock)).orElse(null), sessions),
        new CredentialIssuer(storage.credentials(), credentials, clock),
        new Users(storage.users(), failed, clock),
        sessions,
        new SessionCookie(
            server.http().basePath() + TrailmarkServer.ADMIN,
            config.secureCookie() || isTls(server.http().publicOrigin())),
        provider.flatMap(
            one -> client(server).map(client -> new OidcLogin(one, client, failed, clock))));
  }

  /** What admins ask of callers, and callers of themselves. */
  Set<Object> resources(Storage storage) {
    Set<Object> resources = new HashSet<>();
    resources.add(new CredentialsResource(storage.credentials(), issuer));
    resources.add(new UsersResource(storage.users(), users));
    resources.add(new SessionsResource(storage.users()));
    resources.add(new SessionResource(users, sessions, cookies, provider));
    provider.ifPresent(
        login -> resources.add(new OidcLoginResource(login, sessions, cookies, storage.audit())));
    return resources;
  }

  private static boolean isTls(@Nullable String origin) {
    return origin != null && origin.startsWith("https:");
  }

  private static OidcProvider provider(AuthConfig.Oidc oidc) {
    return new OidcProvider(
        oidc.issuer(),
        oidc.audience(),
        oidc.keys(),
        oidc.scopeClaim(),
        oidc.scopePrefix() == null ? "" : oidc.scopePrefix());
  }

  /** What this server is at the provider; empty: people do not log in there. */
  private static Optional<OidcClient> client(ServerConfig server) {
    String here = server.http().publicOrigin() + server.http().basePath();
    return Optional.ofNullable(server.auth().oidc())
        .map(AuthConfig.Oidc::login)
        .map(
            login ->
                new OidcClient(
                    login.clientId(),
                    login.clientSecret(),
                    login.label(),
                    login.scope(),
                    login.roleClaim(),
                    login.admins(),
                    login.viewers(),
                    URI.create(here + TrailmarkServer.ADMIN + "/" + OidcLoginResource.callback()),
                    URI.create(here + "/console/")));
  }
}
