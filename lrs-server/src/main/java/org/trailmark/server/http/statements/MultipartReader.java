package org.trailmark.server.http.statements;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * Takes a multipart body apart while it comes in (RFC 2046, 5.1.1), holding a few kilobytes of it.
 * Lines end in CRLF, nothing else: data may hold a bare line feed before what looks like a
 * boundary.
 */
final class MultipartReader {
  /** RFC 2046 allows no longer boundary. */
  private static final int LONGEST_BOUNDARY = 70;

  /** Of the headers of a part, or of the text before the first part or after the last. */
  private static final int MOST_ASIDE = 16 << 10;

  private static final int BUFFER = 16 << 10;
  private static final byte[] CRLF = {'\r', '\n'};

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[BUFFER];
  private int start;

  /** Content of this part lies before it. */
  private int contentEnd;

  private int end;
  private boolean delimited;
  private int part;

  /**
   * @param boundary of the content type
   * @throws LrsException {@code INVALID_HEADER} if that is no boundary
   */
  MultipartReader(InputStream in, String boundary) {
    if (boundary.isEmpty()
        || boundary.length() > LONGEST_BOUNDARY
        || boundary.endsWith(" ")
        || !StandardCharsets.US_ASCII.newEncoder().canEncode(boundary)) {
      throw new LrsException(
          ProblemCode.INVALID_HEADER,
          "The boundary of the Content-Type must have 1 to 70 characters of US-ASCII and not end"
              + " in a space (RFC 2046, 5.1.1).");
    }
    this.in = in;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
    // As if a line had ended before the body: the first boundary needs no text in front of it.
    System.arraycopy(CRLF, 0, buffer, 0, CRLF.length);
    this.end = CRLF.length;
    look();
  }

  /** The number of the part that is being read, from 1. */
  int part() {
    return part;
  }

  /**
   * Goes to the next part, passing over what is left of this one.
   *
   * @return false where the closing boundary stands
   */
  boolean next() throws IOException {
    byte[] piece = new byte[1024];
    int skipped = 0;
    int read;
    while ((read = readContent(piece, 0, piece.length)) >= 0) {
      skipped += read;
      if (skipped > MOST_ASIDE) {
        throw fault("more than 16 KiB stand before the first boundary; is the boundary right?");
      }
    }
    part++;
    start += delimiter.length;
    boolean closing = peek(0) == '-' && peek(1) == '-';
    if (closing) {
      start += 2;
      readEpilogue();
      return false;
    }
    while (peek(0) == ' ' || peek(0) == '\t') {
      start++;
    }
    if (!line().isEmpty()) {
      throw fault("something other than a line's end follows its boundary");
    }
    return true;
  }

  /** The headers of this part; to be read before its content. */
  PartHeaders headers() throws IOException {
    PartHeaders headers = new PartHeaders(part);
    int budget = MOST_ASIDE;
    for (String line = line(); !line.isEmpty(); line = line()) {
      budget -= line.length();
      if (budget < 0) {
        throw fault("its headers have more than 16 KiB");
      }
      headers.add(line);
    }
    skipEmptyLine();
    return headers;
  }

  /**
   * Finds the content. A part without any may end right after its headers: the empty line's end is
   * then the beginning of the boundary (RFC 2046: body-part := MIME-part-headers [CRLF *OCTET]).
   */
  private void skipEmptyLine() throws IOException {
    start -= CRLF.length; // was just read, so it is still in the buffer
    peek(delimiter.length - 1);
    look();
    if (!delimited || contentEnd > start) {
      start += CRLF.length;
      look();
    }
  }

  /** The content of this part; closing it does nothing. */
  InputStream content() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] to, int offset, int length) throws IOException {
        return length == 0 ? 0 : readContent(to, offset, length);
      }
    };
  }

  private int readContent(byte[] to, int offset, int length) throws IOException {
    while (start == contentEnd) {
      if (delimited) {
        return -1;
      }
      fill();
      look();
    }
    int count = Math.min(length, contentEnd - start);
    System.arraycopy(buffer, start, to, offset, count);
    start += count;
    return count;
  }

  /** Finds out how far the content reaches in what is here. */
  private void look() {
    for (int i = start; i <= end - delimiter.length; i++) {
      if (buffer[i] == '\r'
          && Arrays.equals(buffer, i, i + delimiter.length, delimiter, 0, delimiter.length)) {
        contentEnd = i;
        delimited = true;
        return;
      }
    }
    delimited = false;
    // The last bytes may be the beginning of a boundary.
    contentEnd = Math.max(start, end - delimiter.length + 1);
  }

  /** The rest of the line, without its end. */
  private String line() throws IOException {
    int length = 0;
    while (peek(length) != '\r' || peek(length + 1) != '\n') {
      length++;
      if (length > MOST_ASIDE / 2) {
        throw fault("it has a header of more than 8 KiB");
      }
    }
    String line = new String(buffer, start, length, StandardCharsets.UTF_8);
    start += length + CRLF.length;
    return line;
  }

  private int peek(int ahead) throws IOException {
    while (start + ahead >= end) {
      fill();
    }
    return buffer[start + ahead];
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    contentEnd = 0;
    int read = in.read(buffer, end, buffer.length - end);
    if (read < 0) {
      throw fault("the body ends before its closing boundary");
    }
    end += read;
  }

  /** What follows the closing boundary says nothing, but the connection goes on behind it. */
  private void readEpilogue() throws IOException {
    int skipped = end - start;
    int read;
    while ((read = in.read(buffer)) >= 0) {
      skipped += read;
      if (skipped > MOST_ASIDE) {
        throw fault("more than 16 KiB follow the closing boundary");
      }
    }
  }

  private LrsException fault(String what) {
    return PartHeaders.fault(part, what);
  }
}
