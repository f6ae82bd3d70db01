package org.trailmark.server.identities;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.plugin.PersonalData;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.PluginInstance;
import org.trailmark.lrs.plugin.StatementHandler;
import org.trailmark.lrs.store.IdentityStore;

/**
 * The rule that agents of one e-mail address are one person, driven as a plugin is, so that admins
 * see how far it is and what went wrong. Part of the server, because it links; off unless it is
 * configured.
 */
public final class SameEmailPlugin implements LrsPlugin<SameEmailPlugin.Config> {
  /** What its settings are called after {@code plugin.}. */
  public static final String NAME = "same-email";

  private final IdentityStore identities;

  public SameEmailPlugin(IdentityStore identities) {
    this.identities = identities;
  }

  /**
   * What an operator may set, as {@code plugin.same-email.*}.
   *
   * @param on whether agents are linked; null: they are not
   * @param accounts home pages of accounts whose names are e-mail addresses; null: none
   */
  public record Config(@Nullable Boolean on, @Nullable List<String> accounts) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Optional<String> migrations() {
    return Optional.of("db/same-email");
  }

  @Override
  public PluginInstance create(Config config, PluginContext context) {
    if (config.on() == null || !config.on()) {
      return new PluginInstance() { // what was kept before it was turned off is hers still
        @Override
        public Optional<PersonalData> personalData() {
          return Optional.of(new SameEmailPersonalData());
        }
      };
    }
    SameEmail addresses = new SameEmail(config.accounts() == null ? List.of() : config.accounts());
    StatementHandler rule = new SameEmailRule(identities, addresses);
    return new PluginInstance() {
      @Override
      public Optional<StatementHandler> handler() {
        return Optional.of(rule);
      }

      @Override
      public Optional<PersonalData> personalData() {
        return Optional.of(new SameEmailPersonalData());
      }
    };
  }
}
