package org.trailmark.server.console;

import jakarta.ws.rs.core.EntityTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trailmark.lrs.hash.Sha256;

/**
 * Files for the browser. Those of the console lie beside this class; each is read when it is first
 * asked for, and kept: there are as many as the program brought. Those of a plugin's page come and
 * go with it, and are read each time. Safe on any thread.
 */
final class ConsoleFiles {
  /** Nothing but plain names: no dots that lead out of the folder, and no classes. */
  private static final Pattern NAME =
      Pattern.compile("(?:[\\w-]+/)*[\\w-]+(?:\\.[\\w-]+)*\\.(\\w+)");

  private static final String HTML = "text/html; charset=utf-8";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", HTML,
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "txt", "text/plain; charset=utf-8");

  private final PluginFiles plugins;
  private final Map<String, File> read = new ConcurrentHashMap<>();

  /**
   * @param plugins where files of plugins' pages are
   */
  ConsoleFiles(PluginFiles plugins) {
    this.plugins = plugins;
  }

  /**
   * Finds one of the console's own.
   *
   * @param name its path in the console's folder, such as {@code pages/journey.js}
   * @return empty: there is none
   */
  Optional<File> find(String name) {
    File known = read.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<File> found = type(name).flatMap(type -> ownContent(name).map(of(type)));
    found.ifPresent(file -> read.put(name, file));
    return found;
  }

  /**
   * Finds one of a plugin's page.
   *
   * @param name its path in the page's folder
   * @return empty: there is none now
   */
  Optional<File> find(String plugin, String name) {
    return type(name)
        .filter(type -> !type.equals(HTML)) // the frame around a page is ours
        .flatMap(type -> plugins.find(plugin, name).map(of(type)));
  }

  /** The media type that the name says; empty: it is no name that we look for. */
  private static Optional<String> type(String name) {
    Matcher plain = NAME.matcher(name);
    return plain.matches() ? Optional.ofNullable(TYPES.get(plain.group(1))) : Optional.empty();
  }

  private static Optional<byte[]> ownContent(String name) {
    try (InputStream in = ConsoleFiles.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Function<byte[], File> of(String type) {
    return content ->
        new File(
            content, type, new EntityTag(Base64.getEncoder().encodeToString(Sha256.of(content))));
  }

  /**
   * A file.
   *
   * @param tag other for every other content
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and handed to nobody who writes
  record File(byte[] content, String type, EntityTag tag) {
    boolean isPage() {
      return type.equals(HTML);
    }

    String text() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }
}
