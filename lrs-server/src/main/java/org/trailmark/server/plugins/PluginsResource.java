package org.trailmark.server.plugins;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.dispatch.CallCost;
import org.trailmark.lrs.dispatch.DispatchStatus;
import org.trailmark.lrs.dispatch.Dispatcher;
import org.trailmark.lrs.dispatch.TaskStatus;
import org.trailmark.lrs.plugin.Health;
import org.trailmark.lrs.plugin.LrsPlugin;

/**
 * The plugins, and what an admin may do with them, on this node. Whatever is done is answered when
 * it is done, with how the plugin stands then.
 */
@Path("plugins")
@Produces(MediaType.APPLICATION_JSON)
public final class PluginsResource {
  private final PluginRegistry registry;
  private final PluginChanges changes;

  public PluginsResource(PluginHost host) {
    this.registry = host.registry();
    this.changes = host.changes();
  }

  /** How each plugin is, in the order of the names. */
  @GET
  public List<Shown> list() {
    return registry.all().stream().map(PluginsResource::shown).toList();
  }

  @GET
  @Path("{name}")
  public Shown one(@PathParam("name") String name) {
    return shown(registry.get(name));
  }

  /** Starts one that does not run. */
  @POST
  @Path("{name}/start")
  public Shown start(@PathParam("name") String name) {
    return done(changes::start, name);
  }

  /** Stops one until somebody starts it, or the program starts. */
  @POST
  @Path("{name}/stop")
  public Shown stop(@PathParam("name") String name) {
    return done(changes::stop, name);
  }

  /** Stops one and starts it; one of a jar from the file as it is now. */
  @POST
  @Path("{name}/reload")
  public Shown reload(@PathParam("name") String name) {
    return done(changes::reload, name);
  }

  /** Stops one for good: it does not start with the program either. */
  @PUT
  @Path("{name}/disabled")
  public Shown disable(@PathParam("name") String name) {
    return done(changes::disable, name);
  }

  /** Takes that back, and starts it. */
  @DELETE
  @Path("{name}/disabled")
  public Shown enable(@PathParam("name") String name) {
    return done(changes::enable, name);
  }

  /** The pages of the console that plugins bring which run now. */
  @GET
  @Path("pages")
  public List<ShownPage> pages() {
    return registry.all().stream()
        .flatMap(plugin -> plugin.page().map(page -> shown(plugin, page)).stream())
        .toList();
  }

  /** What lies in the folder. */
  @GET
  @Path("jars")
  public List<ShownJar> jars() {
    return registry.jars().jars().stream().map(this::shown).toList();
  }

  /** Looks into the folder again: what has come is started, what has changed anew. */
  @POST
  @Path("reload")
  public List<ShownJar> lookAgain() {
    changes.lookAgain();
    return jars();
  }

  private Shown done(Consumer<String> change, String name) {
    change.accept(name);
    return one(name);
  }

  private static Shown shown(HostedPlugin plugin) {
    Standing standing = plugin.standing();
    return new Shown(
        plugin.name(),
        plugin.origin(),
        standing.state(),
        standing.reason(),
        standing.since(),
        standing.trace(),
        plugin.health(),
        plugin.dispatcher().map(Dispatcher::status).orElse(null),
        plugin.cost(),
        plugin.run().map(PluginRun::tasks).orElse(List.of()),
        standing.leftovers());
  }

  private static ShownPage shown(HostedPlugin plugin, PluginPage page) {
    return new ShownPage(
        plugin.name(),
        new TreeMap<>(page.page().titles()),
        "plugins/" + plugin.name() + "/" + page.version() + "/");
  }

  private ShownJar shown(PluginJar jar) {
    return new ShownJar(
        jar.name(),
        jar.isOpen(),
        jar.statedApi(),
        registry.of(jar).stream().map(HostedPlugin::name).toList(),
        jar.services().entrySet().stream()
            .filter(service -> !service.getKey().equals(LrsPlugin.class.getName()))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new)),
        jar.reason(),
        jar.loadersLeft());
  }

  /**
   * How a plugin is.
   *
   * @param origin where it was found
   * @param reason why it does not run, in a sentence; empty while it does
   * @param since when it came to stand so; UTC
   * @param trace where it hung, a line for each frame; null where it did not hang
   * @param dispatch how it keeps up with the log; null where it does not follow it, or not run
   * @param cost what its calls have cost since the program began
   * @param tasks how what it does at its times stands; none while it does not run
   * @param leftovers what its last stop found; null: it was not stopped yet
   */
  public record Shown(
      String name,
      String origin,
      PluginState state,
      String reason,
      Instant since,
      @Nullable String trace,
      Health health,
      @Nullable DispatchStatus dispatch,
      CallCost cost,
      List<TaskStatus> tasks,
      @Nullable Leftovers leftovers) {}

  /**
   * A page that a plugin brings.
   *
   * @param titles by language
   * @param files where its files are, relative to the console's address; another place for each
   *     start of the plugin
   */
  public record ShownPage(String plugin, SortedMap<String, String> titles, String files) {}

  /**
   * A jar of the folder.
   *
   * @param file its name
   * @param open whether its classes are loaded; what follows is told of an open one alone
   * @param api the version of the plugin API that it was built for; null: it does not say
   * @param plugins the names of its plugins
   * @param extensions names of classes that it adds, by the type that they are
   * @param reason why it, or some of it, cannot be used; empty where all can
   * @param loadersLeft how many class loaders of earlier openings are in memory still: a number
   *     that grows with every reload is a leak
   */
  public record ShownJar(
      String file,
      boolean open,
      @Nullable String api,
      List<String> plugins,
      Map<String, List<String>> extensions,
      String reason,
      int loadersLeft) {}
}
