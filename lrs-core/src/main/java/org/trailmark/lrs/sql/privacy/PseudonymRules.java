package org.trailmark.lrs.sql.privacy;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.index.TermKind;
import org.trailmark.lrs.sql.log.LogRow;
import org.trailmark.lrs.sql.log.RowChange;
import org.trailmark.lrs.sql.log.StatementIndex;
import org.trailmark.lrs.sql.log.TermSet;
import org.trailmark.lrs.xapi.AgentReplacement;
import org.trailmark.lrs.xapi.FreeText;
import org.trailmark.lrs.xapi.Ifi;

/**
 * What pseudonymising a person makes of a statement: it stays, names the pseudonym where it named
 * her, and has no free text of hers. What found her finds the pseudonym.
 */
final class PseudonymRules implements RowRules {
  private final AgentReplacement hers;
  private final Map<Long, Long> keys = new HashMap<>();
  private final RowContent content;

  PseudonymRules(Collection<Ifi> agents, Ifi.Account pseudonym, TermKeys make, RowContent content) {
    this.hers = new AgentReplacement(agents, pseudonym);
    for (Ifi agent : agents) {
      for (TermKind kind : new TermKind[] {TermKind.AGENT, TermKind.RELATED_AGENT}) {
        keys.put(make.of(kind, agent.key()), make.of(kind, pseudonym.key()));
      }
    }
    this.content = content;
  }

  @Override
  public @Nullable RowChange judge(LogRow row, TermSet late, StatementIndex.Lookup lookup) {
    TermSet found = row.terms().and(late);
    TermSet renamed = renamed(found);
    byte[] json = content.json(row);
    byte[] without = hers.apply(json);
    if (without == json) {
      return found.equals(renamed) ? null : new RowChange(row, late, RowContent.with(row, renamed));
    }
    byte[] kept = hers.isActor(json) ? FreeText.without(without) : without;
    return new RowChange(row, late, content.with(row, renamed, kept));
  }

  private TermSet renamed(TermSet found) {
    return TermSet.of(LongStream.of(found.keys()).map(key -> keys.getOrDefault(key, key)));
  }
}
