#ifndef CCURL_H
#define CCURL_H

#include <stddef.h>

// curl_easy_setopt is variadic, which Swift cannot call.

/// Sends one GET request and reads the answer's status, nothing more: no redirect is followed, no
/// proxy of the environment is used, the certificate is checked, and it takes at most
/// `milliseconds`. The library is loaded at the first request. Gives NULL when there was an answer,
/// otherwise what went wrong, in a few words that name no address.
const char *remswatch_get(const char *url, long milliseconds, long *status);

/// How the connection to a mail server is kept secret.
enum remswatch_security { remswatch_plain, remswatch_starttls, remswatch_tls };

/// A mail server.
struct remswatch_mail_server {
  /// A name, or an address in figures; one of version 6 in brackets.
  const char *host;
  long port;
  enum remswatch_security security;
  /// NULL: without authentication.
  const char *user;
  const char *password;
  /// File of certificate authorities in PEM; NULL: those of the system.
  const char *authorities;
  /// For one mail, from the connection to the last answer.
  long milliseconds;
};

/// How far a mail came.
enum remswatch_stage {
  /// Before the sender was named: connection, greeting, encryption, authentication.
  remswatch_connecting,
  remswatch_sender_named,
  remswatch_recipient_named,
  remswatch_data_announced,
  remswatch_data_begun,
  /// Every byte was handed over, so that the server may have taken the mail.
  remswatch_data_ended
};

/// What became of a mail.
struct remswatch_mail_result {
  /// NULL: it was taken. Otherwise what went wrong, in a few words.
  const char *problem;
  enum remswatch_stage stage;
  /// The code of the server's last reply to the stage; 0: there was none.
  long reply;
  /// The line of that reply, as it came; empty: there was none.
  char text[256];
};

/// A session with a server: connections are kept from mail to mail.
struct remswatch_mail_session;

/// Begins a session without connecting, and copies what it needs of `server`; NULL: the library is
/// not there.
struct remswatch_mail_session *remswatch_mail_open(const struct remswatch_mail_server *server);

/// Sends one mail to one recipient; addresses without angle brackets, lines ending with CRLF. The
/// certificate and the name of the server are always checked, and no proxy of the environment is
/// used.
void remswatch_mail_send(
  struct remswatch_mail_session *session, const char *sender, const char *recipient,
  const unsigned char *bytes, size_t count, struct remswatch_mail_result *result
);

void remswatch_mail_close(struct remswatch_mail_session *session);

#endif
