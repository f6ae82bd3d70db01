package org.trailmark.testkit.contract;

import java.net.URI;
import java.util.List;
import org.trailmark.journey.channel.WebhookKind;
import org.trailmark.journey.extension.ChannelKind;

class WebhookContractTest extends ChannelKindContract<WebhookKind.Settings> {

  @Override
  protected ChannelKind<WebhookKind.Settings> kind() {
    return new WebhookKind();
  }

  @Override
  protected WebhookKind.Settings settings(URI receiver) {
    return new WebhookKind.Settings(receiver, List.of("0123456789abcdef"));
  }
}
