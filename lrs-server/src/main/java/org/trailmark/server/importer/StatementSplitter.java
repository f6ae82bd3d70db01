package org.trailmark.server.importer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream into its statements, without understanding them: one object, several (JSON lines),
 * or an array. Only the one in hand is in memory, and its bytes stay what they are.
 *
 * <p>In JSON lines, one broken line does not spoil the next: a statement that has not ended where
 * the next line begins with another is given up.
 */
final class StatementSplitter {
  private final InputStream input;
  private final Sink sink;
  private final int maxBytes;
  private final ByteArrayOutputStream object = new ByteArrayOutputStream(4096);

  private long line = 1;
  private long begunAt;
  private int depth;
  private boolean inString;
  private boolean escaped;
  private boolean lineStart = true;
  private boolean inArray;
  private boolean arrayDone;
  private boolean lines;
  private boolean skipLine;

  private StatementSplitter(InputStream input, int maxBytes, Sink sink) {
    this.input = input;
    this.maxBytes = maxBytes;
    this.sink = sink;
  }

  /** Takes what is found. */
  interface Sink {
    /**
     * Takes a statement.
     *
     * @param json the bytes of a JSON object with matching brackets
     * @param line where it begins, from 1
     */
    void statement(byte[] json, long line);

    /** Takes note that something at this line is no statement. */
    void broken(String why, long line);
  }

  /**
   * Cuts the whole stream.
   *
   * @param maxBytes how large one statement may be
   */
  static void split(InputStream input, int maxBytes, Sink sink) throws IOException {
    new StatementSplitter(input, maxBytes, sink).run();
  }

  private void run() throws IOException {
    int next = input.read();
    while (next >= 0) {
      boolean goOn = depth > 0 ? inside(next) : between(next);
      if (!goOn) {
        return;
      }
      if (next == '\n') {
        line++;
        lineStart = true;
        skipLine = false;
      } else if (!isBlank(next)) {
        lineStart = false;
      }
      next = input.read();
    }
    if (depth > 0) {
      sink.broken("The file ends within this statement.", begunAt);
    } else if (inArray && !arrayDone) {
      sink.broken("The file ends within its array.", line);
    }
  }

  private boolean between(int next) {
    if (isBlank(next) || skipLine || (next == ',' && inArray && !arrayDone)) {
      return true;
    }
    if (next == '[' && !inArray && begunAt == 0) {
      inArray = true;
      return true;
    }
    if (next == ']' && inArray && !arrayDone) {
      arrayDone = true;
      return true;
    }
    if (next == '{' && !arrayDone) {
      begin();
      return true;
    }
    return giveUp("Here a statement should begin.", line);
  }

  private boolean inside(int next) {
    if (lines && next == '{' && lineStart) {
      sink.broken("This line is no whole statement.", begunAt);
      begin();
      return true;
    }
    if (inString && next == '\n') {
      return giveUp("A text in this statement has no end.", begunAt);
    }
    if (object.size() >= maxBytes) {
      return giveUp("This statement is larger than " + maxBytes + " bytes.", begunAt);
    }
    object.write(next);
    if (inString) {
      inString = escaped || next != '"';
      escaped = !escaped && next == '\\';
    } else if (next == '"') {
      inString = true;
    } else if (next == '{' || next == '[') {
      depth++;
    } else if ((next == '}' || next == ']') && --depth == 0) {
      lines |= !inArray && begunAt == line;
      sink.statement(object.toByteArray(), begunAt);
    }
    return true;
  }

  private void begin() {
    object.reset();
    object.write('{');
    depth = 1;
    inString = false;
    escaped = false;
    begunAt = line;
  }

  /** Gives up: in JSON lines the next line is the next chance, else there is none. */
  private boolean giveUp(String why, long where) {
    sink.broken(why + (lines ? "" : " The rest of the file is left out."), where);
    depth = 0;
    skipLine = true;
    return lines;
  }

  private static boolean isBlank(int next) {
    return next == ' ' || next == '\t' || next == '\n' || next == '\r';
  }
}
