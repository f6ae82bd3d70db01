package org.trailmark.server.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.store.Eraser;
import org.trailmark.lrs.store.Eraser.Erasure;
import org.trailmark.lrs.store.Eraser.Unfinished;
import org.trailmark.lrs.store.Retention;
import org.trailmark.lrs.store.Retention.Removed;
import org.trailmark.lrs.store.Retention.Run;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.thread.Ending;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries out erasures of either kind and runs of retention, one after another, on a thread of its
 * own: first the store, then each plugin, and after an erasure the files. It goes on after a start
 * with what an earlier process began, and tries again what fails.
 */
public final class ErasureRun implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ErasureRun.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final long LOOK_AGAIN_MS = 100;
  private static final long AFTER_FAILURE_MS = 5_000;
  private static final int REMOVED_AT_ONCE = 10_000;

  private final Storage storage;
  private final Plugins plugins;
  private final FilesBeside files;
  private final ReceiptKeys keys;
  private final RetentionPolicy policy;
  private final ErasureNotice notice;
  private final InstantSource clock;
  private final Semaphore wanted = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "erasure");
  private volatile boolean closing;
  private volatile String waitsFor = "";

  /**
   * @param policy which statements go when they are old
   * @param homePage IRL of this server, at which it has an account that vouches for what it stores
   */
  public ErasureRun(
      Storage storage,
      Plugins plugins,
      FilesBeside files,
      ReceiptKeys keys,
      RetentionPolicy policy,
      String homePage,
      InstantSource clock) {
    this.storage = storage;
    this.plugins = plugins;
    this.files = files;
    this.keys = keys;
    this.policy = policy;
    this.notice = new ErasureNotice(storage, homePage);
    this.clock = clock;
  }

  /** Begins with what is unfinished; to be called when plugins run. */
  public void start() {
    thread.start();
    wake();
  }

  /** There is a new erasure, or a run of retention. */
  public void wake() {
    wanted.release();
  }

  /** Why what is unfinished does not go on now; empty where it does. */
  String waitsFor() {
    return waitsFor;
  }

  private void run() {
    try {
      while (!closing) {
        wanted.acquire();
        wanted.drainPermits();
        carryOutAll();
      }
    } catch (InterruptedException e) {
      if (!closing) {
        log.error("The thread of erasures was interrupted and has ended", e);
      }
    }
  }

  private void carryOutAll() throws InterruptedException {
    boolean more = true;
    while (more && !closing) {
      try {
        more = carryOutErasure() || carryOutRetention();
        waitsFor = "";
      } catch (RuntimeException e) {
        waitsFor = "It failed and is tried again: " + e.getMessage();
        log.error("An erasure or a run of retention failed and is tried again", e);
        pause(AFTER_FAILURE_MS);
      }
    }
  }

  /** False: there is nothing left to do, or the server is closing. */
  private boolean carryOutErasure() throws InterruptedException {
    Eraser eraser = storage.eraser();
    Optional<Unfinished> found = eraser.unfinished();
    if (found.isEmpty()) {
      return false;
    }
    Unfinished erasure = found.get();
    while (eraser.next()) {
      if (closing) {
        return false;
      }
    }
    long place = notice.store(erasure.erasure());
    for (PluginData plugin : everyPlugin()) {
      awaitUntilCome(plugin, place);
      if (closing) {
        return false;
      }
      plugin.erase(erasure.agents(), erasure.pseudonym(), eraser::touched);
    }
    int jobs = files.removeJobs(); // now, for what they read was there before
    storage.audit().forget(AuditMentions.of(erasure.agents()));
    Erasure done = eraser.find(erasure.erasure().id()).orElseThrow();
    eraser.finish(receipt(done, jobs));
    log.info("The erasure {} is done", done.id());
    return true;
  }

  /** The same. Rules that are not in force any more take nothing, whoever began with them. */
  private boolean carryOutRetention() throws InterruptedException {
    Retention retention = storage.retention();
    Optional<Run> found = closing ? Optional.empty() : retention.unfinished();
    if (found.isEmpty()) {
      return false;
    }
    while (retention.next(policy.rules())) {
      if (closing) {
        return false;
      }
    }
    if (!retention.removed(0, 1).isEmpty()) {
      for (PluginData plugin : everyPlugin()) {
        tellOfRemoved(plugin, retention);
      }
    }
    if (closing) {
      return false;
    }
    Run run = retention.find(found.get().id()).orElseThrow();
    RetentionAudit.write(storage.audit(), run);
    retention.finish();
    log.info("The run of retention {} is done: {} statements are gone", run.id(), run.statements());
    return true;
  }

  private void tellOfRemoved(PluginData plugin, Retention retention) throws InterruptedException {
    List<Removed> page = retention.removed(0, REMOVED_AT_ONCE);
    while (!page.isEmpty() && !closing) {
      long last = page.get(page.size() - 1).seq();
      awaitUntilCome(plugin, last);
      if (!closing) {
        plugin.removed(page);
      }
      page = retention.removed(last, REMOVED_AT_ONCE);
    }
  }

  /** A plugin that does not run keeps what it has until it runs. */
  private List<PluginData> everyPlugin() throws InterruptedException {
    List<String> idle = plugins.idle();
    while (!idle.isEmpty() && !closing) {
      waitsFor =
          "These plugins do not run, and keep what they have: "
              + String.join(", ", idle)
              + ". Start them, or remove them with their databases.";
      pause(LOOK_AGAIN_MS);
      idle = plugins.idle();
    }
    waitsFor = "";
    return plugins.running();
  }

  /** What it has in hand it read before the log was emptied, and would bring back. */
  private void awaitUntilCome(PluginData plugin, long head) throws InterruptedException {
    while (!closing && !plugin.hasCome(head)) {
      waitsFor = "The plugin " + plugin.plugin() + " has not read the log to its end yet.";
      pause(LOOK_AGAIN_MS);
    }
    waitsFor = "";
  }

  private void pause(long millis) throws InterruptedException {
    if (wanted.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      wanted.release();
    }
  }

  private String receipt(Erasure done, int jobs) {
    Map<String, Object> receipt = new LinkedHashMap<>();
    receipt.put("erasure", done.id().toString());
    receipt.put("kind", Shown.name(done.kind()));
    receipt.put("begunAt", done.begunAt().toString());
    receipt.put("erasedAt", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    receipt.put("commitment", done.commitment());
    receipt.put("statements", done.done().statements());
    receipt.put("changedStatements", done.done().changed());
    receipt.put("documents", done.done().documents());
    receipt.put("identityEvents", done.done().identityEvents());
    receipt.put("attachments", done.done().attachments());
    receipt.put("plugins", plugins.running().stream().map(PluginData::plugin).toList());
    receipt.put("jobs", jobs);
    receipt.put("importFilesLeft", files.imports().size());
    return keys.sign(new String(JSON.writeValueAsBytes(receipt), UTF_8));
  }

  /** Finishes the step in hand; the next start goes on. */
  @Override
  public void close() {
    closing = true;
    wake();
    Ending.await(thread);
  }
}
