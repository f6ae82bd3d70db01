package org.trailmark.spec.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.trailmark.lrs.plugin.LrsPlugin;

/** Packs the compiled test plugin as an author of plugins would. */
final class PluginJar {
  private static final String CLASSES = SeenPlugin.class.getName().replace('.', '/');
  private static final List<String> FILES =
      List.of(
          CLASSES + ".class",
          CLASSES + "$Config.class",
          CLASSES + "$Instance.class",
          CLASSES + "$SeenResource.class",
          "db/seen/V1__seen.sql",
          "db/seen/V2__verbs.sql");

  private PluginJar() {}

  static void write(Path jar) throws IOException {
    Files.createDirectories(Objects.requireNonNull(jar.getParent()));
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (String name : FILES) {
        try (InputStream content =
            Objects.requireNonNull(PluginJar.class.getResourceAsStream("/" + name), name)) {
          out.putNextEntry(new ZipEntry(name));
          content.transferTo(out);
        }
      }
      out.putNextEntry(new ZipEntry("META-INF/services/" + LrsPlugin.class.getName()));
      out.write(SeenPlugin.class.getName().getBytes(StandardCharsets.UTF_8));
    }
  }
}
