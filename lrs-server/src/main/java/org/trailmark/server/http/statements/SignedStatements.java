package org.trailmark.server.http.statements;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.AttachmentStore.Staged;
import org.trailmark.lrs.xapi.Attachment;
import org.trailmark.lrs.xapi.Sha2;
import org.trailmark.lrs.xapi.Signature;
import org.trailmark.lrs.xapi.ValidStatement;

/** Checks signatures, and refuses statements whose signatures are malformed (xAPI-Data 2.6). */
final class SignedStatements {
  private static final String CLAUSE = "xAPI-Data 2.6";

  private final Function<Sha2, @Nullable Staged> data;
  private final List<Fault> faults = new ArrayList<>();

  private SignedStatements(Function<Sha2, @Nullable Staged> data) {
    this.data = data;
  }

  /**
   * Checks every signature of a batch. One that is only referred to, by a fileUrl, cannot be
   * checked here and is none of the request's faults (xAPI-Communication 1.5.1).
   *
   * @param data by its hash; null where it did not come
   * @return the batch, each statement with what its signatures show
   * @throws LrsException {@code INVALID_STATEMENT}, with a fault for each that is malformed
   */
  static List<ValidStatement> check(
      List<ValidStatement> batch, Function<Sha2, @Nullable Staged> data) {
    SignedStatements check = new SignedStatements(data);
    List<ValidStatement> checked = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      checked.add(check.statement(i, batch.get(i)));
    }
    if (!check.faults.isEmpty()) {
      throw new LrsException(
          ProblemCode.INVALID_STATEMENT, "A signature is malformed.", check.faults);
    }
    return checked;
  }

  private ValidStatement statement(int index, ValidStatement statement) {
    if (statement.attachments().stream().noneMatch(Attachment::isSignature)) {
      return statement;
    }
    List<Signature> found = new ArrayList<>();
    for (Attachment attachment : statement.attachments()) {
      if (attachment.isSignature()) {
        try {
          found.add(signature(statement.json(), attachment));
        } catch (IllegalArgumentException e) {
          faults.add(
              Fault.inStatement(index, "/attachments", requireNonNull(e.getMessage()), CLAUSE));
        }
      }
    }
    return statement.signed(found);
  }

  /**
   * What one shows.
   *
   * @throws IllegalArgumentException if it is malformed, saying how
   */
  private Signature signature(byte[] statement, Attachment attachment) {
    if (!AttachmentUses.isSameType(attachment.contentType(), "application/octet-stream")) {
      throw new IllegalArgumentException(
          "a signature has the contentType application/octet-stream; found "
              + attachment.contentType());
    }
    Staged staged = data.apply(attachment.hash());
    if (staged == null) {
      return Signature.unchecked(attachment.hash());
    }
    try (InputStream jws = staged.open()) {
      return StatementSignature.read(statement, jws).shows(attachment.hash());
    } catch (IOException e) {
      throw new LrsException(ProblemCode.STORE_UNAVAILABLE, "A signature cannot be read: " + e, e);
    }
  }
}
