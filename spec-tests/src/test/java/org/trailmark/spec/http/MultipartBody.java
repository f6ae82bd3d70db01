package org.trailmark.spec.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;

/** Bodies of multipart/mixed with the boundary {@code b}, of any size, never held in memory. */
final class MultipartBody {
  static final String TYPE = "multipart/mixed; boundary=b";

  private MultipartBody() {}

  /** Statements, then parts. */
  static InputStream of(String statements, InputStream... parts) {
    InputStream head = text("--b\r\nContent-Type: application/json\r\n\r\n" + statements);
    return Stream.concat(
            Stream.concat(Stream.of(head), Stream.of(parts)), Stream.of(text("\r\n--b--\r\n")))
        .reduce(SequenceInputStream::new)
        .orElseThrow();
  }

  /** Sends a body, in chunks. */
  static HttpResponse<String> send(Lrs lrs, String statements, InputStream... parts) {
    InputStream body = of(statements, parts);
    return lrs.send(
        lrs.request("xapi/statements")
            .header("Content-Type", TYPE)
            .POST(BodyPublishers.ofInputStream(() -> body)));
  }

  /** Plain text. */
  static InputStream part(String hash, InputStream data) {
    return partWith(
        "X-Experience-API-Hash: "
            + hash
            + "\r\nContent-Transfer-Encoding: binary\r\nContent-Type: text/plain\r\n",
        data);
  }

  /** Plain text. */
  static InputStream part(String text) {
    return part(hash(text), text(text));
  }

  /**
   * A part with headers of the test's own.
   *
   * @param headers each with its line's end
   */
  static InputStream partWith(String headers, InputStream data) {
    return new SequenceInputStream(text("\r\n--b\r\n" + headers + "\r\n"), data);
  }

  /** A statement with attachments that are plain text. */
  static String statement(UUID id, String... texts) {
    return Samples.withAttachments(
        Samples.statement(id),
        Stream.of(texts)
            .map(text -> attachment(hash(text), text.length(), "text/plain"))
            .toArray(String[]::new));
  }

  /** A statement with one attachment. */
  static String statement(UUID id, String hash, long length, String type) {
    return Samples.withAttachments(Samples.statement(id), attachment(hash, length, type));
  }

  static String attachment(String hash, long length, String type) {
    return """
    {"usageType": "https://example.org/usage", "display": {"en": "a"},
     "contentType": "%s", "length": %d, "sha2": "%s"}"""
        .formatted(type, length, hash);
  }

  static InputStream zeros(long length) {
    return new InputStream() {
      private long left = length;

      @Override
      public int read() {
        return left-- > 0 ? '0' : -1;
      }

      @Override
      public int read(byte[] to, int offset, int count) {
        if (left <= 0) {
          return -1;
        }
        int read = (int) Math.min(left, count);
        Arrays.fill(to, offset, offset + read, (byte) '0');
        left -= read;
        return read;
      }
    };
  }

  static String hash(String text) {
    return hash(text(text));
  }

  static String hash(InputStream data) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] piece = new byte[8192];
      int read;
      while ((read = data.read(piece)) >= 0) {
        digest.update(piece, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
