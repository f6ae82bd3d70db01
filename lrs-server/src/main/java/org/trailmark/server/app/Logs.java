package org.trailmark.server.app;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.server.config.LogConfig;

/** Writes the log as the configuration wishes. */
final class Logs {
  private Logs() {}

  /** From now on; for the whole process. */
  static void configure(LogConfig config) {
    if (config.format() == LogConfig.Format.JSON
        && LoggerFactory.getILoggerFactory() instanceof LoggerContext context
        && context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stderr")
            instanceof OutputStreamAppender<ILoggingEvent> appender) {
      JsonEncoder json = new JsonEncoder();
      json.setContext(context);
      json.setWithSequenceNumber(false);
      json.setWithNanoseconds(false);
      json.setWithContext(false);
      json.setWithMessage(false);
      json.setWithArguments(false);
      json.setWithFormattedMessage(true);
      json.start();
      appender.stop();
      appender.setEncoder(json);
      appender.start();
    }
  }
}
