package org.trailmark.spec.conformance.communication;

import java.nio.charset.StandardCharsets;
import org.trailmark.spec.conformance.http.Answer;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.http.Multipart;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import tools.jackson.databind.node.ObjectNode;

/** Statements whose attachments are sent along. */
final class Attached {
  private Attached() {}

  /** Data that no other attachment has. */
  static byte[] data() {
    return ("data of " + Samples.unique() + "\r\n--with dashes").getBytes(StandardCharsets.UTF_8);
  }

  /** The attachment object that describes data of type text/plain. */
  static ObjectNode attachment(byte[] data) {
    return Json.object(
        "{'usageType':'http://example.com/usage/test','display':{'en':'A test'},"
            + "'contentType':'text/plain','length':"
            + data.length
            + ",'sha2':'"
            + Multipart.hash("SHA-256", data)
            + "'}");
  }

  /** A statement with one attachment. */
  static ObjectNode statement(byte[] data) {
    return Json.with(Samples.statement(), "/attachments", Json.array(attachment(data)));
  }

  /** Posts a multipart body. */
  static Answer post(Lrs lrs, Multipart multipart) {
    return lrs.post("statements").body(multipart.bytes(), multipart.contentType()).send();
  }
}
