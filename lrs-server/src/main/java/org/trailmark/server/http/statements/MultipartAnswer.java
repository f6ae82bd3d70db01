package org.trailmark.server.http.statements;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.AttachmentStore;
import org.trailmark.lrs.store.AttachmentStore.Kept;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.Attachment;
import org.trailmark.lrs.xapi.Sha2;
import org.trailmark.lrs.xapi.Statement;

/**
 * Statements and the data of their attachments as multipart/mixed (xAPI-Communication 1.5.2),
 * streamed from where it lies.
 *
 * @param boundary random, so that no data holds it
 * @param statements writes the first part
 * @param data of the other parts
 */
record MultipartAnswer(String boundary, StreamingOutput statements, List<Data> data)
    implements StreamingOutput {

  /**
   * The data of attachments.
   *
   * @param sha2 its hash, as the first that refers to it spells it
   * @param contentType what all that refer to it say; null: they do not agree, and a part that
   *     takes sides would contradict the others (xAPI-Communication 1.5.2)
   */
  record Data(String sha2, @Nullable String contentType, Kept kept) {

    static Data of(List<Attachment> referring, Kept kept) {
      Attachment first = referring.get(0);
      boolean agreed =
          referring.stream().map(Attachment::contentType).allMatch(first.contentType()::equals);
      return new Data(first.sha2(), agreed ? first.contentType() : null, kept);
    }
  }

  /** Finds the data; what was never sent here is left out. */
  static MultipartAnswer of(
      StreamingOutput statements, List<StoredStatement> of, AttachmentStore store) {
    Map<Sha2, List<Attachment>> referring = new LinkedHashMap<>();
    for (StoredStatement statement : of) {
      for (Attachment attachment : Statement.read(statement.json()).allAttachments()) {
        referring.computeIfAbsent(attachment.hash(), hash -> new ArrayList<>()).add(attachment);
      }
    }
    List<Data> data = new ArrayList<>();
    referring.forEach(
        (hash, attachments) ->
            store.find(hash).ifPresent(kept -> data.add(Data.of(attachments, kept))));
    return new MultipartAnswer("trailmark-" + UUID.randomUUID(), statements, data);
  }

  @Override
  public void write(OutputStream output) throws IOException {
    write(
        output, "--" + boundary, HttpHeaders.CONTENT_TYPE + ": " + MediaType.APPLICATION_JSON, "");
    statements.write(output);
    for (Data each : data) {
      write(output, "", "--" + boundary);
      if (each.contentType != null) {
        write(output, HttpHeaders.CONTENT_TYPE + ": " + each.contentType);
      }
      write(
          output,
          HttpHeaders.CONTENT_LENGTH + ": " + each.kept.length(),
          ReceivedData.TRANSFER_ENCODING + ": binary",
          ReceivedData.HASH + ": " + each.sha2,
          "");
      try (InputStream content = each.kept.open()) {
        content.transferTo(output);
      }
    }
    write(output, "", "--" + boundary + "--");
  }

  private static void write(OutputStream output, String... lines) throws IOException {
    for (String line : lines) {
      output.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
