package org.trailmark.server.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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

  /** The data of one attachment, and the first that refers to it. */
  record Data(Attachment attachment, Kept kept) {}

  /** Finds the data; what was never sent here is left out. */
  static MultipartAnswer of(
      StreamingOutput statements, List<StoredStatement> of, AttachmentStore store) {
    Set<Sha2> seen = new HashSet<>();
    List<Data> data = new ArrayList<>();
    for (StoredStatement statement : of) {
      for (Attachment attachment : Statement.read(statement.json()).allAttachments()) {
        if (seen.add(attachment.hash())) {
          store.find(attachment.hash()).ifPresent(kept -> data.add(new Data(attachment, kept)));
        }
      }
    }
    return new MultipartAnswer("trailmark-" + UUID.randomUUID(), statements, data);
  }

  @Override
  public void write(OutputStream output) throws IOException {
    write(
        output, "--" + boundary, HttpHeaders.CONTENT_TYPE + ": " + MediaType.APPLICATION_JSON, "");
    statements.write(output);
    for (Data each : data) {
      write(
          output,
          "",
          "--" + boundary,
          HttpHeaders.CONTENT_TYPE + ": " + each.attachment.contentType(),
          HttpHeaders.CONTENT_LENGTH + ": " + each.kept.length(),
          ReceivedData.TRANSFER_ENCODING + ": binary",
          ReceivedData.HASH + ": " + each.attachment.sha2(),
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
