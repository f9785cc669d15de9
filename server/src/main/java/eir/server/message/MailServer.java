package eir.server.message;

import eir.server.message.NotSentException.Reason;
import eir.server.message.SmtpAddress.Security;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/** Hands mail over by SMTP, one connection a mail. Shared by threads. */
public final class MailServer {
  private static final Duration TO_CONNECT = Duration.ofSeconds(10);
  private static final Duration TO_ANSWER = Duration.ofSeconds(30);

  private final SmtpAddress address;
  private final String protocol;
  private final Session session;

  /** At {@code address}; nothing is asked of it yet. */
  public MailServer(SmtpAddress address) {
    this.address = address;
    this.protocol = address.security() == Security.TLS ? "smtps" : "smtp";
    this.session = Session.getInstance(properties());
  }

  private Properties properties() {
    Properties properties = new Properties();
    String prefix = "mail." + protocol + ".";
    properties.setProperty(prefix + "auth", Boolean.toString(!address.user().isEmpty()));
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "starttls.enable", "true");
    properties.setProperty(
        prefix + "starttls.required", Boolean.toString(address.security() == Security.STARTTLS));
    properties.setProperty(prefix + "connectiontimeout", Long.toString(TO_CONNECT.toMillis()));
    properties.setProperty(prefix + "timeout", Long.toString(TO_ANSWER.toMillis()));
    properties.setProperty(prefix + "writetimeout", Long.toString(TO_ANSWER.toMillis()));
    properties.setProperty(prefix + "from", address.sender());
    // The name of this computer is nobody's business, and looking it up may take long.
    properties.setProperty(prefix + "localhost", domain());
    return properties;
  }

  private String domain() {
    return address.sender().substring(address.sender().indexOf('@') + 1);
  }

  /**
   * Hands {@code mail} over; when it returns, the mail server has taken it.
   *
   * @throws NotSentException if it has not
   */
  public void send(Mail mail, Instant now) throws NotSentException {
    try (Transport transport = session.getTransport(protocol)) {
      MimeMessage message = message(mail, now);
      transport.connect(
          address.host(),
          address.port(),
          address.user().isEmpty() ? null : address.user(),
          address.user().isEmpty() ? null : address.password().reveal());
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException e) {
      throw notSent(e);
    }
  }

  private MimeMessage message(Mail mail, Instant now) throws MessagingException {
    MimeMessage message = new Numbered(session, "<" + mail.id() + "@" + domain() + ">");
    message.setFrom(new InternetAddress(address.sender()));
    try {
      message.setRecipient(
          RecipientType.TO,
          new InternetAddress(mail.address(), mail.name(), StandardCharsets.UTF_8.name()));
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("Java has UTF-8", e);
    }
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setText(mail.body(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(now));
    message.setContentLanguage(new String[] {mail.language()});
    // RFC 3834 §5: machines do not answer this, so no absence note comes back.
    message.setHeader("Auto-Submitted", "auto-generated");
    message.saveChanges();
    return message;
  }

  private static NotSentException notSent(MessagingException failure) {
    for (Throwable at = failure; at != null; at = next(at)) {
      int reply =
          switch (at) {
            case SMTPAddressFailedException e -> e.getReturnCode();
            case SMTPSenderFailedException e -> e.getReturnCode();
            case SMTPSendFailedException e -> e.getReturnCode();
            default -> 0;
          };
      if (reply > 0) {
        return new NotSentException(Reason.REFUSED, reply, failure);
      }
      switch (at) {
        case AuthenticationFailedException _ -> {
          return new NotSentException(Reason.LOGIN, 0, failure);
        }
        case SSLException _ -> {
          return new NotSentException(Reason.TLS, 0, failure);
        }
        case MailConnectException _ -> {
          return new NotSentException(Reason.UNREACHABLE, 0, failure);
        }
        default -> {}
      }
    }
    boolean isTls = String.valueOf(failure.getMessage()).contains("STARTTLS");
    boolean isLine = failure.getCause() instanceof IOException;
    return new NotSentException(
        isTls ? Reason.TLS : isLine ? Reason.UNREACHABLE : Reason.REFUSED, 0, failure);
  }

  private static @Nullable Throwable next(Throwable at) {
    Throwable chained = at instanceof MessagingException mail ? mail.getNextException() : null;
    return chained == null ? at.getCause() : chained;
  }

  /** Keeps the Message-ID that it was given. */
  private static final class Numbered extends MimeMessage {
    private final String id;

    Numbered(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
