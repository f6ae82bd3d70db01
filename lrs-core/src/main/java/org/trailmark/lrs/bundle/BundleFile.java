package org.trailmark.lrs.bundle;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.trailmark.lrs.hash.Sha256;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.core.JacksonException;

/**
 * A bundle that was read to its end and found whole.
 *
 * @param entries what lies between its header and its manifest
 */
record BundleFile(ZipFile zip, List<Bundle.Entry> entries) implements AutoCloseable {
  private static final Pattern PATH =
      Pattern.compile(
          "(lrs|plugins/[a-z][a-z0-9-]*)/[A-Za-z0-9_]+\\.jsonl|attachments/[0-9a-f]{56,128}");

  /**
   * Opens one and reads all of it.
   *
   * @throws LrsException {@code INVALID_DOCUMENT} if it is of another version, or damaged, with a
   *     fault for each entry that is not what was written
   */
  static BundleFile open(Path file) throws IOException {
    ZipFile zip = new ZipFile(file.toFile());
    boolean whole = false;
    try {
      BundleFile bundle = new BundleFile(zip, checked(zip));
      whole = true;
      return bundle;
    } finally {
      if (!whole) {
        zip.close();
      }
    }
  }

  private static List<Bundle.Entry> checked(ZipFile zip) throws IOException {
    Bundle.Header header = json(zip, Bundle.HEADER, Bundle.Header.class);
    if (!header.format().equals(Bundle.FORMAT) || header.version() != Bundle.VERSION) {
      throw invalid(
          "This is a "
              + header.format()
              + " of version "
              + header.version()
              + ", not a "
              + Bundle.FORMAT
              + " of version "
              + Bundle.VERSION
              + ".");
    }
    List<Bundle.Entry> entries = json(zip, Bundle.MANIFEST, Bundle.Manifest.class).entries();
    List<Fault> faults = new ArrayList<>();
    Set<String> named = new HashSet<>(Set.of(Bundle.HEADER, Bundle.MANIFEST));
    for (Bundle.Entry entry : entries) {
      named.add(entry.path());
      if (!PATH.matcher(entry.path()).matches()) {
        faults.add(Fault.inDocument(entry.path(), 0, "it is no part of a bundle"));
      } else if (!holds(zip, entry)) {
        faults.add(Fault.inDocument(entry.path(), 0, "it is missing, or is not what was written"));
      }
    }
    zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> !named.contains(name))
        .forEach(name -> faults.add(Fault.inDocument(name, 0, "the manifest does not know it")));
    if (!faults.isEmpty()) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT,
          "The bundle is damaged; nothing was imported:\n  "
              + faults.stream().map(Fault::toString).collect(Collectors.joining("\n  ")),
          faults);
    }
    return entries;
  }

  private static boolean holds(ZipFile zip, Bundle.Entry entry) throws IOException {
    ZipEntry there = zip.getEntry(entry.path());
    if (there == null) {
      return false;
    }
    try (DigestInputStream in = new DigestInputStream(zip.getInputStream(there), Sha256.digest())) {
      long size = in.transferTo(OutputStream.nullOutputStream());
      String sha256 = HexFormat.of().formatHex(in.getMessageDigest().digest());
      return size == entry.size() && sha256.equals(entry.sha256());
    } catch (ZipException e) {
      return false; // its own checksum is wrong
    }
  }

  private static <T> T json(ZipFile zip, String path, Class<T> type) throws IOException {
    ZipEntry entry = zip.getEntry(path);
    if (entry == null) {
      throw invalid("This is no whole bundle: it has no " + path + ".");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return Bundle.JSON.readValue(in, type);
    } catch (JacksonException e) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT, path + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The content of an entry. */
  InputStream open(String path) throws IOException {
    return zip.getInputStream(zip.getEntry(path));
  }

  /** Gives each line of an entry, without its line break. */
  void lines(String path, Consumer<byte[]> taker) throws IOException {
    try (InputStream in = new BufferedInputStream(open(path))) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        if (octet == '\n') {
          taker.accept(line.toByteArray());
          line.reset();
        } else {
          line.write(octet);
        }
      }
    }
  }

  static LrsException invalid(String message) {
    return new LrsException(ProblemCode.INVALID_DOCUMENT, message);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
