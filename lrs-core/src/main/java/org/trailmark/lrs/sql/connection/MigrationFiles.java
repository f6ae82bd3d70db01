package org.trailmark.lrs.sql.connection;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.hash.Sha256;

/** What lies in a folder of a class path, in jars and in folders. */
record MigrationFiles(String location, ClassLoader classLoader) {
  private static final Logger log = LoggerFactory.getLogger(MigrationFiles.class);
  private static final Pattern VERSIONED = Pattern.compile("V[^/ ]+__[^/ ]*\\.sql ");

  /**
   * A hash of the names and contents of all files there. Empty where nothing is, or not all are
   * migrations of a version, which run once: callbacks and repeatable ones may be meant for each
   * start. And where they cannot be read, or lie in a way that is not known here, which is for
   * Flyway to judge.
   */
  Optional<String> fingerprint() {
    List<String> files = new ArrayList<>();
    try {
      for (URL root : Collections.list(classLoader.getResources(location))) {
        switch (root.getProtocol()) {
          case "file" -> ofFolder(Path.of(URI.create(root.toString())), files);
          case "jar" -> ofJar((JarURLConnection) root.openConnection(), files);
          default -> {
            return Optional.empty();
          }
        }
      }
    } catch (IOException | IllegalArgumentException | FileSystemNotFoundException e) {
      log.debug("No hash of {}", location, e);
      return Optional.empty();
    }
    if (files.isEmpty() || !files.stream().allMatch(file -> VERSIONED.matcher(file).lookingAt())) {
      return Optional.empty();
    }
    Collections.sort(files); // the order of a class path means nothing
    return Optional.of(Sha256.hex(String.join("\n", files)));
  }

  private static void ofFolder(Path root, List<String> files) throws IOException {
    List<Path> found;
    try (Stream<Path> all = Files.walk(root)) {
      found = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : found) {
      String name = root.relativize(file).toString().replace('\\', '/');
      files.add(line(name, Files.readAllBytes(file)));
    }
  }

  private static void ofJar(JarURLConnection root, List<String> files) throws IOException {
    root.setUseCaches(false); // a jar of a plugin is closed and replaced
    String folder = root.getEntryName() + (root.getEntryName().endsWith("/") ? "" : "/");
    try (JarFile jar = root.getJarFile()) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().startsWith(folder) && !entry.isDirectory()) {
          try (InputStream content = jar.getInputStream(entry)) {
            files.add(line(entry.getName().substring(folder.length()), content.readAllBytes()));
          }
        }
      }
    }
  }

  private static String line(String name, byte[] content) {
    return name + " " + Sha256.hex(content);
  }
}
