package org.trailmark.server.app;

import java.time.InstantSource;
import java.util.Set;
import org.trailmark.lrs.store.Storage;
import org.trailmark.server.config.RetentionConfig;
import org.trailmark.server.config.ServerConfig;
import org.trailmark.server.jobs.Jobs;
import org.trailmark.server.plugins.PluginHost;
import org.trailmark.server.privacy.ErasedResource;
import org.trailmark.server.privacy.ErasureRun;
import org.trailmark.server.privacy.ErasuresResource;
import org.trailmark.server.privacy.ExportResource;
import org.trailmark.server.privacy.FilesBeside;
import org.trailmark.server.privacy.HoldsResource;
import org.trailmark.server.privacy.LongAnswers;
import org.trailmark.server.privacy.MyExportResource;
import org.trailmark.server.privacy.PersonExport;
import org.trailmark.server.privacy.Plugins;
import org.trailmark.server.privacy.ReceiptKeys;
import org.trailmark.server.privacy.RetentionPlugin;
import org.trailmark.server.privacy.RetentionPolicy;
import org.trailmark.server.privacy.RetentionResource;

/** The rights of people over their data, wired. */
record Privacy(
    Set<Object> adminResources, Set<Object> learnerResources, ErasureRun run, LongAnswers answers)
    implements AutoCloseable {

  static Privacy open(
      ServerConfig config,
      Storage storage,
      PluginHost host,
      Jobs jobs,
      RetentionPlugin daily,
      InstantSource clock) {
    Plugins plugins = PluginPersons.of(host);
    FilesBeside files = new JobFiles(jobs, config.dataDir().resolve("imports"));
    RetentionPolicy policy = policy(config);
    ReceiptKeys keys =
        ReceiptKeys.in(storage.signingKeys(), config.dataDir().resolve("erasure-receipts.key"));
    ErasureRun run =
        new ErasureRun(
            storage, plugins, files, keys, policy, config.xapi().authorityHomePage(), clock);
    daily.tell(run::wake);
    LongAnswers answers = new LongAnswers();
    PersonExport export = new PersonExport(storage, plugins, clock);
    return new Privacy(
        Set.of(
            new ExportResource(export, answers),
            new ErasuresResource(storage, plugins, files, run, answers),
            new RetentionResource(storage.retention(), policy, run, answers),
            new HoldsResource(storage.eraser(), clock),
            new ErasedResource(storage.eraser(), keys)),
        Set.of(new MyExportResource(export, answers)),
        run,
        answers);
  }

  /** Which statements go when they are old. */
  static RetentionPolicy policy(ServerConfig config) {
    RetentionConfig retention = config.retention();
    return new RetentionPolicy(retention.all(), retention.at(), retention.zone());
  }

  /** Goes on with what is unfinished. */
  void start() {
    run.start();
  }

  @Override
  public void close() {
    answers.close();
    run.close();
  }
}
