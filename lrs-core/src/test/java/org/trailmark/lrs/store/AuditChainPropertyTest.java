package org.trailmark.lrs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.AuditChain.Break;
import org.trailmark.lrs.store.AuditChain.Link;

/** Whatever is done to one entry, the chain breaks there, and nowhere before. */
class AuditChainPropertyTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");

  @Property(tries = 200)
  void chain_ofAnything_holds(@ForAll @Size(max = 12) List<String> texts) {
    List<AuditEntry> chain = chain(texts);

    AuditChain.Report report = verify(chain, null);

    assertThat(report.broken()).isNull();
    assertThat(report.head().seq()).isEqualTo(chain.size());
  }

  @Property(tries = 200)
  void entry_changedInAnyWay_breaksTheChainThere(
      @ForAll @Size(min = 2, max = 12) List<String> texts,
      @ForAll @IntRange(max = 23) int which,
      @ForAll @IntRange(max = 8) int member) {
    List<AuditEntry> chain = new ArrayList<>(chain(texts));
    int at = which % chain.size();
    chain.set(at, changed(chain.get(at), member));

    assertThat(verify(chain, null).broken()).isNotNull().returns(chain.get(at).seq(), Break::seq);
  }

  @Property(tries = 100)
  void entry_thatIsGone_isMissedByTheNext_orByWhoKeptTheHead(
      @ForAll @Size(min = 1, max = 12) List<String> texts, @ForAll @IntRange(max = 23) int which) {
    List<AuditEntry> chain = new ArrayList<>(chain(texts));
    AuditEntry last = chain.get(chain.size() - 1);
    int at = which % chain.size();
    chain.remove(at);

    assertThat(verify(chain, new Link(last.seq(), last.hash())).broken())
        .isNotNull()
        .returns(at + (at == chain.size() ? 1L : 2L), Break::seq);
  }

  @Example
  void chain_writtenAnew_isNotTheOneThatWasKept() {
    List<AuditEntry> chain = chain(List.of("a", "b"));
    AuditEntry kept = chain(List.of("a", "c")).get(3);

    Break broken = verify(chain, new Link(kept.seq(), kept.hash())).broken();

    assertThat(broken).isEqualTo(new Break(4, "it is another than the one that was kept"));
  }

  @Example
  void hash_isThatOfTheCanonicalForm() throws Exception {
    AuditEntry entry =
        AuditEntry.begun(7, AT.plusMillis(5), "é\"\\\u001f\n", "PUT", "/a/{b}", "{}", "00");

    String canonical =
        "{\"act\":7,\"at\":\"2026-03-01T08:00:00.005Z\",\"detailHash\":\"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\",\"method\":\"PUT\",\"outcome\":0,\"previous\":\"00\",\"route\":\"/a/{b}\",\"seq\":7,\"who\":\"é\\\"\\\\\\u001f\\n"
            + "\"}";
    assertThat(entry.canonical()).isEqualTo(canonical);
    assertThat(entry.hash())
        .isEqualTo(
            HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-256")
                        .digest(canonical.getBytes(StandardCharsets.UTF_8))));
  }

  /** Two entries for each text. */
  private static List<AuditEntry> chain(List<String> texts) {
    List<AuditEntry> chain = new ArrayList<>();
    String previous = AuditEntry.NONE;
    for (String text : texts) {
      long seq = chain.size() + 1L;
      AuditEntry begun = AuditEntry.begun(seq, AT, text, "POST", "/" + text, text, previous);
      AuditEntry ended = AuditEntry.ended(seq + 1, AT, begun, 200, begun.hash());
      chain.add(begun);
      chain.add(ended);
      previous = ended.hash();
    }
    return chain;
  }

  private static AuditChain.Report verify(List<AuditEntry> chain, @Nullable Link kept) {
    return AuditChain.verify(
        (seq, max) ->
            chain.stream().filter(entry -> entry.seq() > seq).limit(Math.min(max, 5)).toList(),
        kept);
  }

  private static AuditEntry changed(AuditEntry e, int member) {
    return new AuditEntry(
        e.seq(),
        member == 0 ? e.act() + 1 : e.act(),
        member == 1 ? e.at().plusMillis(1) : e.at(),
        member == 2 ? e.who() + "x" : e.who(),
        member == 3 ? "GET" : e.method(),
        member == 4 ? e.route() + "/" : e.route(),
        member == 5 ? e.outcome() + 1 : e.outcome(),
        member == 6 ? e.detailHash() + "0" : e.detailHash(),
        member == 7 ? e.hash() : e.previous(),
        member == 8 ? e.previous() : e.hash(),
        e.detail());
  }
}
