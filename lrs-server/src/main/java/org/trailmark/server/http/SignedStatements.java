package org.trailmark.server.http;

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
import org.trailmark.lrs.xapi.ValidStatement;

/** Refuses statements whose signatures are malformed (xAPI-Data 2.6). */
final class SignedStatements {
  private static final String CLAUSE = "xAPI-Data 2.6";

  private SignedStatements() {}

  /**
   * Checks every signature of a batch. One that is only referred to, by a fileUrl, cannot be
   * checked here and is none of the request's faults (xAPI-Communication 1.5.1).
   *
   * @param data by its hash; null where it did not come
   * @throws LrsException {@code INVALID_STATEMENT}, with a fault for each that is malformed
   */
  static void check(List<ValidStatement> batch, Function<Sha2, @Nullable Staged> data)
      throws LrsException {
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      for (Attachment attachment : batch.get(i).attachments()) {
        if (attachment.isSignature()) {
          String problem = problem(batch.get(i).json(), attachment, data.apply(attachment.hash()));
          if (problem != null) {
            faults.add(Fault.inStatement(i, "/attachments", problem, CLAUSE));
          }
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new LrsException(ProblemCode.INVALID_STATEMENT, "A signature is malformed.", faults);
    }
  }

  private static @Nullable String problem(
      byte[] statement, Attachment attachment, @Nullable Staged data) {
    if (!AttachmentUses.isSameType(attachment.contentType(), "application/octet-stream")) {
      return "a signature has the contentType application/octet-stream; found "
          + attachment.contentType();
    }
    if (data == null) {
      return null;
    }
    try (InputStream jws = data.open()) {
      StatementSignature.read(statement, jws);
      return null;
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    } catch (IOException e) {
      throw new LrsException(ProblemCode.STORE_UNAVAILABLE, "A signature cannot be read: " + e, e);
    }
  }
}
