package org.trailmark.server.console;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be said of the console's sources without a browser. */
class ConsoleFilesTest {
  private static final Path FOLDER =
      Path.of("src", "main", "resources", "org", "trailmark", "server", "console");
  private static final PluginFiles NO_PLUGINS = (plugin, file) -> Optional.empty();
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)\\}");
  private static final Pattern ASKED =
      Pattern.compile("\\bt\\('([^']+)'|\\bt\\(\\w+ \\? '([^']+)' : '([^']+)'|sure: '([^']+)'");
  private static final Pattern ASKED_BY_BEGINNING =
      Pattern.compile("\\bt\\(`([\\w.-]+\\.)\\$\\{|\\bterm\\('([\\w.-]+)',");
  private static final Pattern IMPORT =
      Pattern.compile(
          "^(?:import .*|\\} )from '([^']+)'|\\bimport\\('([^']+)'\\)", Pattern.MULTILINE);

  /** What each folder of modules may import from. */
  private static final Map<String, Set<String>> RANKS =
      Map.of(
          "frame", Set.of("frame"),
          "map", Set.of("map", "frame", "dagre"),
          "editor", Set.of("editor", "map", "records", "frame", "codemirror"),
          "records", Set.of("records", "frame"),
          "timeline", Set.of("timeline", "frame"),
          "overview", Set.of("overview", "frame"),
          "learner", Set.of("learner", "map", "records", "timeline", "frame"),
          "pages",
              Set.of(
                  "pages", "overview", "learner", "map", "editor", "records", "timeline", "frame"),
          "me", Set.of("me", "map", "frame"),
          "", Set.of("pages", "frame"));

  @Test
  void languages_sayTheSame() throws IOException {
    Map<String, Set<String>> english = placeholders("en");
    for (Path other : list(FOLDER.resolve("lang"), ".json")) {
      String language = other.getFileName().toString().replace(".json", "");
      assertThat(placeholders(language)).as(language).isEqualTo(english);
    }
  }

  @Test
  void texts_areThoseThatModulesAskFor() throws IOException {
    Set<String> known = placeholders("en").keySet();
    Set<String> asked = new TreeSet<>();
    Set<String> beginnings = new TreeSet<>();
    for (Path module : modules()) {
      String source = Files.readString(module);
      ASKED
          .matcher(source)
          .results()
          .flatMap(found -> IntStream.rangeClosed(1, 4).mapToObj(found::group))
          .filter(Objects::nonNull)
          .forEach(asked::add);
      ASKED_BY_BEGINNING
          .matcher(source)
          .results()
          .map(found -> found.group(1) != null ? found.group(1) : found.group(2) + ".")
          .forEach(beginnings::add);
    }

    assertThat(known).containsAll(asked);
    assertThat(beginnings)
        .allSatisfy(beginning -> assertThat(known).anyMatch(key -> key.startsWith(beginning)));
    assertThat(known)
        .as("nobody asks for it")
        .allMatch(key -> asked.contains(key) || beginnings.stream().anyMatch(key::startsWith));
  }

  @Test
  void modules_importWhatIsThere_andOfLowerRankOnly() throws IOException {
    for (Path module : modules()) {
      Path place = FOLDER.relativize(module);
      String folder = place.getNameCount() == 1 ? "" : place.getName(0).toString();
      IMPORT
          .matcher(Files.readString(module))
          .results()
          .map(found -> found.group(1) != null ? found.group(1) : found.group(2))
          .forEach(
              name -> {
                assertThat(RANKS.get(folder))
                    .as("%s imports", module)
                    .contains(name.split("/", -1)[0]);
                assertThat(!name.contains("/") || Files.exists(FOLDER.resolve(name)))
                    .as("%s, which %s imports, is there", name, module)
                    .isTrue();
              });
    }
  }

  @Test
  void libraries_areWhatTheListSays() throws Exception {
    Path vendor = FOLDER.resolve("vendor");
    JsonNode listed = JSON.readTree(Files.readAllBytes(vendor.resolve("libraries.json")));
    for (JsonNode library : listed) {
      byte[] content = Files.readAllBytes(vendor.resolve(library.get("file").asString()));
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      assertThat(HexFormat.of().formatHex(hash)).isEqualTo(library.get("sha256").asString());
      assertThat(vendor.resolve(library.get("licenceFile").asString())).isNotEmptyFile();
      assertThat(library.get("licence").asString()).isNotBlank();
    }

    assertThat(list(vendor, ".js"))
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(
            listed.valueStream().map(library -> library.get("file").asString()).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"index.html", "me.html"})
  void page_hasNothingInlineButItsImportMap(String name) throws IOException {
    String page = Files.readString(FOLDER.resolve(name));

    assertThat(page)
        .containsOnlyOnce("<script type=\"importmap\">")
        .doesNotContain("style=", " on");
    assertThat(page.split("<script ", -1)).hasSize(3);
    assertThat(ContentPolicy.of(page)).contains("'sha256-").doesNotContain("unsafe");
  }

  @Test
  void files_haveTagsOfTheirContent() {
    ConsoleFiles files = new ConsoleFiles(NO_PLUGINS);
    ConsoleFiles.File style = files.find("console.css").orElseThrow();

    assertThat(style.type()).startsWith("text/css");
    assertThat(style.tag()).isNotEqualTo(files.find("main.js").orElseThrow().tag());
    assertThat(files.find("console.css").orElseThrow()).isSameAs(style);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ConsoleFiles.class",
        "../app/Main.class",
        "pages/../main.js",
        "/org/trailmark/server/console/main.js",
        "pages//journey.js",
        "pages",
        "vendor/nothing.js",
        ".js",
        ""
      })
  void whatIsNoFileOfTheConsole_isNotFound(String name) {
    assertThat(new ConsoleFiles(NO_PLUGINS).find(name)).isEmpty();
  }

  @Test
  void filesOfPlugins_haveNamesAndTypesThatWeKnow_andArePagesNever() {
    ConsoleFiles files = new ConsoleFiles((plugin, file) -> Optional.of(new byte[] {1}));

    assertThat(files.find("board", "lang/en.json").orElseThrow().type())
        .isEqualTo("application/json");
    assertThat(files.find("board", "page.html")).isEmpty();
    assertThat(files.find("board", "../Board.class")).isEmpty();
    assertThat(files.find("board", "lang/../../x.js")).isEmpty();
  }

  /** The placeholders of each text of a language, in all its plural forms. */
  private static Map<String, Set<String>> placeholders(String language) throws IOException {
    JsonNode texts =
        JSON.readTree(Files.readAllBytes(FOLDER.resolve("lang").resolve(language + ".json")));
    Map<String, Set<String>> placeholders = new TreeMap<>();
    texts
        .propertyStream()
        .forEach(
            text -> {
              if (text.getValue().isObject()) {
                assertThat(text.getValue().propertyNames())
                    .as(language + " " + text.getKey())
                    .contains("other");
              }
              placeholders.put(
                  text.getKey(),
                  PLACEHOLDER
                      .matcher(text.getValue().toString())
                      .results()
                      .map(found -> found.group(1))
                      .filter(name -> !name.isEmpty())
                      .collect(toCollection(TreeSet::new)));
            });
    return placeholders;
  }

  private static List<Path> modules() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".js"))
          .filter(file -> !file.startsWith(FOLDER.resolve("vendor")))
          .toList();
    }
  }

  private static List<Path> list(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }
}
