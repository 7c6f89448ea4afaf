#!/usr/bin/python3
"""send-mail.py PORT FILE SENDER RECIPIENT...: sends a file by Python's smtplib, as a check of the
servers of the tests. Options before PORT: --starttls CA, --implicit CA, --user NAME PASSWORD,
--times N, --timeout SECONDS. Prints a JSON list of how each sending ended: "accepted", with who was
refused, or the error.
"""
import argparse
import json
import smtplib
import ssl

parser = argparse.ArgumentParser(description="Sends a file by Python's smtplib.")
parser.add_argument("--starttls")
parser.add_argument("--implicit")
parser.add_argument("--user", nargs=2)
parser.add_argument("--times", type=int, default=1)
parser.add_argument("--timeout", type=float, default=30)
parser.add_argument("port", type=int)
parser.add_argument("file")
parser.add_argument("sender")
parser.add_argument("recipients", nargs="+")
options = parser.parse_args()


def connect():
    if options.implicit:
        context = ssl.create_default_context(cafile=options.implicit)
        return smtplib.SMTP_SSL("localhost", options.port, timeout=options.timeout, context=context)
    return smtplib.SMTP("localhost", options.port, timeout=options.timeout)


def introduce(server):
    if options.starttls:
        server.starttls(context=ssl.create_default_context(cafile=options.starttls))
    if options.user:
        server.login(*options.user)


def words(reply):
    code, text = reply
    return f"{code} {text.decode()}"


def send(server, message):
    """How it ended, and whether the connection can go on."""
    try:
        refused = server.sendmail(options.sender, options.recipients, message)
        return {"accepted": {to: words(refused[to]) for to in refused}}, True
    except smtplib.SMTPRecipientsRefused as error:
        return {"refused": {to: words(reply) for to, reply in error.recipients.items()}}, True
    except smtplib.SMTPResponseException as error:
        return {"error": words((error.smtp_code, error.smtp_error))}, error.smtp_code != 421
    except OSError as error:  # smtplib's SMTPServerDisconnected is one, and so is a time-out
        return {"error": type(error).__name__}, False


def main():
    with open(options.file, "rb") as file:
        message = file.read()
    ended, can_go_on = [], True
    server = None
    for _ in range(options.times):
        try:
            if server is None or not can_go_on:
                server = connect()
                introduce(server)
        except smtplib.SMTPResponseException as error:
            ended.append({"error": words((error.smtp_code, error.smtp_error))})
            break
        except (OSError, smtplib.SMTPException) as error:
            ended.append({"error": f"{type(error).__name__}: {error}"})
            break
        outcome, can_go_on = send(server, message)
        ended.append(outcome)
    if server is not None and can_go_on:
        try:
            server.quit()
        except (OSError, smtplib.SMTPException) as error:
            ended.append({"quit": type(error).__name__})
    print(json.dumps(ended))


main()
