package org.trailmark.server.app;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.xapi.XapiVersion;
import org.trailmark.server.importer.ImportManner;
import org.trailmark.server.importer.ImportStopped;
import org.trailmark.server.importer.Outcome;
import org.trailmark.server.importer.StatementImport;
import org.trailmark.server.importer.StatementTarget;
import org.trailmark.server.jobs.JobFile;
import org.trailmark.server.jobs.JobRun;
import org.trailmark.server.jobs.Reached;
import org.trailmark.server.jobs.Refusals;
import org.trailmark.server.jobs.Wish;
import org.trailmark.server.jobs.Work;

/**
 * Imports statements into this server: a file that was uploaded, or what lies in a folder. A
 * statement without an id gets one that follows from the job and its place, so that an import that
 * is taken up again stores nothing twice.
 */
final class ImportWork implements Work {
  private static final String KIND = "import";
  private static final String STORED = "stored";
  private static final String KNOWN = "known";
  private static final String REFUSED = "refused";

  private final ImportsFolder folder;
  private final Function<Wish.Person, StatementTarget> lrs;

  /**
   * @param folder where files lie that were put there
   * @param lrs this server, as it takes what somebody vouches for
   */
  ImportWork(ImportsFolder folder, Function<Wish.Person, StatementTarget> lrs) {
    this.folder = folder;
    this.lrs = lrs;
  }

  @Override
  public Wish wish(Map<String, String> said, Wish.Person by) {
    List<Fault> faults = new ArrayList<>();
    String version = requireNonNull(said.get("version"));
    if (Arrays.stream(XapiVersion.values()).noneMatch(known -> known.header().equals(version))) {
      faults.add(Fault.inDocument("version", 0, "must be 1.0.3 or 2.0.0, not " + version));
    }
    String path = said.get("path");
    String title = path == null ? requireNonNull(said.get("name")) : title(path);
    if (path != null) {
      checkPath(path, faults);
    } else if (title.isBlank() || title.length() > 200 || title.matches(".*\\p{Cntrl}.*")) {
      faults.add(Fault.inDocument("name", 0, "must be a file's name of at most 200 characters"));
    }
    if (!faults.isEmpty()) {
      throw new LrsException(
          ProblemCode.INVALID_PARAMETER, "This cannot be imported: " + faults.get(0) + ".", faults);
    }
    return new Wish(KIND, title, by, said);
  }

  private static String title(String path) {
    return path.equals(".") ? "DATA/imports" : path;
  }

  private void checkPath(String path, List<Fault> faults) {
    try {
      if (!Files.isReadable(folder.resolve(path))) {
        faults.add(Fault.inDocument("path", 0, "there is no \"" + path + "\" in DATA/imports"));
      }
    } catch (InvalidPathException e) {
      faults.add(Fault.inDocument("path", 0, "must be a path below DATA/imports"));
    } catch (IOException e) {
      faults.add(Fault.inDocument("path", 0, "there is no \"" + path + "\" in DATA/imports"));
    }
  }

  @Override
  public boolean writesStatements() {
    return false;
  }

  @Override
  public void run(JobRun run) throws IOException {
    String path = run.wish().value("path");
    Path file = path == null ? run.file(JobFile.INPUT) : folder.resolve(path);
    Tally tally = new Tally(run);
    ImportManner manner =
        new ImportManner(
            version(run.wish()),
            place -> path == null ? run.wish().title() : parent(file).relativize(place).toString(),
            before -> id(run.id(), before));
    StatementImport statements =
        new StatementImport(lrs.apply(run.wish().by()), manner, tally, tally::at);
    try {
      statements.run(List.of(file), run.before().done());
    } catch (ImportStopped e) {
      throw new LrsException(ProblemCode.STORE_UNAVAILABLE, String.valueOf(e.getMessage()), e);
    } catch (UncheckedIOException e) {
      throw requireNonNull(e.getCause());
    }
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return Files.isDirectory(file) || parent == null ? file : parent;
  }

  private static XapiVersion version(Wish wish) {
    return Arrays.stream(XapiVersion.values())
        .filter(known -> known.header().equals(wish.value("version")))
        .findFirst()
        .orElseThrow();
  }

  private static UUID id(String job, long before) {
    return UUID.nameUUIDFromBytes((job + " " + before).getBytes(StandardCharsets.US_ASCII));
  }

  /** What came of the statements, kept with how far the job is. */
  private static final class Tally implements Outcome {
    private final JobRun run;
    private final Refusals refusals;
    private final List<Refusals.Refused> fresh = new ArrayList<>();
    private long stored;
    private long known;
    private long refused;

    Tally(JobRun run) throws IOException {
      this.run = run;
      this.refusals = run.refusals();
      Reached before = run.before();
      stored = before.outcome(STORED);
      known = before.outcome(KNOWN);
      refused = before.outcome(REFUSED);
      refusals.cut(before.position().isEmpty() ? 0 : Long.parseLong(before.position()));
    }

    @Override
    public void stored(long count) {
      stored += count;
    }

    @Override
    public void known(long count) {
      known += count;
    }

    @Override
    public void refused(String why, String place) {
      refused++;
      fresh.add(new Refusals.Refused(place, why));
    }

    private Map<String, Long> outcome() {
      Map<String, Long> outcome = new LinkedHashMap<>();
      outcome.put(STORED, stored);
      outcome.put(KNOWN, known);
      outcome.put(REFUSED, refused);
      return outcome;
    }

    void at(long bytes, long total, long statements) {
      try {
        if (!fresh.isEmpty()) {
          refusals.add(fresh);
          fresh.clear();
        }
        run.reached(
            new Reached(
                Long.toString(refusals.size()),
                statements,
                null,
                total == 0 ? 1.0 : (double) bytes / total,
                outcome()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
