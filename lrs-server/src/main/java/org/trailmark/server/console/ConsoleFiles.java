package org.trailmark.server.console;

import jakarta.ws.rs.core.EntityTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The console's files, which lie beside this class. Each is read when it is first asked for, and
 * kept: there are as many as the program brought. Safe on any thread.
 */
final class ConsoleFiles {
  /** Nothing but plain names: no dots that lead out of the folder, and no classes. */
  private static final Pattern NAME =
      Pattern.compile("(?:[\\w-]+/)*[\\w-]+(?:\\.[\\w-]+)*\\.(\\w+)");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "txt", "text/plain; charset=utf-8");

  private final Map<String, File> read = new ConcurrentHashMap<>();

  /**
   * Finds one.
   *
   * @param name its path in the console's folder, such as {@code pages/journey.js}
   * @return empty: there is none
   */
  Optional<File> find(String name) {
    File known = read.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Matcher plain = NAME.matcher(name);
    String type = plain.matches() ? TYPES.get(plain.group(1)) : null;
    if (type == null) {
      return Optional.empty();
    }
    try (InputStream in = ConsoleFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] content = in.readAllBytes();
      File file = new File(content, type, new EntityTag(Sha256.base64(content)));
      read.put(name, file);
      return Optional.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A file.
   *
   * @param tag other for every other content
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and handed to nobody who writes
  record File(byte[] content, String type, EntityTag tag) {
    boolean isPage() {
      return type.startsWith("text/html");
    }

    String text() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }
}
