package org.trailmark.server.http;

import java.util.ArrayList;
import java.util.List;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.xapi.ValidStatement;

/** Where the data of attachments is (xAPI-Communication 1.5). */
final class AttachmentData {

  private AttachmentData() {}

  /**
   * In a request of JSON alone there is no data, so each attachment must say where it is.
   *
   * @throws LrsException {@code INVALID_STATEMENT}, with a fault for each that does not
   */
  static void requireFileUrls(List<ValidStatement> batch) {
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      if (batch.get(i).attachments().stream().anyMatch(a -> a.fileUrl().isEmpty())) {
        faults.add(
            Fault.inStatement(
                i,
                "/attachments",
                "an attachment without fileUrl must come with its data, as multipart/mixed",
                "xAPI-Communication 1.5.1"));
      }
    }
    if (!faults.isEmpty()) {
      throw new LrsException(
          ProblemCode.INVALID_STATEMENT, "The data of an attachment is missing.", faults);
    }
  }
}
