package org.trailmark.server.http.statements;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.AttachmentStore;
import org.trailmark.lrs.store.AttachmentStore.Staged;
import org.trailmark.lrs.xapi.Attachment;
import org.trailmark.lrs.xapi.Sha2;
import org.trailmark.server.http.filter.LimitedStream;

/** The data of attachments that came with one request; gone when closed, unless kept. */
final class ReceivedData implements AutoCloseable {
  /** Header of a part: the hash of its data. */
  static final String HASH = "X-Experience-API-Hash";

  static final String TRANSFER_ENCODING = "Content-Transfer-Encoding";

  private final AttachmentStore store;
  private final AttachmentUses uses;
  private final long maxBytes;
  private final List<Staged> all = new ArrayList<>();
  private final Map<Sha2, Staged> received = new LinkedHashMap<>();

  /**
   * @param uses what the statements say
   * @param maxBytes the largest attachment
   */
  ReceivedData(AttachmentStore store, AttachmentUses uses, long maxBytes) {
    this.store = store;
    this.uses = uses;
    this.maxBytes = maxBytes;
  }

  /**
   * Takes one part in. What its headers show to be wrong is refused before its data is read.
   *
   * @throws LrsException {@code INVALID_DOCUMENT} or {@code TOO_LARGE}
   */
  void take(PartHeaders headers, InputStream data) throws IOException {
    Sha2 hash = hash(headers);
    String encoding = headers.value(TRANSFER_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("binary")) {
      throw fault(headers, "its " + TRANSFER_ENCODING + " is " + encoding + ", not binary");
    }
    List<Attachment> attachments = uses.of(hash);
    if (attachments.isEmpty()) {
      throw fault(headers, "no statement refers to its " + HASH + " " + hash);
    }
    attachments.forEach(attachment -> AttachmentUses.requireMatch(headers, attachment));
    if (attachments.get(0).length() > maxBytes) {
      throw tooLarge();
    }
    Staged staged = store.stage(hash, new LimitedStream(data, maxBytes, this::tooLarge));
    // From here on closing this closes it, whatever is wrong with it.
    all.add(staged);
    if (!staged.hash().equals(hash)) {
      throw fault(headers, "its data has the hash " + staged.hash() + ", not " + hash);
    }
    // Sending data once for several statements is only recommended; a second copy says no more.
    received.putIfAbsent(hash, staged);
    for (Attachment attachment : attachments) {
      if (attachment.length() != staged.length()) {
        throw fault(
            headers,
            "it has "
                + staged.length()
                + " octets of data, but the attachment's length is "
                + attachment.length());
      }
    }
  }

  private static Sha2 hash(PartHeaders headers) {
    String text = headers.value(HASH);
    if (text == null) {
      throw fault(headers, "it has no " + HASH);
    }
    try {
      return new Sha2(text);
    } catch (IllegalArgumentException e) {
      throw fault(headers, "its " + HASH + " must be " + e.getMessage());
    }
  }

  Set<Sha2> hashes() {
    return received.keySet();
  }

  /** The data with this hash; null: it did not come. */
  @Nullable Staged find(Sha2 hash) {
    return received.get(hash);
  }

  /** Keeps everything for good; returns when it is on disk. */
  void keep() {
    received.values().forEach(Staged::keep);
  }

  @Override
  public void close() {
    all.forEach(Staged::close);
  }

  private static LrsException fault(PartHeaders headers, String what) {
    return PartHeaders.fault(headers.part(), what);
  }

  private LrsException tooLarge() {
    return new LrsException(
        ProblemCode.TOO_LARGE, "An attachment may have " + maxBytes + " bytes here.");
  }
}
