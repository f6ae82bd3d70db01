package org.example.chat;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.InstantSource;
import org.trailmark.journey.extension.Carrier;
import org.trailmark.journey.extension.ChannelKind;

/**
 * Chat rooms: {@code plugin.journey.channels.chat.team.url=https://chat.example.org/hooks/1} makes
 * the channel {@code chat:team}. Any service with an incoming webhook that takes {@code {"text":
 * "..."}} will do.
 */
public final class ChatChannel implements ChannelKind<ChatChannel.Room> {

  /**
   * What an operator says of one room.
   *
   * @param url of the room's incoming webhook; whoever knows it may write there
   */
  public record Room(URI url) {
    public Room {
      requireNonNull(url, "url"); // the operator may have left it out
      if (!String.valueOf(url.getScheme()).matches("https?")) {
        throw new IllegalArgumentException("url is one of http or https, not " + url);
      }
    }
  }

  @Override
  public String name() {
    return "chat";
  }

  @Override
  public Class<Room> settings() {
    return Room.class;
  }

  @Override
  public Carrier open(Room room, InstantSource clock) {
    return new ChatCarrier(room.url());
  }
}
