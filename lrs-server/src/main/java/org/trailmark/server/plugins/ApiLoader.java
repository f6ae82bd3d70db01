package org.trailmark.server.plugins;

/**
 * What every plugin's jar has for a parent: the JDK, and those classes of the program that are
 * shown. Resources of the program are not, so no ServiceLoader of a jar finds what is ours.
 */
final class ApiLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final ShownPackages shown;
  private final ClassLoader program;

  ApiLoader(ShownPackages shown) {
    super("trailmark-api", getPlatformClassLoader());
    this.shown = shown;
    this.program = ApiLoader.class.getClassLoader();
  }

  /** Whether a class of the program is shown. */
  boolean sees(String className) {
    return shown.shows(className);
  }

  /** Whether there is a class that jars see. */
  boolean has(String className) {
    try {
      loadClass(className);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return shown.shows(name) ? program.loadClass(name) : super.loadClass(name, resolve);
  }
}
