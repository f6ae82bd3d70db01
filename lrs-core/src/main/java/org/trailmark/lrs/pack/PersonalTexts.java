package org.trailmark.lrs.pack;

import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Walks through a statement, and knows which of its texts belong to people: who they are, what they
 * are called, what they answered, and what extensions say.
 */
final class PersonalTexts implements AutoCloseable {
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
  private static final int OUTSIDE = Integer.MAX_VALUE;

  private final JsonParser in;
  private int depth;
  private int extensions = OUTSIDE; // how deep the extensions lie that we are in

  /** Before the first token. */
  PersonalTexts(byte[] statement) {
    in = JSON.createParser(ObjectReadContext.empty(), statement);
  }

  static JsonFactory json() {
    return JSON;
  }

  /** Where it stands. */
  JsonParser in() {
    return in;
  }

  /** Goes one token on; false behind the last. */
  boolean next() {
    JsonToken token = in.nextToken();
    if (token == null) {
      return false;
    }
    if (token.isStructStart()) {
      depth++;
      if (extensions > depth && "extensions".equals(in.currentName())) {
        extensions = depth;
      }
    } else if (token.isStructEnd()) {
      if (depth == extensions) {
        extensions = OUTSIDE;
      }
      depth--;
    }
    return true;
  }

  /** Whether it stands on such a text. */
  boolean here() {
    return in.currentToken() == JsonToken.VALUE_STRING
        && (insideExtensions()
            || (in.currentName() != null && PERSONAL.contains(in.currentName())));
  }

  boolean insideExtensions() {
    return depth >= extensions;
  }

  @Override
  public void close() {
    in.close();
  }
}
