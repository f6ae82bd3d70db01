package org.trailmark.server.auth;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.Scope;

/** What a provider's token says of somebody, beside who she is. */
final class Claims {
  private static final int MAX_NAME = 200;

  private Claims() {}

  /** What people call her; empty: it does not say. */
  static String name(JWTClaimsSet claims) {
    String name = claims.getClaims().get("name") instanceof String said ? said.strip() : "";
    return name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
  }

  /** What she may, in scopes of ours. */
  static Set<Scope> scopes(JWTClaimsSet claims, OidcProvider provider) {
    Set<Scope> scopes = new TreeSet<>();
    for (String text : words(claims.getClaim(provider.scopeClaim()))) {
      String own = provider.scopePrefix();
      if (text.startsWith(own)) {
        scopes.addAll(Scope.named(text.substring(own.length())));
      }
    }
    return scopes;
  }

  /**
   * The values of a claim.
   *
   * @param name of the claim; where there is none, a dot leads into one: {@code realm.roles}
   */
  static List<String> values(JWTClaimsSet claims, String name) {
    return texts(claim(claims.getClaims(), name), List::of);
  }

  private static @Nullable Object claim(Map<?, ?> claims, String name) {
    Object whole = claims.get(name);
    int dot = name.indexOf('.');
    return whole == null && dot > 0 && claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
        ? claim(inner, name.substring(dot + 1))
        : whole;
  }

  /** A text with spaces between its parts, or a list: providers do either. */
  private static List<String> words(@Nullable Object claim) {
    return texts(claim, text -> Arrays.asList(text.split(" ", -1)));
  }

  /** The parts of a list, or what a single text is made of; anything else has none. */
  private static List<String> texts(@Nullable Object claim, Function<String, List<String>> parts) {
    if (claim instanceof Collection<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    return claim instanceof String text ? parts.apply(text) : List.of();
  }
}
