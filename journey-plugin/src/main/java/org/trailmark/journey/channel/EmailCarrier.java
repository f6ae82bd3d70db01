package org.trailmark.journey.channel;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.journey.extension.Carried;
import org.trailmark.journey.extension.Carrier;
import org.trailmark.journey.extension.Parcel;
import org.trailmark.journey.extension.Payload;

/**
 * The channel {@code email}: hands e-mails to a mail server, to the address by which she is known;
 * plain text, and the same as HTML. A repeat after a crash has the same {@code Message-ID}, by
 * which mail programs know it.
 */
public final class EmailCarrier implements Carrier {
  /** As a definition names it. */
  public static final String NAME = "email";

  private static final String MAILTO = "mailto:";
  private static final Logger LOG = LoggerFactory.getLogger(EmailCarrier.class);
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  /** Answers by which a server says that it will never take this: no such mailbox, policy. */
  private static final int NEVER_FROM = 550;

  private static final int NEVER_TO = 556;

  private final SmtpServer server;
  private final Session session;

  public EmailCarrier(SmtpServer server) {
    this.server = server;
    this.session = Session.getInstance(server.properties());
  }

  @Override
  public Optional<String> cannotReach(Payload.Addressee learner) {
    return address(learner).isPresent()
        ? Optional.empty()
        : Optional.of("none of her identifiers is an e-mail address");
  }

  /** The first of her addresses, in the order of her agents. */
  private static Optional<String> address(Payload.Addressee learner) {
    return learner.agents().stream()
        .flatMap(agent -> Stream.ofNullable(agent.get("mbox")))
        .map(mbox -> String.valueOf(mbox).substring(MAILTO.length()))
        .findFirst();
  }

  @Override
  public Carried carry(Parcel parcel) {
    try {
      MimeMessage message = message(parcel.content());
      Transport transport = session.getTransport();
      try {
        transport.connect(server.user(), server.password());
        transport.sendMessage(message, message.getAllRecipients());
      } finally {
        hangUp(transport);
      }
      return Carried.delivered();
    } catch (MessagingException e) {
      return isFinal(e) ? Carried.refused(said(e)) : Carried.failed(said(e));
    } catch (RuntimeException e) {
      return Carried.failed(e);
    }
  }

  /** The server has taken the letter, or has not: how it says good-bye changes nothing. */
  private static void hangUp(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debug("the mail server did not end the conversation", e);
    }
  }

  private MimeMessage message(Payload content) throws MessagingException {
    Payload.Words words = content.words();
    InternetAddress from = new InternetAddress(server.from(), true);
    String domain = from.getAddress().substring(from.getAddress().lastIndexOf('@'));
    MimeMessage message = new KnownMessage(session, "<" + content.key() + domain + ">");
    message.setFrom(from);
    message.setRecipient(
        Message.RecipientType.TO,
        new InternetAddress(address(content.learner()).orElseThrow(), true));
    message.setSubject(words.subject(), UTF_8);
    message.setSentDate(Date.from(content.sentAt()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("Idempotency-Key", content.key());
    message.setHeader("Content-Language", words.language());
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(words.body(), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(Html.page(words.subject(), words.body(), words.language()), UTF_8, "html");
    message.setContent(new MimeMultipart("alternative", plain, html));
    message.saveChanges();
    return message;
  }

  private static boolean isFinal(MessagingException e) {
    for (Exception cause = e;
        cause instanceof MessagingException known;
        cause = known.getNextException()) {
      int code =
          cause instanceof SMTPAddressFailedException address
              ? address.getReturnCode()
              : cause instanceof SMTPSendFailedException send ? send.getReturnCode() : 0;
      if (code >= NEVER_FROM && code <= NEVER_TO) {
        return true;
      }
    }
    return false;
  }

  /** The innermost words, which are the server's. */
  private static String said(MessagingException e) {
    Exception cause = e;
    while (cause instanceof MessagingException known && known.getNextException() != null) {
      cause = known.getNextException();
    }
    @Nullable String words = cause.getMessage();
    return cause.getClass().getSimpleName() + (words == null ? "" : ": " + words.strip());
  }

  /** A message whose id is not made up anew for each attempt. */
  private static final class KnownMessage extends MimeMessage {
    private final String id;

    KnownMessage(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
