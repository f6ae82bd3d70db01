package org.trailmark.server.plugins;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.hash.Sha256;
import org.trailmark.lrs.plugin.Api;

/**
 * A copy of a jar and what loads its classes. A jar that is replaced under an open class loader
 * breaks it; a copy is nobody else's.
 *
 * @param hash SHA-256 of the content
 * @param statedApi the version of the API that the jar says it was built for; null: none
 * @param services names of the providers in {@code META-INF/services}, by the name of the type
 */
record JarCopy(
    Path path,
    String hash,
    @Nullable String statedApi,
    Map<String, List<String>> services,
    URLClassLoader loader)
    implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(JarCopy.class);
  private static final String SERVICES = "META-INF/services/";

  /**
   * Copies a jar and opens the copy.
   *
   * @param loaderName unlike that of any other, so that stack traces tell whose a class is
   * @throws PluginFailure where it was built for a version of the API that this is not
   */
  static JarCopy of(Path jar, Path copy, ApiLoader api, String loaderName)
      throws IOException, PluginFailure {
    String hash = copy(jar, Files.newOutputStream(copy));
    try (JarFile content = new JarFile(copy.toFile())) {
      String stated = statedApi(content);
      Optional<String> refusal = ApiVersion.refusal(stated);
      if (refusal.isPresent()) {
        throw PluginFailure.because(refusal.get());
      }
      URL[] urls = {copy.toUri().toURL()};
      return new JarCopy(
          copy, hash, stated, services(content), new URLClassLoader(loaderName, urls, api));
    } catch (IOException | PluginFailure | RuntimeException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  static String hash(Path jar) throws IOException {
    return copy(jar, OutputStream.nullOutputStream());
  }

  private static String copy(Path from, OutputStream to) throws IOException {
    MessageDigest sha256 = Sha256.digest();
    try (DigestOutputStream out = new DigestOutputStream(to, sha256)) {
      Files.copy(from, out);
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** What the manifest says; null: nothing. */
  static @Nullable String statedApi(JarFile jar) throws IOException {
    Manifest manifest = jar.getManifest();
    return manifest == null ? null : manifest.getMainAttributes().getValue(Api.ATTRIBUTE);
  }

  /** Names of the providers in {@code META-INF/services}, by the name of the type. */
  static Map<String, List<String>> services(JarFile jar) throws IOException {
    Map<String, List<String>> services = new TreeMap<>();
    for (JarEntry entry : jar.stream().toList()) {
      String name = entry.getName();
      if (name.startsWith(SERVICES) && name.length() > SERVICES.length()) {
        try (InputStream content = jar.getInputStream(entry)) {
          services.put(
              name.substring(SERVICES.length()),
              new String(content.readAllBytes(), UTF_8)
                  .lines()
                  .map(line -> line.replaceFirst("#.*", "").strip())
                  .filter(line -> !line.isEmpty())
                  .toList());
        }
      }
    }
    return services;
  }

  /** Whether a type is the same one to the jar as it is to us. */
  boolean knows(Class<?> type) {
    try {
      return loader.loadClass(type.getName()) == type;
    } catch (ClassNotFoundException e) {
      log.trace("{} is not known to {}", type, path, e);
      return false;
    }
  }

  @Override
  public void close() {
    try {
      loader.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      log.warn("Could not close {}", path, e);
    }
  }
}
