package org.trailmark.server.importer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.trailmark.lrs.xapi.XapiVersion;

/** One import of files into one LRS. Not for several threads. */
public final class StatementImport {
  private static final int BATCH = 100;
  private static final int BATCH_BYTES = 1 << 20;
  private static final int STATEMENT_BYTES = 8 << 20;

  private final LrsClient lrs;
  private final XapiVersion unnamed;
  private final Progress progress;
  private final ImportReport report = new ImportReport();
  private final List<Piece> waiting = new ArrayList<>();
  private int waitingBytes;
  private long bytes;
  private long total;

  /**
   * @param xapi where the LRS's resources are, with a slash at its end
   * @param unnamed the version of statements that name none
   * @param progress hears how far it is
   */
  public StatementImport(
      HttpClient http,
      URI xapi,
      String key,
      String secret,
      XapiVersion unnamed,
      Progress progress) {
    this.unnamed = unnamed;
    this.lrs = new LrsClient(http, xapi, key, secret);
    this.progress = progress;
  }

  /** What became of the statements so far; complete when {@link #run} has returned. */
  public ImportReport report() {
    return report;
  }

  /**
   * Imports files and folders.
   *
   * @throws IOException if a file or a folder cannot be read
   * @throws ImportStopped if the LRS does not answer, or does not let us
   */
  public void run(List<Path> paths) throws IOException {
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
      report.refused("The file is broken: " + e.getMessage() + ".", file.toString());
    }
  }

  private void take(Piece piece) {
    boolean otherVersion = !waiting.isEmpty() && waiting.get(0).version() != piece.version();
    if (otherVersion || waitingBytes + piece.json().length > BATCH_BYTES) {
      flush();
    }
    waiting.add(piece);
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
    progress.at(bytes, total, report.seen());
  }

  private void send(List<Piece> batch) throws InterruptedException {
    if (batch.isEmpty()) {
      return;
    }
    LrsClient.Answer answer = lrs.send(batch);
    if (answer instanceof LrsClient.Answer.Stored stored) {
      report.stored(batch.size() - stored.known());
      report.known(stored.known());
    } else {
      sendRest(batch, (LrsClient.Answer.Refused) answer);
    }
  }

  /** Takes out those to blame and sends the rest; where nobody is named, looks in the halves. */
  private void sendRest(List<Piece> batch, LrsClient.Answer.Refused refused)
      throws InterruptedException {
    if (batch.size() == 1) {
      LrsClient.Reason reason = refused.reasons().get(0);
      report.refused(reason == null ? refused.detail() : reason.text(), batch.get(0).place());
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
      LrsClient.Reason reason = refused.reasons().get(i);
      if (reason == null) {
        rest.add(batch.get(i));
      } else if (reason.batch()) {
        alone.add(batch.get(i)); // its id is in the batch twice, or stored: alone it may be equal
      } else {
        report.refused(reason.text(), batch.get(i).place());
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
      take(new Piece(json, SpokenVersion.of(json, unnamed), file + " line " + line));
    }

    @Override
    public void broken(String why, long line) {
      report.refused(why, file + " line " + line);
    }
  }
}
