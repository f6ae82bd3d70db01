package org.trailmark.journey.channel;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.extension.Attribute;
import org.trailmark.journey.extension.AttributeKind;
import org.trailmark.journey.extension.Payload;
import org.trailmark.lrs.csv.Csv;

/**
 * Attributes from a file: comma-separated, one line for each person, the first names the columns.
 */
public final class CsvAttribute implements AttributeKind<CsvAttribute.Settings> {
  private static final String MBOX = "mbox";
  private static final String MAILTO = "mailto:";

  /**
   * Where it stands.
   *
   * @param file UTF-8; has a column {@code mbox}
   * @param column null: named as the attribute
   */
  public record Settings(Path file, @Nullable String column) {
    public Settings {
      requireNonNull(file, "file");
    }
  }

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public Class<Settings> settings() {
    return Settings.class;
  }

  @Override
  public Attribute open(String name, Settings settings, InstantSource clock) {
    return new Column(settings.file(), settings.column() == null ? name : settings.column());
  }

  private static final class Column implements Attribute {
    private final Path file;
    private final String column;
    private @Nullable FileTime read;
    private volatile Map<String, String> values = Map.of();

    Column(Path file, String column) {
      this.file = file;
      this.column = column;
    }

    @Override
    public Optional<String> of(Payload.Addressee learner) {
      Map<String, String> known = values;
      return learner.agents().stream()
          .map(agent -> agent.get(MBOX))
          .map(mbox -> mbox == null ? null : known.get(key(mbox.toString())))
          .filter(value -> value != null)
          .findFirst();
    }

    /** Reads the file where it is another one than before. */
    @Override
    public synchronized void refresh() throws IOException {
      FileTime now = Files.getLastModifiedTime(file);
      if (!now.equals(read)) {
        values = read();
        read = now;
      }
    }

    private Map<String, String> read() throws IOException {
      List<Csv.Line> lines = Csv.read(Files.readString(file, StandardCharsets.UTF_8));
      List<String> header =
          lines.isEmpty() ? List.of() : lines.get(0).cells().stream().map(String::strip).toList();
      int who = header.indexOf(MBOX);
      int what = header.indexOf(column);
      if (who < 0 || what < 0) {
        throw new IOException(
            "%s has no columns %s and %s, but %s".formatted(file, MBOX, column, header));
      }
      Map<String, String> found = new HashMap<>();
      for (Csv.Line line : lines.subList(1, lines.size())) {
        List<String> cells = line.cells();
        if (cells.size() > Math.max(who, what) && !cells.get(what).isBlank()) {
          found.put(key(cells.get(who).strip()), cells.get(what).strip());
        }
      }
      return Map.copyOf(found);
    }

    /** Lists seldom write an address with the case that statements have. */
    private static String key(String mbox) {
      String address = mbox.startsWith(MAILTO) ? mbox.substring(MAILTO.length()) : mbox;
      return address.toLowerCase(Locale.ROOT);
    }
  }
}
