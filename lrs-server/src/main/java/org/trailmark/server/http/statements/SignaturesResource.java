package org.trailmark.server.http.statements;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.SignatureReader;
import org.trailmark.lrs.store.SignatureReader.Numbered;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.ParameterValues;
import org.trailmark.lrs.xapi.Signature;

/** What the signatures of statements showed when they came, for admins. */
@Path("signatures")
@Produces(MediaType.APPLICATION_JSON)
public final class SignaturesResource {
  private static final int MAX_LIMIT = 200;

  private final StatementReader statements;
  private final SignatureReader signatures;

  public SignaturesResource(StatementReader statements, SignatureReader signatures) {
    this.statements = statements;
    this.signatures = signatures;
  }

  /** The signatures of one statement. */
  @GET
  @Path("{statement}")
  public OfStatement get(@PathParam("statement") String text) {
    UUID id = ParameterValues.uuid("statement", text);
    StoredStatement stored =
        statements
            .find(id)
            .orElseThrow(
                () ->
                    new LrsException(ProblemCode.NOT_FOUND, "No statement has the id " + id + "."));
    List<Shown> found = signatures.of(stored.seq()).stream().map(Shown::of).toList();
    return new OfStatement(!found.isEmpty(), stored.stored(), found);
  }

  /**
   * The signatures of all statements, newest first.
   *
   * @param state only these; null: all
   * @param before where the part before this one ended
   */
  @GET
  public Page list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("before") @Nullable Long before,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    int max = Math.min(Math.max(limit, 1), MAX_LIMIT);
    List<Numbered> found =
        signatures.newest(state(state), before == null ? Long.MAX_VALUE : before, max + 1);
    boolean isLast = found.size() <= max;
    List<Numbered> page = isLast ? found : found.subList(0, max);
    return new Page(
        page.stream().map(Listed::of).toList(),
        isLast ? null : more(page.get(max - 1).number(), state, max));
  }

  private static Signature.@Nullable State state(@Nullable String sent) {
    try {
      return sent == null ? null : Signature.State.ofSlug(sent);
    } catch (IllegalArgumentException e) {
      throw new LrsException(ProblemCode.INVALID_PARAMETER, "\"state\": " + e.getMessage() + ".");
    }
  }

  private static String more(long last, @Nullable String state, int limit) {
    return "signatures?limit="
        + limit
        + "&before="
        + last
        + (state == null ? "" : "&state=" + state);
  }

  /**
   * The answer of one statement.
   *
   * @param signed whether it has a signature
   * @param checked when its signatures were looked at, UTC
   */
  public record OfStatement(boolean signed, Instant checked, List<Shown> signatures) {}

  /**
   * A part of the list.
   *
   * @param more where the next part is, relative to this one; null: this is the last
   */
  public record Page(List<Listed> signatures, @Nullable String more) {}

  /**
   * One signature in the list.
   *
   * @param statement the id of the statement
   * @param checked when the signature was looked at, UTC
   */
  public record Listed(String statement, Instant checked, Shown signature) {
    static Listed of(Numbered numbered) {
      return new Listed(
          numbered.statement().toString(), numbered.stored(), Shown.of(numbered.signature()));
    }
  }

  /**
   * One signature.
   *
   * @param state unchecked, well-formed or verified
   * @param sha2 of the attachment
   * @param algorithm RS256, RS384 or RS512; null where it could not be checked
   * @param signer null where no certificate came along
   */
  public record Shown(
      String state, String sha2, @Nullable String algorithm, Signature.@Nullable Signer signer) {
    static Shown of(Signature signature) {
      return new Shown(
          signature.state().slug(),
          signature.sha2().hex(),
          signature.algorithm(),
          signature.signer());
    }
  }
}
