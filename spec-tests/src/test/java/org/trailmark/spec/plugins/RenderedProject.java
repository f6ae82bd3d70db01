package org.trailmark.spec.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.trailmark.server.template.NewProject;

/**
 * A project as {@code plugin new} writes it, built without Maven: the same steps in this process.
 */
public record RenderedProject(NewProject project, Path folder) {

  public static RenderedProject write(NewProject project, Path folder) throws IOException {
    project.writeTo(folder);
    return new RenderedProject(project, folder);
  }

  /** Every file, as a path below the folder. */
  List<String> files() throws IOException {
    return filesIn(folder);
  }

  String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  /** Compiles both source trees, any warning being an error, and copies the resources. */
  public RenderedProject build() throws IOException {
    compile("src/main/java", "target/classes", "");
    compile("src/test/java", "target/test-classes", folder.resolve("target/classes").toString());
    Path resources = folder.resolve("src/main/resources");
    for (String file : filesIn(resources)) {
      Path target = folder.resolve("target/classes").resolve(file);
      Files.createDirectories(target.getParent());
      Files.copy(resources.resolve(file), target);
    }
    return this;
  }

  private void compile(String sources, String classes, String more) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> line =
        new ArrayList<>(
            List.of("--release", "17", "-Xlint:all,-processing,-classfile,-path", "-Werror"));
    line.addAll(List.of("-cp", classPath + File.pathSeparator + more));
    line.addAll(List.of("-d", Files.createDirectories(folder.resolve(classes)).toString()));
    Path root = folder.resolve(sources);
    filesIn(root).forEach(file -> line.add(root.resolve(file).toString()));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int failed =
        ToolProvider.getSystemJavaCompiler().run(null, said, said, line.toArray(String[]::new));
    assertThat(failed).as(said.toString(StandardCharsets.UTF_8)).isZero();
  }

  /** Runs its tests as a build would, with nothing but its own classes added. */
  TestExecutionSummary runTests() throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    Path tests = folder.resolve("target/test-classes");
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {url(folder.resolve("target/classes")), url(tests)}, before)) {
      thread.setContextClassLoader(loader);
      LauncherDiscoveryRequest request =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(selectClasspathRoots(Set.of(tests)))
              .build();
      SummaryGeneratingListener summary = new SummaryGeneratingListener();
      Launcher launcher = LauncherFactory.create();
      launcher.execute(request, summary);
      return summary.getSummary();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Packs the compiled classes and the resources. */
  public void pack(Path jar) throws IOException {
    Path classes = folder.resolve("target/classes");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (String name : filesIn(classes)) {
        out.putNextEntry(new ZipEntry(name));
        Files.copy(classes.resolve(name), out);
      }
    }
  }

  private static URL url(Path folder) throws MalformedURLException {
    return folder.toUri().toURL();
  }

  private static List<String> filesIn(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
