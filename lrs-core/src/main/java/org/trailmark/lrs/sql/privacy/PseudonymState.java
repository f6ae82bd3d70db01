package org.trailmark.lrs.sql.privacy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.document.DocumentTable;
import org.trailmark.lrs.store.Document;
import org.trailmark.lrs.store.DocumentAddress;
import org.trailmark.lrs.store.DocumentContent;
import org.trailmark.lrs.store.DocumentContext;
import org.trailmark.lrs.xapi.AgentReplacement;
import org.trailmark.lrs.xapi.FreeText;
import org.trailmark.lrs.xapi.Ifi;

/**
 * Copies a person's state documents to her pseudonym: those that are JSON objects or arrays, with
 * every text in them erased. Of two agents' documents with the same address the newer one counts.
 */
final class PseudonymState {
  private static final String OF_AGENT =
      "SELECT updated, activity, registration, id FROM document WHERE kind = ? AND agent = ?";

  private final Session session;
  private final Collection<Ifi> agents;
  private final Ifi.Account pseudonym;
  private final AgentReplacement hers;

  PseudonymState(Session session, Collection<Ifi> agents, Ifi.Account pseudonym) {
    this.session = session;
    this.agents = agents;
    this.pseudonym = pseudonym;
    this.hers = new AgentReplacement(agents, pseudonym);
  }

  private record Held(
      long updated, Ifi agent, String activity, @Nullable UUID registration, String id) {
    DocumentAddress of(Ifi other) {
      return new DocumentAddress(DocumentContext.state(activity, other, registration), id);
    }
  }

  void take() throws SQLException {
    List<Held> all = new ArrayList<>();
    for (Ifi agent : agents) {
      addAll(agent, all);
    }
    all.sort(Comparator.comparingLong(Held::updated)); // so that the newest is saved last
    DocumentTable documents = new DocumentTable(session);
    for (Held held : all) {
      Document document = documents.find(held.of(held.agent));
      byte[] kept = document == null ? null : withoutTexts(document.content());
      if (document != null && kept != null) {
        documents.save(
            held.of(pseudonym),
            DocumentContent.of(document.content().contentType(), kept),
            held.updated);
      }
    }
  }

  private void addAll(Ifi agent, List<Held> to) throws SQLException {
    PreparedStatement select = session.prepare(OF_AGENT);
    select.setInt(1, DocumentTable.code(DocumentContext.Kind.STATE));
    select.setString(2, agent.key());
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        String registration = rows.getString(3);
        to.add(
            new Held(
                rows.getLong(1),
                agent,
                rows.getString(2),
                registration.isEmpty() ? null : UUID.fromString(registration),
                rows.getString(4)));
      }
    }
  }

  /** Null: it is all text. */
  private byte @Nullable [] withoutTexts(DocumentContent content) {
    String type = content.contentType().toLowerCase(Locale.ROOT);
    if (!type.startsWith("application/json")) {
      return null;
    }
    try {
      byte[] kept = FreeText.withoutTexts(content.bytes());
      return hers.applyToTexts(kept);
    } catch (IllegalArgumentException e) {
      return null; // a single text, or no JSON whatever it is called
    }
  }
}
