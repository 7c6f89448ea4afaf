/// The commented file that `config init --mail` writes.
package enum MailTemplate {
  /// Every key is there and none is set: what begins with `#` and a blank is a comment, what
  /// begins with `#` alone is a line to uncomment, and `##` is another choice than the lines
  /// above it.
  package static let text = """
    # How remswatch mails its reports. Name this file as mail-file in the configuration.
    #
    # To set something, remove the # before it; ## begins another choice than the lines above.
    # Relative paths begin in the folder of this file. Only its owner may write to it: chmod go-w.
    # No password stands in it. 'remswatch config check --show' prints who would get what.

    # Who sends: an address, or Name <address>. It must be set.
    #from: REMS monitoring <remswatch@clinic.example>

    # Where answers go; without it, to the sender.
    #reply-to: rems-desk@clinic.example

    # Whom letters tell to turn to, in one line.
    #contact: REMS desk, extension 4711

    # smtp, with the key smtp, or sendmail, with or without the key sendmail. It must be set.
    #transport: smtp

    # security: starttls (default; port 587), tls (port 465) or none (port 25), which is for a
    # server on this machine alone. plain-text: true lets mail go to another machine unencrypted,
    # but never a password.
    # user: with password-file, which only its owner may read (chmod 600), or with credential, the
    # name of a file in the folder that systemd names in CREDENTIALS_DIRECTORY.
    # authorities: PEM file of certificate authorities in place of the system's.
    # timeout-seconds: for a whole message, 1 to 600.
    #smtp:
      #server: mail.clinic.example
      #port: 587
      #security: starttls
      #plain-text: false
      #user: remswatch
      #password-file: smtp-password
      ##credential: smtp-password
      #authorities: clinic-ca.pem
      #timeout-seconds: 60

    ##transport: sendmail
    ##sendmail:
      ##program: /usr/sbin/sendmail

    # Where recipients see the output folder: an address that begins with https://, an absolute path
    # or a share; without it, the path of the output folder.
    #link: https://intranet.example/remswatch

    # What a message holds: link (default; counts and where the report lies), attach (the report
    # itself) or encrypted (the report itself, for the holder of a certificate alone).
    #content: link

    # Domains that mail may go to: clinic.example alone, .clinic.example all beneath it. Without
    # this key, any.
    #allowed-domains: [clinic.example, .clinic.example, lab.example]

    # Told of failures; what they get never names a patient.
    #operator: [ops@clinic.example]

    # Told totals alone.
    #administrator: [rems-admin@clinic.example]

    # Messages of one run at most, 1 to 100000; default 500.
    #most-messages: 500

    # Hours after which a message that nobody took is given up, 1 to 720; default 48.
    #expire-after-hours: 48

    # Sites whose report goes elsewhere than to the coordinator that the database names.
    # site: its id in the database; "" stands for the patients without a responsible site.
    # to: in place of the coordinator; [] is nobody. also: beside them. content: for this site.
    #sites:
      #- site: S01
        #to: [a@clinic.example, Ana Núñez <b@clinic.example>]
        #also: [c@lab.example]
        #content: attach

    # Certificates (PEM) of those to whom mail is encrypted (S/MIME).
    #certificates:
      #- address: a@clinic.example
        #file: certs/a.pem

    """
}
