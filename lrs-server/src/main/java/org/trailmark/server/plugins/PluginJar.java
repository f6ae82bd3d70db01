package org.trailmark.server.plugins;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.plugin.Api;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.plugin.Offer;

/**
 * A jar of the folder. While it is open its classes can be loaded; each opening reads the file anew
 * and has a class loader of its own. Opened and closed by whoever holds the host's lock; looked at
 * on any thread.
 */
final class PluginJar {
  private static final Logger log = LoggerFactory.getLogger(PluginJar.class);

  private final Path file;
  private final ApiLoader api;
  private final Path copies;
  private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
  private volatile @Nullable Opened opened;
  private volatile @Nullable PluginFailure failure;
  private int openings;

  /**
   * @param copies a folder for copies, which are what is loaded: the file may be replaced meanwhile
   */
  PluginJar(Path file, ApiLoader api, Path copies) {
    this.file = file;
    this.api = api;
    this.copies = copies;
  }

  /** What can be had of an open jar. */
  private record Opened(JarCopy copy, PluginThreads threads, Map<String, LrsPlugin<?>> factories) {}

  String name() {
    return String.valueOf(file.getFileName());
  }

  Path file() {
    return file;
  }

  boolean isOpen() {
    return opened != null;
  }

  /** Why it cannot be used, or not all of it; null: it can. */
  @Nullable PluginFailure failure() {
    return failure;
  }

  /** The same as a sentence; empty: it can. */
  String reason() {
    PluginFailure why = failure;
    return why == null ? "" : why.reason();
  }

  /** It works, but not all of it. */
  void failed(PluginFailure why) {
    failure = why;
    // Where it was found out tells nobody anything; what threw may.
    log.error("The jar {} failed: {}", file, why.reason(), why.getCause());
  }

  /** The plugins that it offered when it was opened last, by name; none while it is closed. */
  Map<String, LrsPlugin<?>> factories() {
    Opened current = opened;
    return current == null ? Map.of() : current.factories;
  }

  /** What it says that it adds: names of providers by the name of the type. */
  Map<String, List<String>> services() {
    Opened current = opened;
    return current == null ? Map.of() : current.copy.services();
  }

  /** The version of the API that it says it was built for; null: it says nothing, or is closed. */
  @Nullable String statedApi() {
    Opened current = opened;
    return current == null ? null : current.copy.statedApi();
  }

  /** Whether it adds something to plugins of the class path, so that others may need it open. */
  boolean addsExtensions() {
    return services().keySet().stream()
        .anyMatch(type -> !type.equals(LrsPlugin.class.getName()) && api.sees(type));
  }

  /** Whether the file is another one than when it was opened last; false while it is closed. */
  boolean hasChanged() {
    Opened current = opened;
    try {
      return current != null && !current.copy.hash().equals(JarCopy.hash(file));
    } catch (IOException e) {
      log.debug("The jar {} cannot be read now", file, e);
      return true;
    }
  }

  /** How many of the loaders that were closed are in memory still. */
  synchronized int loadersLeft() {
    loaders.removeIf(loader -> loader.get() == null);
    return loaders.size() - (isOpen() ? 1 : 0);
  }

  /**
   * Reads the file and makes the plugins' factories.
   *
   * @throws PluginFailure if it cannot be used; then it stays closed
   */
  void open() throws PluginFailure {
    failure = null;
    openings++;
    JarCopy copy = null;
    boolean done = false;
    try {
      copy =
          JarCopy.of(file, copies.resolve(openings + "-" + name()), api, name() + "#" + openings);
      PluginThreads threads = new PluginThreads(name(), copy.loader());
      synchronized (this) {
        loaders.add(new WeakReference<>(copy.loader()));
      }
      opened = new Opened(copy, threads, factories(threads));
      if (copy.statedApi() == null) {
        log.warn(
            "The jar {} does not say which version of the plugin API it was built for. Write"
                + " {}: {} into its manifest.",
            file,
            Api.ATTRIBUTE,
            ApiVersion.OURS);
      }
      done = true;
    } catch (IOException e) {
      throw PluginFailure.because("It cannot be read: " + e.getMessage() + ".", e);
    } finally {
      if (!done && copy != null) {
        copy.close();
      }
    }
  }

  /** It cannot be used. */
  void refused(PluginFailure why) {
    close();
    failed(why);
  }

  @SuppressWarnings("rawtypes") // ServiceLoader knows classes only, and a class has no arguments
  private static Map<String, LrsPlugin<?>> factories(PluginThreads threads) throws PluginFailure {
    Map<String, LrsPlugin<?>> factories = new LinkedHashMap<>();
    for (LrsPlugin factory : made(threads, LrsPlugin.class)) {
      String name = asked(threads, "name", factory::name);
      LrsPlugin<?> other = factories.put(name, factory);
      if (other != null) {
        throw PluginFailure.because("It offers two plugins that are called \"" + name + "\".");
      }
    }
    return factories;
  }

  /**
   * Where its plugins say that their migrations lie, by their names; those that have none are left
   * out.
   *
   * @throws PluginFailure where one cannot say
   */
  Map<String, String> migrations() throws PluginFailure {
    Opened current = opened;
    if (current == null) {
      return Map.of();
    }
    Map<String, String> locations = new LinkedHashMap<>();
    for (Map.Entry<String, LrsPlugin<?>> plugin : current.factories.entrySet()) {
      asked(current.threads, "migrations", plugin.getValue()::migrations)
          .ifPresent(location -> locations.put(plugin.getKey(), location));
    }
    return locations;
  }

  /**
   * What it adds of a type; nothing where it does not know the type.
   *
   * @throws PluginFailure where one of it cannot be made
   */
  <T> List<Offer<T>> offers(Class<T> type) throws PluginFailure {
    Opened current = opened;
    if (current == null || !services().containsKey(type.getName()) || !current.copy.knows(type)) {
      return List.of();
    }
    List<Offer<T>> offers = new ArrayList<>();
    for (T extension : made(current.threads, type)) {
      offers.add(new JarOffer<>(extension, this, current.threads));
    }
    return offers;
  }

  private static <T> List<T> made(PluginThreads threads, Class<T> type) throws PluginFailure {
    return asked(
        threads,
        "new",
        () ->
            ServiceLoader.load(type, threads.loader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
  }

  private static <T> T asked(PluginThreads threads, String what, Callable<T> question)
      throws PluginFailure {
    try {
      return threads.call(what, PluginLimits.START, question);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw PluginFailure.because(
          cause instanceof ServiceConfigurationError
              ? "It cannot be loaded: " + told(cause) + "."
              : "It cannot be loaded: " + what + " threw " + cause + ".",
          cause);
    }
  }

  /** Nothing of it is used any more. */
  void close() {
    Opened current = opened;
    opened = null;
    if (current != null) {
      current.copy.close();
    }
  }

  private static String told(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return thrown.getMessage() + (cause == null ? "" : " (" + cause + ")");
  }
}
