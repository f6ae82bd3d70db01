package org.trailmark.server.plugins;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trailmark.server.plugins.JarWorkshop.plugin;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.bundle.BundleImport.PluginSchema;

/** Tables of plugins in jars, without running them. */
class JarSchemasTest {
  @TempDir private Path folder;

  @Test
  void eachPluginOfTheFolder_isThereWithItsMigrations() throws Exception {
    JarWorkshop workshop = new JarWorkshop(folder.resolve("scratch"), folder.resolve("jars"));
    workshop.make(plugin("plain"));

    try (JarSchemas schemas = JarSchemas.of(workshop.folder())) {
      assertThat(schemas.all()).containsOnlyKeys("plain");
      PluginSchema plain = requireNonNull(schemas.all().get("plain"));
      assertThat(plain.migrations()).isEmpty();
      assertThat(plain.classLoader()).isNotSameAs(getClass().getClassLoader());
    }
  }

  @Test
  void whatIsNoJar_isNamed() throws Exception {
    Files.writeString(folder.resolve("broken.jar"), "no jar");

    assertThatThrownBy(() -> JarSchemas.of(folder)).hasMessageContaining("broken.jar");
    assertThatThrownBy(() -> JarSchemas.of(folder.resolve("nowhere")))
        .hasMessageContaining("nowhere");
  }
}
