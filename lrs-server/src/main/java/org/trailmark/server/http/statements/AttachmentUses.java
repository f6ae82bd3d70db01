package org.trailmark.server.http.statements;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.xapi.Attachment;
import org.trailmark.lrs.xapi.Sha2;
import org.trailmark.lrs.xapi.ValidStatement;

/** What the statements of a request say about attachments, by the hash of the data. */
final class AttachmentUses {
  private final List<ValidStatement> batch;
  private final Map<Sha2, List<Attachment>> byHash = new LinkedHashMap<>();

  AttachmentUses(List<ValidStatement> batch) {
    this.batch = batch;
    for (ValidStatement statement : batch) {
      for (Attachment attachment : statement.attachments()) {
        byHash.computeIfAbsent(attachment.hash(), hash -> new ArrayList<>()).add(attachment);
      }
    }
  }

  /** All that refer to this data; it may serve several. */
  List<Attachment> of(Sha2 hash) {
    return byHash.getOrDefault(hash, List.of());
  }

  /**
   * Each attachment must come with its data or say where it is (xAPI-Communication 1.5.1, 1.5.2).
   *
   * @param received hashes of the data that came
   * @throws LrsException {@code INVALID_STATEMENT}, with a fault for each that does not
   */
  void requireData(Set<Sha2> received) {
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      for (Attachment attachment : batch.get(i).attachments()) {
        if (attachment.fileUrl().isEmpty() && !received.contains(attachment.hash())) {
          faults.add(
              Fault.inStatement(
                  i,
                  "/attachments",
                  "an attachment without fileUrl must come with its data, as a part of"
                      + " multipart/mixed; there is none with the sha2 "
                      + attachment.sha2(),
                  "xAPI-Communication 1.5.2"));
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new LrsException(
          ProblemCode.INVALID_STATEMENT, "The data of an attachment is missing.", faults);
    }
  }

  /**
   * What a part and an attachment both say must be the same (xAPI-Communication 1.5.2).
   *
   * @throws LrsException {@code INVALID_DOCUMENT} if it is not
   */
  static void requireMatch(PartHeaders headers, Attachment attachment) {
    String type = headers.value(HttpHeaders.CONTENT_TYPE);
    if (type != null && !isSameType(type, attachment.contentType())) {
      throw PartHeaders.fault(
          headers.part(),
          "its Content-Type is " + type + ", but the attachment's is " + attachment.contentType());
    }
    String length = headers.value(HttpHeaders.CONTENT_LENGTH);
    if (length != null && !length.equals(Long.toString(attachment.length()))) {
      throw PartHeaders.fault(
          headers.part(),
          "its Content-Length is "
              + length
              + ", but the attachment's length is "
              + attachment.length());
    }
  }

  /**
   * Whether two content types agree in all that both say. The standard's own example sends {@code
   * text/plain} for {@code text/plain; charset=ascii}, so what one leaves out is no disagreement.
   */
  static boolean isSameType(String one, String other) {
    MediaType a = type(one);
    MediaType b = type(other);
    if (a == null || b == null) {
      return one.equalsIgnoreCase(other);
    }
    return a.getType().equalsIgnoreCase(b.getType())
        && a.getSubtype().equalsIgnoreCase(b.getSubtype())
        && a.getParameters().entrySet().stream()
            .allMatch(
                parameter -> {
                  String there = b.getParameters().get(parameter.getKey());
                  return there == null || there.equalsIgnoreCase(parameter.getValue());
                });
  }

  private static @Nullable MediaType type(String text) {
    try {
      return MediaType.valueOf(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
