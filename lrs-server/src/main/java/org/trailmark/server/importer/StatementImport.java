package org.trailmark.server.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;

/** One import of files into one LRS. Not for several threads. */
public final class StatementImport {
  private static final int BATCH = 100;
  private static final int BATCH_BYTES = 1 << 20;
  private static final int PASSED = 1000;
  private static final int STATEMENT_BYTES = 8 << 20;

  private final StatementTarget lrs;
  private final ImportManner manner;
  private final Outcome outcome;
  private final Progress progress;
  private final List<Piece> waiting = new ArrayList<>();
  private int waitingBytes;
  private long done;
  private long taken;
  private long bytes;
  private long total;

  /**
   * @param outcome hears what becomes of each statement
   * @param progress hears how far it is
   */
  public StatementImport(
      StatementTarget lrs, ImportManner manner, Outcome outcome, Progress progress) {
    this.lrs = lrs;
    this.manner = manner;
    this.outcome = outcome;
    this.progress = progress;
  }

  /**
   * Imports files and folders.
   *
   * @throws IOException if a file or a folder cannot be read
   * @throws ImportStopped if the LRS does not answer, or does not let us
   */
  public void run(List<Path> paths) throws IOException {
    run(paths, 0);
  }

  /**
   * Takes an import up again.
   *
   * @param before how many statements were done before: these are passed over
   * @throws IOException if a file or a folder cannot be read
   * @throws ImportStopped if the LRS does not answer, or does not let us
   */
  public void run(List<Path> paths, long before) throws IOException {
    done = before;
    List<Path> files = StatementFiles.find(paths);
    for (Path file : files) {
      total += Files.size(file);
    }
    for (Path file : files) {
      read(file);
    }
    flush();
  }

  private void read(Path file) throws IOException {
    try (InputStream stream = StatementFiles.open(file, count -> bytes += count)) {
      StatementSplitter.split(stream, STATEMENT_BYTES, new Taker(file));
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      broken("The file is broken: " + e.getMessage() + ".", manner.fileName().apply(file));
    }
  }

  /** Whether the next one was done before; while it is, only tells how far the reading is. */
  private boolean passOver() {
    if (taken >= done) {
      return false;
    }
    taken++;
    if (taken % PASSED == 0) {
      progress.at(bytes, total, done);
    }
    return true;
  }

  private void broken(String why, String place) {
    if (passOver()) {
      return;
    }
    taken++;
    outcome.refused(why, place);
    if (waiting.isEmpty()) {
      done = taken;
      progress.at(bytes, total, done);
    }
  }

  private void take(Piece piece) {
    boolean otherVersion = !waiting.isEmpty() && waiting.get(0).version() != piece.version();
    if (otherVersion || waitingBytes + piece.json().length > BATCH_BYTES) {
      flush();
    }
    waiting.add(piece);
    taken++;
    waitingBytes += piece.json().length;
    if (waiting.size() == BATCH) {
      flush();
    }
  }

  private void flush() {
    try {
      send(List.copyOf(waiting));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImportStopped("It was interrupted.");
    }
    waiting.clear();
    waitingBytes = 0;
    done = taken;
    progress.at(bytes, total, done);
  }

  private void send(List<Piece> batch) throws InterruptedException {
    if (batch.isEmpty()) {
      return;
    }
    StatementTarget.Answer answer = lrs.send(batch);
    if (answer instanceof StatementTarget.Answer.Stored stored) {
      outcome.stored(batch.size() - stored.known());
      outcome.known(stored.known());
    } else {
      sendRest(batch, (StatementTarget.Answer.Refused) answer);
    }
  }

  /** Takes out those to blame and sends the rest; where nobody is named, looks in the halves. */
  private void sendRest(List<Piece> batch, StatementTarget.Answer.Refused refused)
      throws InterruptedException {
    if (batch.size() == 1) {
      StatementTarget.Reason reason = refused.reasons().get(0);
      outcome.refused(reason == null ? refused.detail() : reason.text(), batch.get(0).place());
      return;
    }
    if (refused.reasons().isEmpty()) {
      send(batch.subList(0, batch.size() / 2));
      send(batch.subList(batch.size() / 2, batch.size()));
      return;
    }
    List<Piece> rest = new ArrayList<>();
    List<Piece> alone = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      StatementTarget.Reason reason = refused.reasons().get(i);
      if (reason == null) {
        rest.add(batch.get(i));
      } else if (reason.batch()) {
        alone.add(batch.get(i)); // its id is in the batch twice, or stored: alone it may be equal
      } else {
        outcome.refused(reason.text(), batch.get(i).place());
      }
    }
    send(rest);
    for (Piece piece : alone) {
      send(List.of(piece));
    }
  }

  private final class Taker implements StatementSplitter.Sink {
    private final Path file;

    Taker(Path file) {
      this.file = file;
    }

    @Override
    public void statement(byte[] json, long line) {
      if (passOver()) {
        return;
      }
      StatementHead head = StatementHead.of(json, manner.unnamed());
      LongFunction<UUID> ids = manner.ids();
      byte[] sent =
          ids != null && head.lacksId() ? StatementHead.withId(json, ids.apply(taken)) : json;
      take(new Piece(sent, head.version(), place(line)));
    }

    @Override
    public void broken(String why, long line) {
      StatementImport.this.broken(why, place(line));
    }

    private String place(long line) {
      return manner.fileName().apply(file) + " line " + line;
    }
  }
}
