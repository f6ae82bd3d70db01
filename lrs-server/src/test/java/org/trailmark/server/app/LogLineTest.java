package org.trailmark.server.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogLineTest {

  @Test
  void message_isOneLine_whateverItQuotes() throws JoranException {
    LoggerContext context = new LoggerContext();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(getClass().getResource("/logback.xml"));
    Logger logger = context.getLogger("org.trailmark.Some");
    OutputStreamAppender<ILoggingEvent> appender =
        (OutputStreamAppender<ILoggingEvent>)
            context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender("stderr");

    LoggingEvent event =
        new LoggingEvent(
            getClass().getName(),
            logger,
            Level.WARN,
            "Slow: with [a\r\n12:00:00 ERROR \u001b[31mforged]",
            null,
            null);
    event.setMDCPropertyMap(Map.of());

    String line = new String(appender.getEncoder().encode(event), UTF_8);

    assertThat(line.strip()).endsWith("Slow: with [a 12:00:00 ERROR  [31mforged]").hasLineCount(1);
    context.stop();
  }
}
