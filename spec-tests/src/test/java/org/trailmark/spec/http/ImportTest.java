package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.xapi.XapiVersion;
import org.trailmark.server.importer.ImportManner;
import org.trailmark.server.importer.ImportReport;
import org.trailmark.server.importer.ImportStopped;
import org.trailmark.server.importer.LrsClient;
import org.trailmark.server.importer.StatementImport;

class ImportTest {
  @TempDir private Path folder;
  private Lrs lrs;

  @BeforeEach
  void start() {
    lrs = Lrs.start(folder.resolve("data"));
  }

  @AfterEach
  void stop() {
    lrs.close();
  }

  @Test
  void goodFiles_areStoredAndThenKnown() throws Exception {
    Path files = Files.createDirectories(folder.resolve("in/deeper"));
    Files.writeString(files.resolve("one.json"), Samples.statement(UUID.randomUUID()));
    Files.writeString(files.resolve("many.json"), array(150));
    gzip(files.resolve("lines.jsonl.gz"), lines(120));
    Files.writeString(files.resolve("readme.txt"), "no statements");

    ImportReport first = run(files);
    ImportReport second = run(files);

    assertThat(counts(first)).containsExactly(271L, 0L, 0L);
    assertThat(counts(second)).containsExactly(0L, 271L, 0L);
  }

  @Test
  void badStatements_areToldAndTheOthersStored() throws Exception {
    UUID twice = UUID.randomUUID();
    Path file = folder.resolve("mixed.jsonl");
    Files.writeString(
        file,
        lines(10)
            + "{\"actor\": 1}\n"
            + "{\"actor\": 1}\n"
            + "{\"actor\": }\n"
            + "{\"half\": \n"
            + line(Samples.statement(twice))
            + line(Samples.statement(twice))
            + line(Samples.statement(twice, "bob", Samples.VERB, Samples.COURSE))
            + lines(10));

    ImportReport report = run(file);

    assertThat(counts(report)).containsExactly(21L, 1L, 5L);
    assertThat(report.reasons().get(0).count()).isEqualTo(2);
    assertThat(report.reasons().get(0).examples())
        .containsExactly(file + " line 11", file + " line 12");
    assertThat(report.toString()).contains("refused", file + " line 14", file + " line 17");
  }

  @Test
  void wrongSecret_stopsTheImport() throws Exception {
    Path file = folder.resolve("one.json");
    Files.writeString(file, Samples.statement(UUID.randomUUID()));
    StatementImport wrong =
        new StatementImport(
            new LrsClient(HttpClient.newHttpClient(), lrs.uri("xapi/"), Lrs.KEY, "wrong"),
            ImportManner.usual(XapiVersion.V2_0_0),
            new ImportReport(),
            (b, t, s) -> {});

    assertThatThrownBy(() -> wrong.run(List.of(file)))
        .isInstanceOf(ImportStopped.class)
        .hasMessageContaining("401");
  }

  /** Real statements of Open edX: all of them become something, and the rest has its reason. */
  @Test
  void openEdx_samples_areStoredOrRefusedWithAReason() throws Exception {
    Path samples =
        Path.of(Objects.requireNonNull(System.getProperty("trailmark.samples"))).normalize();
    assumeTrue(Files.isDirectory(samples), "the samples are beside the repository");

    ImportReport report = run(samples);

    assertThat(report.stored()).isGreaterThan(40);
    assertThat(report.reasons())
        .anySatisfy(reason -> assertThat(reason.why()).contains("GroupActivity"))
        .allSatisfy(reason -> assertThat(reason.why()).contains("["));
    assertThat(run(samples).known()).isGreaterThanOrEqualTo(report.stored());
  }

  @Test
  void lostConnection_stopsTheImport_andBlamesNoFile() throws Exception {
    Path file = folder.resolve("one.json");
    Files.writeString(file, Samples.statement(UUID.randomUUID()));
    CompletableFuture<Void> calls;
    try (ServerSocket hangsUp = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      calls = CompletableFuture.runAsync(() -> hangUpAlways(hangsUp));
      URI xapi = URI.create("http://127.0.0.1:" + hangsUp.getLocalPort() + "/xapi/");
      ImportReport report = new ImportReport();
      StatementImport statements = statements(xapi, XapiVersion.V2_0_0, report);

      assertThatThrownBy(() -> statements.run(List.of(file)))
          .isInstanceOf(ImportStopped.class)
          .hasMessageContaining("does not answer");
      assertThat(report.refused()).isZero();
    }
    calls.get(10, TimeUnit.SECONDS);
  }

  @Test
  void statements_areSentUnderTheVersionThatTheyName() throws Exception {
    Path file = folder.resolve("versions.jsonl");
    Files.writeString(
        file, old("\"version\": \"1.0.0\", ") + lines(1) + old("\"version\": \"2.0.0\", "));

    ImportReport report = run(file);

    assertThat(counts(report)).containsExactly(2L, 0L, 1L);
    assertThat(report.reasons().get(0).examples()).containsExactly(file + " line 3");
  }

  @Test
  void statementsThatNameNoVersion_areSentUnderTheGivenOne() throws Exception {
    Path file = folder.resolve("unnamed.jsonl");
    Files.writeString(file, old(""));
    ImportReport report = new ImportReport();
    StatementImport older = statements(lrs.uri("xapi/"), XapiVersion.V1_0_3, report);

    assertThat(counts(run(file))).containsExactly(0L, 0L, 1L);
    older.run(List.of(file));

    assertThat(counts(report)).containsExactly(1L, 0L, 0L);
  }

  /** With a timestamp in the basic form, which only 1.0.3 takes. */
  private static String old(String version) {
    return line(
        Samples.statement(UUID.randomUUID())
            .replaceFirst("\\{", "{" + version + "\"timestamp\": \"20151118T121212Z\", "));
  }

  private static void hangUpAlways(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        server.accept().close();
      } catch (IOException e) {
        return; // the test is over
      }
    }
  }

  private ImportReport run(Path path) throws IOException {
    ImportReport report = new ImportReport();
    statements(lrs.uri("xapi/"), XapiVersion.V2_0_0, report).run(List.of(path));
    return report;
  }

  private static StatementImport statements(URI xapi, XapiVersion unnamed, ImportReport report) {
    return new StatementImport(
        new LrsClient(HttpClient.newHttpClient(), xapi, Lrs.KEY, Lrs.SECRET),
        ImportManner.usual(unnamed),
        report,
        (b, t, s) -> {});
  }

  private static List<Long> counts(ImportReport report) {
    return List.of(report.stored(), report.known(), report.refused());
  }

  private static String array(int count) {
    return Samples.array(
        IntStream.range(0, count)
            .mapToObj(i -> Samples.statement(UUID.randomUUID()))
            .toArray(String[]::new));
  }

  private static String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> line(Samples.statement(UUID.randomUUID())))
        .collect(Collectors.joining());
  }

  private static String line(String statement) {
    return statement.replace("\n", " ") + "\n";
  }

  private static void gzip(Path file, String text) throws IOException {
    try (OutputStream raw = Files.newOutputStream(file);
        OutputStream packed = new GZIPOutputStream(raw)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
