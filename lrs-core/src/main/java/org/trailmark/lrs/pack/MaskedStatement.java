package org.trailmark.lrs.pack;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A statement without what belongs to people: who they are, what they are called, what they
 * answered, and the texts of extensions. What is learned from it tells of nobody, and stays when
 * somebody is erased.
 */
final class MaskedStatement {
  private static final Set<String> PERSONAL =
      Set.of("mbox", "mbox_sha1sum", "openid", "name", "response");
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private MaskedStatement() {}

  static byte[] of(byte[] statement) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(statement.length);
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), statement);
        JsonGenerator masked = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      int depth = 0;
      int extensions = Integer.MAX_VALUE; // how deep the extensions lie that we are in
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        String name = in.currentName();
        if (token.isStructStart()) {
          depth++;
          if ("extensions".equals(name) && extensions > depth) {
            extensions = depth;
          }
        } else if (token.isStructEnd()) {
          if (depth == extensions) {
            extensions = Integer.MAX_VALUE;
          }
          depth--;
        }
        boolean personal = depth >= extensions || name != null && PERSONAL.contains(name);
        if (token == JsonToken.VALUE_STRING && personal) {
          masked.writeString("mbox".equals(name) ? "mailto:" : "");
        } else {
          masked.copyCurrentEventExact(in);
        }
      }
    }
    return out.toByteArray();
  }
}
