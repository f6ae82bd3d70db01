package org.trailmark.server.http;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.AttachmentStore;
import org.trailmark.lrs.store.AttachmentStore.Kept;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.Attachment;
import org.trailmark.lrs.xapi.ParameterValues;
import org.trailmark.lrs.xapi.Statement;

/** What a statement's signatures show, for admins: checked anew each time, from what is stored. */
@Path("statements/{id}/signature")
@Produces(MediaType.APPLICATION_JSON)
public final class SignatureResource {
  private final StatementReader statements;
  private final AttachmentStore attachments;

  public SignatureResource(StatementReader statements, AttachmentStore attachments) {
    this.statements = statements;
    this.attachments = attachments;
  }

  @GET
  public Signatures get(@PathParam("id") String text) {
    UUID id = ParameterValues.uuid("id", text);
    StoredStatement stored =
        statements
            .find(id)
            .orElseThrow(
                () ->
                    new LrsException(ProblemCode.NOT_FOUND, "No statement has the id " + id + "."));
    List<Signature> found =
        Statement.read(stored.json()).allAttachments().stream()
            .filter(Attachment::isSignature)
            .map(attachment -> check(stored.json(), attachment))
            .toList();
    return new Signatures(!found.isEmpty(), found);
  }

  private Signature check(byte[] statement, Attachment attachment) {
    Optional<Kept> data = attachments.find(attachment.hash());
    if (data.isEmpty()) {
      return new Signature(State.NOT_HERE, attachment.sha2(), null, List.of(), null);
    }
    try (InputStream jws = data.get().open()) {
      StatementSignature signature = StatementSignature.read(statement, jws);
      return new Signature(
          signature.certificates().isEmpty() ? State.WELL_FORMED : State.VERIFIED,
          attachment.sha2(),
          signature.algorithm(),
          signature.certificates().stream().map(Certificate::of).toList(),
          null);
    } catch (IllegalArgumentException e) {
      return new Signature(State.MALFORMED, attachment.sha2(), null, List.of(), e.getMessage());
    } catch (IOException e) {
      throw new LrsException(ProblemCode.STORE_UNAVAILABLE, "A signature cannot be read: " + e, e);
    }
  }

  /** What is known of a signature. */
  public enum State {
    /** It came as a fileUrl only, so nobody has checked it. */
    NOT_HERE,
    /** The data that is stored is not, or no longer, a signature of this statement. */
    MALFORMED,
    /** A signature of this statement; nothing shows whose. */
    WELL_FORMED,
    /** Made with the key of the first certificate; whom to trust is for the reader to say. */
    VERIFIED;

    /** The name in answers, for example {@code well-formed}. */
    @JsonValue
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The answer: whether the statement is signed, and how. */
  public record Signatures(boolean signed, List<Signature> signatures) {}

  /**
   * One signature.
   *
   * @param sha2 of the attachment
   * @param algorithm RS256, RS384 or RS512; null where it could not be read
   * @param certificates the signer's first; empty: none
   * @param problem what is wrong; null: nothing
   */
  public record Signature(
      State state,
      String sha2,
      @Nullable String algorithm,
      List<Certificate> certificates,
      @Nullable String problem) {}

  /**
   * A certificate that came with a signature.
   *
   * @param subject distinguished name (RFC 2253)
   * @param issuer distinguished name
   * @param notBefore UTC
   * @param notAfter UTC
   */
  public record Certificate(String subject, String issuer, Instant notBefore, Instant notAfter) {
    static Certificate of(X509Certificate certificate) {
      return new Certificate(
          certificate.getSubjectX500Principal().getName(),
          certificate.getIssuerX500Principal().getName(),
          certificate.getNotBefore().toInstant(),
          certificate.getNotAfter().toInstant());
    }
  }
}
