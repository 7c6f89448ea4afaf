#include "CCurl.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "Library.h"

struct remswatch_mail_session {
  struct library curl;
  CURL *handle;
  // Of the mail that is being sent.
  const unsigned char *bytes;
  size_t count;
  size_t sent;
  struct remswatch_mail_result *result;
  // Whether the mail is over, and what is said now is a farewell.
  int is_over;
};

/// Hands the next bytes of the mail over.
static size_t hand_over(char *buffer, size_t size, size_t count, void *context) {
  struct remswatch_mail_session *session = context;
  size_t rest = session->count - session->sent;
  size_t part = size * count < rest ? size * count : rest;
  memcpy(buffer, session->bytes + session->sent, part);
  session->sent += part;
  int is_end = session->sent == session->count;
  session->result->stage = is_end ? remswatch_data_ended : remswatch_data_begun;
  // A reply to what came before says nothing of the mail itself.
  if (part > 0) session->result->reply = 0, session->result->text[0] = 0;
  return part;
}

static int begins(const char *line, size_t size, const char *command) {
  return size >= 4 && memcmp(line, command, 4) == 0;
}

static void note_command(struct remswatch_mail_result *result, const char *line, size_t size) {
  result->reply = 0;
  result->text[0] = 0;
  if (begins(line, size, "MAIL")) result->stage = remswatch_sender_named;
  if (begins(line, size, "RCPT")) result->stage = remswatch_recipient_named;
  if (begins(line, size, "DATA")) result->stage = remswatch_data_announced;
}

static void note_reply(struct remswatch_mail_result *result, const char *line, size_t size) {
  size_t length = size < sizeof result->text - 1 ? size : sizeof result->text - 1;
  memcpy(result->text, line, length);
  result->text[length] = 0;
  result->text[strcspn(result->text, "\r\n")] = 0;
  result->reply = strtol(result->text, NULL, 10);
}

/// Follows the dialogue, of which the library itself tells the last code alone.
static int follow(CURL *handle, curl_infotype type, char *line, size_t size, void *context) {
  (void)handle;
  struct remswatch_mail_session *session = context;
  if (!session->result) return 0;
  int is_out = type == CURLINFO_HEADER_OUT;
  if (is_out && (begins(line, size, "QUIT") || begins(line, size, "RSET"))) session->is_over = 1;
  if (session->is_over) return 0;
  if (is_out) note_command(session->result, line, size);
  if (type == CURLINFO_HEADER_IN) note_reply(session->result, line, size);
  return 0;
}

static void set_address(
  struct remswatch_mail_session *session, const struct remswatch_mail_server *server
) {
  char url[512];
  const char *scheme = server->security == remswatch_tls ? "smtps" : "smtp";
  snprintf(url, sizeof url, "%s://%s:%ld", scheme, server->host, server->port);
  session->curl.set(session->handle, CURLOPT_URL, url);
#if LIBCURL_VERSION_NUM >= 0x075500
  session->curl.set(session->handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
#else
  session->curl.set(session->handle, CURLOPT_PROTOCOLS, (long)(CURLPROTO_SMTP | CURLPROTO_SMTPS));
#endif
  session->curl.set(session->handle, CURLOPT_PROXY, "");
}

static void set_security(
  struct remswatch_mail_session *session, const struct remswatch_mail_server *server
) {
  struct library *curl = &session->curl;
  // No falling back: a server that offers no encryption gets no mail.
  long level = server->security == remswatch_plain ? CURLUSESSL_NONE : CURLUSESSL_ALL;
  curl->set(session->handle, CURLOPT_USE_SSL, level);
  curl->set(session->handle, CURLOPT_SSL_VERIFYPEER, 1L);
  curl->set(session->handle, CURLOPT_SSL_VERIFYHOST, 2L);
  curl->set(session->handle, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  if (server->authorities) {
    curl->set(session->handle, CURLOPT_CAINFO, server->authorities);
    curl->set(session->handle, CURLOPT_CAPATH, NULL);
  }
  if (server->user) {
    curl->set(session->handle, CURLOPT_USERNAME, server->user);
    curl->set(session->handle, CURLOPT_PASSWORD, server->password);
  }
}

static void set_limits(struct remswatch_mail_session *session, long milliseconds) {
  session->curl.set(session->handle, CURLOPT_NOSIGNAL, 1L);
  session->curl.set(session->handle, CURLOPT_TIMEOUT_MS, milliseconds);
  session->curl.set(session->handle, CURLOPT_CONNECTTIMEOUT_MS, milliseconds);
#if LIBCURL_VERSION_NUM >= 0x075700
  session->curl.set(session->handle, CURLOPT_QUICK_EXIT, 1L);
#endif
}

struct remswatch_mail_session *remswatch_mail_open(const struct remswatch_mail_server *server) {
  struct remswatch_mail_session *session = calloc(1, sizeof *session);
  if (!session) return NULL;
  if (!remswatch_load_curl(&session->curl) || !(session->handle = session->curl.init())) {
    free(session);
    return NULL;
  }
  set_address(session, server);
  set_security(session, server);
  set_limits(session, server->milliseconds);
  session->curl.set(session->handle, CURLOPT_UPLOAD, 1L);
  session->curl.set(session->handle, CURLOPT_READFUNCTION, hand_over);
  session->curl.set(session->handle, CURLOPT_READDATA, session);
  session->curl.set(session->handle, CURLOPT_DEBUGFUNCTION, follow);
  session->curl.set(session->handle, CURLOPT_DEBUGDATA, session);
  session->curl.set(session->handle, CURLOPT_VERBOSE, 1L);
  return session;
}

void remswatch_mail_send(
  struct remswatch_mail_session *session, const char *sender, const char *recipient,
  const unsigned char *bytes, size_t count, struct remswatch_mail_result *result
) {
  struct library *curl = &session->curl;
  memset(result, 0, sizeof *result);
  session->bytes = bytes;
  session->count = count;
  session->sent = 0;
  session->is_over = 0;
  session->result = result;
  struct curl_slist *recipients = curl->append(NULL, recipient);
  if (!recipients) {
    result->problem = "out of memory";
    return;
  }
  curl->set(session->handle, CURLOPT_MAIL_FROM, sender);
  curl->set(session->handle, CURLOPT_MAIL_RCPT, recipients);
  curl->set(session->handle, CURLOPT_INFILESIZE_LARGE, (curl_off_t)count);
  CURLcode code = curl->perform(session->handle);
  curl->set(session->handle, CURLOPT_MAIL_RCPT, NULL);
  curl->free_list(recipients);
  session->result = NULL;
  if (code != CURLE_OK) result->problem = curl->problem(code);
}

void remswatch_mail_close(struct remswatch_mail_session *session) {
  session->curl.cleanup(session->handle);
  free(session);
}
