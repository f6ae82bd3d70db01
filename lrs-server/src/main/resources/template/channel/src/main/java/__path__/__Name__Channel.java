package __package__;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.InstantSource;
import org.trailmark.journey.extension.Carrier;
import org.trailmark.journey.extension.ChannelKind;

/**
 * Posts what is to be said as JSON. Change it to the way that leads to your learners.
 *
 * <p>{@code plugin.journey.channels.__name__.team.url=...} makes the channel {@code __name__:team}.
 */
public final class __Name__Channel implements ChannelKind<__Name__Channel.Receiver> {

  /**
   * What an operator says of one receiver.
   *
   * @param url where to post
   */
  public record Receiver(URI url) {
    public Receiver {
      requireNonNull(url, "url"); // the operator may have left it out
    }
  }

  @Override
  public String name() {
    return "__name__";
  }

  @Override
  public Class<Receiver> settings() {
    return Receiver.class;
  }

  @Override
  public Carrier open(Receiver receiver, InstantSource clock) {
    return new __Name__Carrier(receiver.url());
  }
}
