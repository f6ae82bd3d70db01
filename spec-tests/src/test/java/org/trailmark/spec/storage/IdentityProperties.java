package org.trailmark.spec.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.trailmark.lrs.store.IdentityEvent;
import org.trailmark.lrs.store.IdentityEvent.Kind;
import org.trailmark.lrs.store.IdentityStore;
import org.trailmark.lrs.store.IdentityStore.Pair;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.xapi.Ifi;

/** However links come and go, persons are what the links in force make of the agents. */
abstract class IdentityProperties {
  private static final int AGENTS = 8;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T08:00:00Z"));

  /** Opens an empty storage. */
  abstract Storage openEmpty(InstantSource clock);

  /** Takes back what {@link #openEmpty} gave. */
  void release(Storage storage) {
    storage.close();
  }

  @Property(tries = 40)
  void persons_afterAnyLinksAndUnlinks_areTheUnionOfTheLinksInForce(
      @ForAll("sayings") List<Saying> sayings) {
    Storage storage = openEmpty(clock);
    try {
      IdentityStore identities = storage.identities();
      Map<Long, Saying> inForce = new HashMap<>();
      for (Saying saying : sayings) {
        say(saying, identities, inForce);
        for (int who = 0; who < AGENTS; who++) {
          assertThat(identities.person(agent(who)))
              .as("agent %s after %s", who, saying)
              .isEqualTo(union(who, inForce.values()).stream().map(i -> agent(i)).toList());
        }
      }
      assertThat(identities.links(0, 1000))
          .extracting(IdentityEvent::link)
          .containsExactlyElementsOf(new TreeSet<>(inForce.keySet()));
      assertThat(replayed(identities)).isEqualTo(identities.links(0, 1000));
    } finally {
      release(storage);
    }
  }

  /** Links, or ends the link where there is one. */
  private static void say(Saying saying, IdentityStore identities, Map<Long, Saying> inForce) {
    Long known =
        inForce.entrySet().stream()
            .filter(link -> link.getValue().joins(saying))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
    if (known != null) {
      identities.unlink(known, "admin", "");
      inForce.remove(known);
    } else {
      Pair pair = new Pair(agent(saying.one), agent(saying.other), "");
      IdentityEvent made = identities.link(List.of(pair), "admin").get(0).link();
      inForce.put(made.link(), saying);
    }
  }

  /** The slow way: as long as a link leads out of the person, take in what it leads to. */
  private static SortedSet<Integer> union(int who, Iterable<Saying> links) {
    SortedSet<Integer> person = new TreeSet<>(List.of(who));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Saying link : links) {
        if (person.contains(link.one) != person.contains(link.other)) {
          grown = person.addAll(List.of(link.one, link.other));
        }
      }
    }
    return person;
  }

  /** What a follower knows who reads the log in small pages. */
  private static List<IdentityEvent> replayed(IdentityStore identities) {
    List<IdentityEvent> links = new ArrayList<>();
    List<IdentityEvent> page = identities.readAfter(0, 3);
    while (!page.isEmpty()) {
      for (IdentityEvent event : page) {
        if (event.kind() == Kind.LINKED) {
          links.add(event);
        } else {
          assertThat(links.removeIf(link -> link.link() == event.link())).isTrue();
        }
      }
      page = identities.readAfter(page.get(page.size() - 1).seq(), 3);
    }
    return links;
  }

  @Provide
  Arbitrary<List<Saying>> sayings() {
    Arbitrary<Integer> agents = Arbitraries.integers().between(0, AGENTS - 1);
    return Combinators.combine(agents, agents)
        .as(Saying::new)
        .filter(saying -> saying.one != saying.other)
        .list()
        .ofMaxSize(30);
  }

  private static Ifi agent(int who) {
    return new Ifi.Account("https://lms.example.org", "learner " + who);
  }

  /** Somebody says of two agents that they are one person, or are not if they were. */
  record Saying(int one, int other) {
    boolean joins(Saying saying) {
      return equals(saying) || (one == saying.other && other == saying.one);
    }
  }
}
