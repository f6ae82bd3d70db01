package org.trailmark.server.identities;

import java.util.List;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.xapi.AgentJson;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.ParameterValues;
import tools.jackson.databind.json.JsonMapper;

/**
 * An agent in a cell of CSV: an e-mail address, with or without {@code mailto:}, or an identifier's
 * {@linkplain Ifi#key() key}.
 */
final class AgentCell {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String FORMS =
      "an agent is an e-mail address or mbox:, sha1:, openid: or account:HOMEPAGE|NAME; found \"%s\"";

  private static final int LONGEST_SHOWN = 80;

  private AgentCell() {}

  /**
   * Reads it, judged as an agent in a statement is.
   *
   * @param cell not blank
   * @throws LrsException with a fault for each thing that is wrong
   */
  static Ifi read(String cell) {
    return ParameterValues.agentOnly("agent", JSON.writeValueAsString(AgentJson.of(ifi(cell))));
  }

  private static Ifi ifi(String cell) {
    if (cell.startsWith("mailto:")) {
      return new Ifi.Mbox(cell);
    }
    try {
      return Ifi.ofKey(cell);
    } catch (IllegalArgumentException e) {
      if (cell.indexOf('@') > 0 && cell.indexOf(':') < 0) {
        return new Ifi.Mbox("mailto:" + cell);
      }
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT,
          "This is no agent.",
          List.of(Fault.inDocument("", 0, FORMS.formatted(shown(cell)))));
    }
  }

  private static String shown(String cell) {
    return cell.length() > LONGEST_SHOWN ? cell.substring(0, LONGEST_SHOWN) + "..." : cell;
  }
}
