package org.trailmark.lrs.xapi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts one agent in the place of a person's agents, wherever a stored statement names them: as
 * actor, object, member, authority, instructor, team and context agent, also within a SubStatement.
 * All other bytes stay as they are. Safe on any thread.
 *
 * <p>What identifies a person by itself (an e-mail address, its hash, an OpenID) is taken out of
 * every other text as well: extensions, responses, names of things. The name of an account is not,
 * because it may be an ordinary word.
 */
public final class AgentReplacement {
  private final Set<String> keys = new HashSet<>();
  private final List<String> signs = new ArrayList<>();
  private final TextReplacement texts;
  private final byte[] account;

  /**
   * @param agents of one person
   * @param instead an account
   */
  public AgentReplacement(Collection<Ifi> agents, Ifi.Account instead) {
    List<String> unmistakable = new ArrayList<>();
    for (Ifi agent : agents) {
      keys.add(agent.key());
      if (agent instanceof Ifi.Mbox mbox) {
        String address = mbox.mailto().substring("mailto:".length());
        signs.add(bytes(address.substring(0, address.lastIndexOf('@') + 1)));
        unmistakable.add(address);
      } else if (agent instanceof Ifi.MboxSha1Sum sum) {
        signs.add(bytes(sum.hex()));
        unmistakable.add(sum.hex());
      } else if (agent instanceof Ifi.OpenId openId) {
        signs.add(bytes(openId.uri()));
        unmistakable.add(openId.uri());
      } else if (agent instanceof Ifi.Account account) {
        signs.add(bytes(account.name()));
      }
    }
    this.texts = new TextReplacement(unmistakable, instead.name());
    this.account =
        new JsonBytes()
            .add("homePage", JsonText.quoted(instead.homePage()))
            .add("name", JsonText.quoted(instead.name()))
            .end();
  }

  /** The UTF-8 bytes of a text, each as one small letter: what is looked for without decoding. */
  private static String bytes(String text) {
    return small(text.getBytes(UTF_8));
  }

  private static String small(byte[] utf8) {
    return new String(utf8, ISO_8859_1).toLowerCase(Locale.ROOT);
  }

  /** Whether one of the agents, or a text that identifies one, is anywhere in it. */
  public boolean isIn(byte[] statement) {
    return apply(statement) != statement;
  }

  /** Whether nobody else did it: one of the agents, or a group that has no other members. */
  public boolean isActor(byte[] statement) {
    if (!mayBeIn(statement)) {
      return false;
    }
    JsonSpan actor = JsonSpan.of(statement).properties().get("actor");
    return actor != null && isTheirs(actor.properties());
  }

  private boolean isTheirs(Map<String, JsonSpan> actor) {
    Ifi ifi = ifi(actor);
    if (ifi != null) {
      return keys.contains(ifi.key());
    }
    JsonSpan members = actor.get("member");
    return members != null
        && !members.elements().isEmpty()
        && members.elements().stream().allMatch(member -> isTheirs(member.properties()));
  }

  /**
   * The statement without them.
   *
   * <p>Where anything was replaced, signatures among the attachments are left out: what they sign
   * is no longer there, and their data would tell who it was.
   *
   * @param statement a whole stored statement
   * @return the same array where they are not in it
   */
  public byte[] apply(byte[] statement) {
    if (!mayBeIn(statement)) {
      return statement;
    }
    byte[] without = texts.apply(new Walk().statement(JsonSpan.of(statement)));
    return Arrays.equals(without, statement) ? statement : SignatureAttachments.without(without);
  }

  /**
   * Any JSON, with what identifies a person by itself taken out of all its texts, the names of
   * properties included.
   *
   * @return the same array where nothing is in it
   */
  public byte[] applyToTexts(byte[] json) {
    return texts.apply(json);
  }

  /** False for most statements, quickly; true where only a closer look can tell. */
  private boolean mayBeIn(byte[] statement) {
    String raw = small(statement);
    // Anything may hide behind escapes.
    return raw.indexOf('\\') >= 0 || signs.stream().anyMatch(raw::contains);
  }

  private static @Nullable Ifi ifi(Map<String, JsonSpan> agent) {
    JsonSpan mbox = agent.get("mbox");
    JsonSpan sum = agent.get("mbox_sha1sum");
    JsonSpan openId = agent.get("openid");
    JsonSpan account = agent.get("account");
    if (mbox != null) {
      return new Ifi.Mbox(mbox.text());
    } else if (sum != null) {
      return new Ifi.MboxSha1Sum(sum.text());
    } else if (openId != null) {
      return new Ifi.OpenId(openId.text());
    } else if (account == null) {
      return null;
    }
    Map<String, JsonSpan> parts = account.properties();
    JsonSpan homePage = parts.get("homePage");
    JsonSpan name = parts.get("name");
    return homePage == null || name == null ? null : new Ifi.Account(homePage.text(), name.text());
  }

  private final class Walk extends FormatWalk {
    @Override
    byte[] verb(JsonSpan verb) {
      return same(verb);
    }

    @Override
    byte[] activity(JsonSpan activity) {
      return same(activity);
    }

    @Override
    byte[] attachment(JsonSpan attachment) {
      return same(attachment);
    }

    @Override
    byte[] actor(JsonSpan actor) {
      Map<String, JsonSpan> properties = actor.properties();
      Ifi ifi = ifi(properties);
      if (ifi != null && keys.contains(ifi.key())) {
        JsonSpan type = properties.get("objectType");
        JsonBytes agent = new JsonBytes();
        if (type != null) {
          agent.add("objectType", type);
        }
        return agent.add("account", account).end();
      }
      JsonSpan members = properties.get("member");
      if (members == null) {
        return same(actor);
      }
      Splices splices = new Splices(actor.start());
      members.elements().forEach(member -> replace(splices, member, actor(member)));
      return splices.apply(actor.json(), actor.end()).json();
    }
  }
}
