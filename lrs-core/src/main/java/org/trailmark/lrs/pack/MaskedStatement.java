package org.trailmark.lrs.pack;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/**
 * A statement without what belongs to single people. What is learned from it tells of nobody, and
 * stays when somebody is erased.
 */
final class MaskedStatement {
  private MaskedStatement() {}

  static byte[] of(byte[] statement, SharedTexts shared) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(statement.length);
    try (PersonalTexts texts = new PersonalTexts(statement);
        JsonGenerator masked =
            PersonalTexts.json().createGenerator(ObjectWriteContext.empty(), out)) {
      while (texts.next()) {
        if (texts.here()) {
          masked.writeString(shared.shared(texts.in().getString()));
        } else {
          masked.copyCurrentEventExact(texts.in());
        }
      }
    }
    return out.toByteArray();
  }
}
