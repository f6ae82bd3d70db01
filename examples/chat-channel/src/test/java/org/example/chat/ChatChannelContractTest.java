package org.example.chat;

import java.net.URI;
import org.trailmark.journey.extension.ChannelKind;
import org.trailmark.testkit.contract.ChannelKindContract;

/** It tells what the receiver answers, and says the same when it says it again. */
class ChatChannelContractTest extends ChannelKindContract<ChatChannel.Room> {

  @Override
  protected ChannelKind<ChatChannel.Room> kind() {
    return new ChatChannel();
  }

  @Override
  protected ChatChannel.Room settings(URI receiver) {
    return new ChatChannel.Room(receiver);
  }
}
