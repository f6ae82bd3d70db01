package org.trailmark.testkit.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.journey.channel.CsvAttribute;
import org.trailmark.journey.extension.Attribute;
import org.trailmark.journey.extension.Payload.Addressee;

class CsvAttributeContractTest extends AttributeContract {
  @TempDir private Path folder;

  @Override
  protected Attribute attribute() throws IOException {
    Path file = Files.writeString(folder.resolve("staff.csv"), "team,mbox\nSales,ann@ex.org\n");
    return new CsvAttribute()
        .open("team", new CsvAttribute.Settings(file, null), () -> Instant.EPOCH);
  }

  @Override
  protected Addressee known() {
    return new Addressee("a", "Ann", List.of(Map.of("mbox", "mailto:ann@ex.org")));
  }
}
