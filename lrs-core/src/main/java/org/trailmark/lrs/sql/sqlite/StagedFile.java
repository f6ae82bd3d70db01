package org.trailmark.lrs.sql.sqlite;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.trailmark.lrs.store.AttachmentStore;
import org.trailmark.lrs.xapi.Sha2;

/**
 * A file on its way into the store; its data is forced to disk already.
 *
 * @param store where it goes
 * @param file where it lies now
 */
record StagedFile(AttachmentFiles store, Path file, Sha2 hash, long length)
    implements AttachmentStore.Staged {

  /** Elsewhere a folder cannot be opened, and the file system sees to its entries itself. */
  private static final boolean FOLDERS_CAN_BE_FORCED =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(file);
  }

  @Override
  public void keep() {
    Path place = store.place(hash);
    Path folder = requireNonNull(place.getParent());
    try {
      Files.createDirectories(folder);
      store.place(file, place);
      // Also where it was there already: whoever moved it may not have come as far as this.
      force(folder);
      force(store.folder());
    } catch (IOException e) {
      throw AttachmentFiles.unavailable("be kept", e);
    }
  }

  private static void force(Path folder) throws IOException {
    if (FOLDERS_CAN_BE_FORCED) {
      try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
        entries.force(true);
      }
    }
  }

  @Override
  public void close() {
    AttachmentFiles.delete(file);
  }
}
