#!/bin/sh
# postfix-instance.sh start DIR PORT [CERTIFICATE KEY]: a Postfix of its own below DIR, listening on
# 127.0.0.1:PORT (STARTTLS with a certificate); postfix-instance.sh stop DIR ends it. Needs root.
#
# Mail for anybody@clinic.example ends in DIR/mail/all/new, a file for each recipient, whom its
# Delivered-To names; unknown@clinic.example and every other domain are refused with 550, and
# nothing ever leaves the machine. DIR/sendmail is its sendmail, DIR/log its log. The machine's own
# /etc/postfix and queue are neither read nor written.
set -eu
umask 022
usage="usage: postfix-instance.sh start DIR PORT [CERTIFICATE KEY] | stop DIR"
[ $# -ge 2 ] || { echo "$usage" >&2; exit 64; }
action=$1
case $2 in /*) folder=$2 ;; *) folder=$PWD/$2 ;; esac
port=${3:-}
certificate=${4:-}
key=${5:-}
master=/usr/lib/postfix/sbin/master

fail() { echo "postfix-instance.sh: $1" >&2; exit 1; }

is_running() {
  [ -s "$folder/spool/pid/master.pid" ] && kill -0 "$(process)" 2>/dev/null
}
process() { tr -d ' ' <"$folder/spool/pid/master.pid"; }

stop() {
  is_running || return 0
  kill "$(process)"
  waited=0
  while is_running; do
    waited=$((waited + 1))
    [ $waited -lt 100 ] || { kill -KILL "$(process)"; return; }
    sleep 0.1
  done
}

# Postfix's own users read what is below the folder.
check_path() {
  above=$folder
  while [ "$above" != / ]; do
    case $(stat -c %A "$above") in *[xt]) ;; *) fail "$above must be open (o+x) to others" ;; esac
    above=$(dirname "$above")
  done
}

make_folders() {
  mkdir -p "$folder/etc" "$folder/spool/pid" "$folder/data" "$folder/mail"
  for name in active bounce corrupt defer deferred flush hold incoming private saved trace; do
    mkdir -p "$folder/spool/$name"
    chown postfix "$folder/spool/$name"
    chmod 700 "$folder/spool/$name"
  done
  mkdir -p "$folder/spool/maildrop" "$folder/spool/public"
  chown postfix:postdrop "$folder/spool/maildrop" "$folder/spool/public"
  chmod 730 "$folder/spool/maildrop"
  chmod 710 "$folder/spool/public"
  chown postfix "$folder/data"
  chown nobody "$folder/mail"
}

write_main() {
  cat >"$folder/etc/main.cf" <<END
compatibility_level = 3.6
queue_directory = $folder/spool
data_directory = $folder/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
maillog_file = $folder/log
maillog_file_prefixes = $folder
mail_owner = postfix
setgid_group = postdrop

inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
myhostname = mail.clinic.example
mydomain = clinic.example
myorigin = clinic.example
mydestination =
alias_maps =
alias_database =
local_recipient_maps =
smtpd_peername_lookup = no
biff = no

virtual_mailbox_domains = clinic.example
virtual_mailbox_base = $folder/mail
virtual_mailbox_maps = regexp:$folder/etc/mailboxes
virtual_uid_maps = static:$(id -u nobody)
virtual_gid_maps = static:$(id -g nobody)
virtual_mailbox_limit = 0
message_size_limit = 52428800

smtpd_relay_restrictions = reject_unauth_destination
relay_domains_reject_code = 550
default_transport = error:5.1.2 nothing leaves this machine
relay_transport = error:5.1.2 nothing leaves this machine
local_transport = error:5.1.1 nobody is local here
notify_classes =

smtpd_tls_security_level = $([ -n "$certificate" ] && echo may || echo none)
smtpd_tls_cert_file = $certificate
smtpd_tls_key_file = $key
smtpd_tls_loglevel = 1
smtpd_tls_received_header = yes
tls_random_source = dev:/dev/urandom
END
  cat >"$folder/etc/mailboxes" <<'END'
if !/^unknown@/
/@clinic\.example$/ all/
endif
END
}

# No service is chrooted: /etc is the machine's, and the socket of the log is not.
write_master() {
  cat >"$folder/etc/master.cf" <<END
127.0.0.1:$port inet n - n - - smtpd
pickup    unix n - n 60   1 pickup
cleanup   unix n - n -    0 cleanup
qmgr      unix n - n 300  1 qmgr
tlsmgr    unix - - n 1000? 1 tlsmgr
rewrite   unix - - n -    - trivial-rewrite
bounce    unix - - n -    0 bounce
defer     unix - - n -    0 bounce
trace     unix - - n -    0 bounce
verify    unix - - n -    1 verify
flush     unix n - n 1000? 0 flush
proxymap  unix - - n -    - proxymap
showq     unix n - n -    - showq
error     unix - - n -    - error
retry     unix - - n -    - error
discard   unix - - n -    - discard
virtual   unix - n n -    - virtual
anvil     unix - - n -    1 anvil
scache    unix - - n -    1 scache
postlog   unix-dgram n - n - 1 postlogd
END
}

write_sendmail() {
  printf '#!/bin/sh\nexec /usr/sbin/sendmail -C "%s/etc" "$@"\n' "$folder" >"$folder/sendmail"
  chmod 755 "$folder/sendmail"
}

start() {
  [ -n "$port" ] || { echo "$usage" >&2; exit 64; }
  [ "$(id -u)" -eq 0 ] || fail "Postfix can be started by root alone"
  [ -x "$master" ] || fail "Postfix is not installed"
  is_running && fail "it is already running in $folder"
  mkdir -p "$folder"
  check_path
  make_folders
  write_main
  write_master
  write_sendmail
  "$master" -c "$folder/etc" -w || { cat "$folder/log" >&2; fail "Postfix did not start"; }
}

case $action in
start) start ;;
stop) stop ;;
*) echo "$usage" >&2; exit 64 ;;
esac
