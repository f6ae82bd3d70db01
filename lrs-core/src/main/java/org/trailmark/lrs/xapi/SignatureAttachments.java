package org.trailmark.lrs.xapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes the signatures of a statement (xAPI-Data 4.4) out of its attachments. */
final class SignatureAttachments {
  private static final String USAGE = "http://adlnet.gov/expapi/attachments/signature";

  private SignatureAttachments() {}

  /** The same array where there is none. */
  static byte[] without(byte[] statement) {
    Map<String, JsonSpan> properties = JsonSpan.of(statement).properties();
    JsonSpan attachments = properties.get("attachments");
    if (attachments == null) {
      return statement;
    }
    List<byte[]> kept = new ArrayList<>();
    List<JsonSpan> all = attachments.elements();
    for (JsonSpan attachment : all) {
      JsonSpan usage = attachment.properties().get("usageType");
      if (usage == null || !usage.text().equals(USAGE)) {
        kept.add(attachment.bytes());
      }
    }
    if (kept.size() == all.size()) {
      return statement;
    }
    JsonBytes fewer = new JsonBytes();
    properties.forEach(
        (name, value) -> {
          if (!name.equals("attachments")) {
            fewer.add(name, value);
          } else if (!kept.isEmpty()) {
            fewer.add(name, JsonBytes.array(kept));
          }
        });
    return fewer.end();
  }
}
