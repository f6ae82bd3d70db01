package org.trailmark.lrs.sql.privacy;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.index.TermKind;
import org.trailmark.lrs.sql.log.LogRow;
import org.trailmark.lrs.sql.log.RowChange;
import org.trailmark.lrs.sql.log.StatementIndex;
import org.trailmark.lrs.sql.log.TermSet;
import org.trailmark.lrs.store.Eraser;
import org.trailmark.lrs.xapi.AgentReplacement;
import org.trailmark.lrs.xapi.Ifi;

/**
 * What erasing a person makes of a statement (see "Erasing a person" in RATIONALE.md): what the
 * person did goes, unless it voids what stays; where others' statements name her, they name nobody.
 */
final class ErasureRules implements RowRules {
  private final AgentReplacement hers;
  private final TermSet finding;
  private final TermSet findingNobody;
  private final RowContent content;

  ErasureRules(Collection<Ifi> agents, TermKeys make, RowContent content) {
    this.hers = new AgentReplacement(agents, Eraser.NOBODY);
    this.finding = TermSet.of(agents.stream().flatMapToLong(agent -> keys(agent, make)));
    this.findingNobody = TermSet.of(keys(Eraser.NOBODY, make));
    this.content = content;
  }

  private static LongStream keys(Ifi agent, TermKeys make) {
    return LongStream.of(
        make.of(TermKind.AGENT, agent.key()), make.of(TermKind.RELATED_AGENT, agent.key()));
  }

  @Override
  public @Nullable RowChange judge(LogRow row, TermSet late, StatementIndex.Lookup lookup)
      throws SQLException {
    TermSet found = row.terms().and(late);
    byte[] json = content.json(row);
    byte[] without = hers.apply(json);
    if (without == json) {
      TermSet other = found.without(finding); // it refers to what names her
      return found.equals(other) ? null : new RowChange(row, late, RowContent.with(row, other));
    }
    if (hers.isActor(json) && !voidsWhatStays(row, lookup)) {
      return new RowChange(row, late, null);
    }
    TermSet other = found.without(finding).and(findingNobody);
    return new RowChange(row, late, content.with(row, other, without));
  }

  /** Else others' statement would be there again that she has voided. */
  private boolean voidsWhatStays(LogRow row, StatementIndex.Lookup lookup) throws SQLException {
    if (!row.voiding() || row.target() == null) {
      return false;
    }
    LogRow target = lookup.byId(Set.of(row.target())).get(row.target());
    return target != null && !hers.isActor(content.json(target));
  }
}
