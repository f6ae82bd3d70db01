package org.trailmark.spec.storage;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.trailmark.lrs.store.Storage;

/** What every storage must do. A backend says how it is opened, and nothing else. */
abstract class StorageContract
    implements AppendContract,
        QueryContract,
        VoidingContract,
        StatementRefContract,
        PagingContract,
        LogContract,
        ConsistencyContract,
        CredentialContract,
        UserContract,
        DocumentContract,
        ActivityContract,
        AttachmentContract,
        SignatureContract,
        SigningKeyContract,
        IdentityContract,
        DisabledPluginsContract,
        AuditContract,
        EraserContract,
        RetentionContract,
        PluginDatabaseContract {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T08:00:00Z"));
  private @Nullable Storage storage;

  /** Opens the storage of this test; called again after a close, it finds what was there. */
  abstract Storage open(InstantSource clock);

  @BeforeEach
  void openStorage() {
    storage = open(clock);
  }

  @AfterEach
  void closeStorage() {
    storage().close();
  }

  @Override
  public Storage storage() {
    if (storage == null) {
      throw new IllegalStateException("not open");
    }
    return storage;
  }

  @Override
  public SettableClock clock() {
    return clock;
  }

  @Override
  public void reopen() {
    storage().close();
    storage = open(clock);
  }
}
