package org.trailmark.server.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.AttachmentStore;
import org.trailmark.lrs.store.DocumentAddress;
import org.trailmark.lrs.store.DocumentContext;
import org.trailmark.lrs.store.HeldDocument;
import org.trailmark.lrs.store.IdentityEvent;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.AgentJson;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.Sha2;
import org.trailmark.lrs.xapi.Statement;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that is kept of a person, as one ZIP of JSON lines: what {@code docs/privacy.md}
 * describes. Written as it is read, page by page; what is stored meanwhile may be in it or not.
 */
public final class PersonExport {
  static final String ZIP = "application/zip";
  private static final JsonMapper JSON = new JsonMapper();
  private static final int PAGE = 200;

  private final Storage storage;
  private final Plugins plugins;
  private final InstantSource clock;

  public PersonExport(Storage storage, Plugins plugins, InstantSource clock) {
    this.storage = storage;
    this.plugins = plugins;
    this.clock = clock;
  }

  /** Answers with all that is kept of a person. */
  Response answer(Ifi agent) {
    StreamingOutput body = out -> write(agent, out);
    return Response.ok(body)
        .type(ZIP)
        .header("Content-Disposition", "attachment; filename=\"person.zip\"")
        .header("Cache-Control", "no-store")
        .build();
  }

  /**
   * Writes it.
   *
   * @param agent one of hers
   * @param out not closed
   */
  private void write(Ifi agent, OutputStream out) throws IOException {
    Set<Ifi> agents = Person.of(agent, storage.identities());
    ZipOutputStream zip = new ZipOutputStream(out, UTF_8);
    begin(zip, "person.json");
    line(zip, person(agents));
    Set<String> data = statements(zip, agents);
    documents(zip, agents);
    identities(zip, agents);
    for (PluginData plugin : plugins.running()) {
      plugin(zip, plugin, agents);
    }
    for (String sha2 : data) {
      attachment(zip, sha2);
    }
    zip.finish();
  }

  private Map<String, Object> person(Set<Ifi> agents) {
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("agents", sorted(agents).stream().map(AgentJson::of).toList());
    person.put("exportedAt", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    return person;
  }

  private static List<Ifi> sorted(Set<Ifi> agents) {
    return agents.stream().sorted(Comparator.comparing(Ifi::key)).toList();
  }

  /** Returns the hashes of the data that her statements refer to. */
  private Set<String> statements(ZipOutputStream zip, Set<Ifi> agents) throws IOException {
    begin(zip, "statements.jsonl");
    Set<String> data = new TreeSet<>();
    new PersonStatements(storage.reader(), agents)
        .forEach(
            statement -> {
              write(zip, statement);
              Statement.read(statement.json())
                  .allAttachments()
                  .forEach(attachment -> data.add(attachment.hash().hex()));
            });
    return data;
  }

  private static void write(ZipOutputStream zip, StoredStatement statement) {
    try {
      zip.write(statement.json()); // no line break in it: white space between tokens was dropped
      zip.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void documents(ZipOutputStream zip, Set<Ifi> agents) throws IOException {
    begin(zip, "documents.jsonl");
    for (Ifi agent : sorted(agents)) {
      DocumentAddress last = null;
      List<HeldDocument> page;
      do {
        page = storage.persons().documents(agent, last, PAGE);
        for (HeldDocument document : page) {
          line(zip, document(document));
          last = document.address();
        }
      } while (page.size() == PAGE);
    }
  }

  private static Map<String, @Nullable Object> document(HeldDocument held) {
    DocumentContext context = held.address().context();
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("resource", context.kind() == DocumentContext.Kind.STATE ? "state" : "agent-profile");
    line.put("agent", context.agent() == null ? null : AgentJson.of(Ifi.ofKey(context.agent())));
    line.put("activity", context.activity());
    line.put(
        "registration", context.registration() == null ? null : context.registration().toString());
    line.put("id", held.address().id());
    line.put("updated", held.document().updated().toString());
    line.put("contentType", held.document().content().contentType());
    line.put("base64", Base64.getEncoder().encodeToString(held.document().content().bytes()));
    line.values().removeIf(value -> value == null);
    return line;
  }

  private void identities(ZipOutputStream zip, Set<Ifi> agents) throws IOException {
    begin(zip, "identities.jsonl");
    Set<Long> told = new TreeSet<>(); // an event of two agents of hers comes twice
    for (Ifi agent : sorted(agents)) {
      long last = 0;
      List<IdentityEvent> page;
      do {
        page = storage.persons().identityEvents(agent, last, PAGE);
        for (IdentityEvent event : page) {
          if (told.add(event.seq())) {
            line(zip, event(event));
          }
          last = event.seq();
        }
      } while (page.size() == PAGE);
    }
  }

  private static Map<String, Object> event(IdentityEvent event) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("kind", event.kind() == IdentityEvent.Kind.LINKED ? "linked" : "unlinked");
    line.put("link", event.link());
    line.put("agents", List.of(AgentJson.of(event.one()), AgentJson.of(event.other())));
    line.put("author", event.author());
    line.put("reason", event.reason());
    line.put("at", event.at().toString());
    return line;
  }

  private static void plugin(ZipOutputStream zip, PluginData plugin, Set<Ifi> agents)
      throws IOException {
    begin(zip, "plugins/" + plugin.plugin() + ".jsonl");
    plugin.tell(
        agents,
        (kind, values) -> {
          Map<String, @Nullable Object> row = new LinkedHashMap<>();
          row.put("kind", kind);
          row.putAll(values);
          try {
            line(zip, row);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private void attachment(ZipOutputStream zip, String sha2) throws IOException {
    Optional<AttachmentStore.Kept> kept = storage.attachments().find(new Sha2(sha2));
    if (kept.isPresent()) { // else only a fileUrl was given
      begin(zip, "attachments/" + sha2);
      try (InputStream data = kept.get().open()) {
        data.transferTo(zip);
      }
    }
  }

  private static void begin(ZipOutputStream zip, String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
  }

  private static void line(ZipOutputStream zip, Object value) throws IOException {
    zip.write(JSON.writeValueAsBytes(value));
    zip.write('\n');
  }
}
