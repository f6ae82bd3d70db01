package org.trailmark.testkit.plugin;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.trailmark.lrs.dispatch.StorageContext;
import org.trailmark.lrs.plugin.LearnerLinks;
import org.trailmark.lrs.plugin.Offer;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.Storage;

/** What a server would give. Extensions are those on the class path of the test. */
final class KitContext extends StorageContext {

  KitContext(String name, InstantSource clock, Storage storage, PluginDatabase database) {
    super(name, clock, storage, database, PluginKit.HOME_PAGE);
  }

  @Override
  public <T> List<Offer<T>> offers(Class<T> type) {
    return ServiceLoader.load(type).stream().map(found -> Offer.trusted(found.get())).toList();
  }

  /** Addresses that lead nowhere and name her, so that what is said with them can be tested. */
  @Override
  public Optional<LearnerLinks> learnerLinks() {
    return Optional.of(
        (agent, expiresAt) ->
            URI.create(
                PluginKit.HOME_PAGE
                    + "/me/#"
                    + URLEncoder.encode(agent.key(), StandardCharsets.UTF_8)));
  }
}
