package org.trailmark.server.app;

import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.glassfish.jersey.uri.UriComponent;
import org.trailmark.server.jobs.JobFile;
import org.trailmark.server.jobs.JobRun;
import org.trailmark.server.jobs.Reached;
import org.trailmark.server.jobs.Wish;
import org.trailmark.server.jobs.Work;
import org.trailmark.server.records.RecordsPlugin;
import org.trailmark.server.records.rest.StatementExport;

/** Writes what a search of statements finds to a file, and goes on in it where it was. */
final class ExportWork implements Work {
  private static final String KIND = "export";
  private static final String QUERY = "query";

  private final RecordsPlugin records;

  ExportWork(RecordsPlugin records) {
    this.records = records;
  }

  @Override
  public Wish wish(Map<String, String> said, Wish.Person by) {
    String query = requireNonNull(said.get(QUERY));
    StatementExport export = export(query);
    return new Wish(
        KIND,
        export.fileName(),
        by,
        Map.of(
            QUERY, query, Wish.FILE_NAME, export.fileName(), Wish.MEDIA_TYPE, export.mediaType()));
  }

  private StatementExport export(String query) {
    return records.export(UriComponent.decodeQuery(query, true));
  }

  @Override
  public boolean writesStatements() {
    return true;
  }

  @Override
  public void run(JobRun run) throws IOException {
    StatementExport export = export(requireNonNull(run.wish().value(QUERY)));
    Reached before = run.before();
    long total = before.total() == null ? export.count() : before.total();
    boolean begins = before.position().isEmpty();
    String position = begins ? export.beginning() : after(before.position());
    Path file = run.file(JobFile.OUTPUT);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.truncate(begins ? 0 : length(before.position()));
      channel.position(channel.size());
      Written written = new Written(run, channel, total);
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
      export.write(out, position, written::add);
      out.flush();
    }
  }

  /** So many bytes of the file hold what was written up to the position. */
  private static long length(String position) {
    return Long.parseLong(position.substring(0, position.indexOf(' ')));
  }

  private static String after(String position) {
    return position.substring(position.indexOf(' ') + 1);
  }

  /** What is written, kept with how far the job is. */
  private static final class Written {
    private final JobRun run;
    private final FileChannel channel;
    private final long total;
    private long statements;

    Written(JobRun run, FileChannel channel, long total) {
      this.run = run;
      this.channel = channel;
      this.total = total;
      this.statements = run.before().done();
    }

    void add(String position, int count) throws IOException {
      statements += count;
      run.reached(
          new Reached(
              channel.position() + " " + position,
              statements,
              total,
              total == 0 ? 1.0 : Math.min(1.0, (double) statements / total),
              Map.of("statements", statements, "bytes", channel.position())));
    }
  }
}
