package org.trailmark.server.http.documents;

import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.Document;
import org.trailmark.lrs.store.DocumentChange;
import org.trailmark.lrs.store.DocumentContent;
import org.trailmark.lrs.xapi.JsonDocument;
import org.trailmark.server.http.xapi.Preconditions;
import org.trailmark.server.http.xapi.SentDocument;

/** What PUT, POST and DELETE do to a document (xAPI-Communication 2.2 and 3.1). */
final class DocumentChanges {
  private DocumentChanges() {}

  /** What a PUT without {@code If-Match} and {@code If-None-Match} may do. */
  enum BarePut {
    /** State in 1.0.3: store and replace. */
    ANYTHING,
    /** 2.0: store what is new. */
    CREATE,
    /** Profiles in 1.0.3, whose clients must send one of the headers: nothing. */
    NOTHING
  }

  static DocumentChange put(DocumentContent sent, Preconditions preconditions, BarePut bare) {
    if (SentDocument.isJson(sent.contentType())) {
      JsonDocument.requireJson(sent.bytes());
    }
    return current -> {
      if (preconditions.isEmpty()) {
        requireAllowed(bare, current);
      }
      preconditions.requireForChange(tag(current));
      return sent;
    };
  }

  private static void requireAllowed(BarePut bare, @Nullable Document current) {
    if (bare == BarePut.ANYTHING) {
      return;
    }
    if (current != null) {
      throw new LrsException(
          ProblemCode.CONFLICT,
          "There is a document already, and nothing was changed. Check its current state with a"
              + " GET, then send If-Match with its current ETag to replace it.");
    }
    if (bare == BarePut.NOTHING) {
      throw new LrsException(
          ProblemCode.INVALID_HEADER,
          "A PUT of a profile must have If-None-Match: * (to make a new one) or If-Match with the"
              + " current ETag (to replace one).");
    }
  }

  /** Merges JSON objects; a document that is new is stored as it is. */
  static DocumentChange post(DocumentContent sent, Preconditions preconditions) {
    boolean json = SentDocument.isJson(sent.contentType());
    if (json) {
      JsonDocument.requireObject(sent.bytes());
    }
    return current -> {
      preconditions.requireForChange(tag(current));
      if (current == null) {
        return sent;
      }
      String type = current.content().contentType();
      if (!json || !SentDocument.isJson(type)) {
        throw new LrsException(
            ProblemCode.INVALID_DOCUMENT,
            "Only application/json can be merged: the stored document is "
                + type
                + ", the posted one "
                + sent.contentType()
                + ". Nothing was changed; use PUT to replace the whole.");
      }
      return DocumentContent.of(type, JsonDocument.merge(current.content().bytes(), sent.bytes()));
    };
  }

  static DocumentChange delete(Preconditions preconditions) {
    return current -> {
      preconditions.requireForChange(tag(current));
      return null;
    };
  }

  private static @Nullable String tag(@Nullable Document current) {
    return current == null ? null : current.content().sha1();
  }
}
