#!/bin/sh
# cron-night.sh PROJECT PROGRAM FOLDER: installs the nightly job with a schedule of every minute and
# lets a real cron run it twice: a night that succeeds, and one without a database. It prints what
# cron mailed after each. It wants to be started by `unshare --mount --pid --fork --kill-child`: /etc,
# /run, /var and /usr/local are its own, so that nothing stays behind, whatever happens.
set -eu
project=$1
program=$2
work=$3

mount -t tmpfs tmpfs "$work"
mount -t proc proc /proc
mkdir "$work/etc" "$work/sbin" "$work/programs" "$work/mail" "$work/var" "$work/var/lib" "$work/tmp"
mkdir -p "$work/var/spool/cron/crontabs"
ln -s /run "$work/var/run"
chmod 1777 "$work/mail" "$work/tmp"

# A mail program that keeps the letters. The real folder of programs moves behind links.
mount --bind /usr/sbin "$work/programs"
ln -s "$work"/programs/* "$work/sbin/"
rm -f "$work/sbin/sendmail"
# shellcheck disable=SC2016  # the mail program expands it
printf '#!/bin/sh\ncat >"$(mktemp %s/mail/XXXXXX)"\n' "$work" >"$work/sbin/sendmail"
chmod 0755 "$work/sbin/sendmail"
mount --bind "$work/sbin" /usr/sbin

cp -a /etc/. "$work/etc/"
rm -f "$work"/etc/cron.d/*
: >"$work/etc/crontab"
# Containers let no session set its login uid, which has nothing to do with the job.
sed -i '/pam_loginuid/d' "$work/etc/pam.d/cron"
mount --bind "$work/etc" /etc
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /usr/local
mount --bind "$work/var" /var
chmod 0755 "$work"

mails() { cat "$work"/mail/* 2>/dev/null || true; }
wait_for() { # seconds, command...
  left=$1
  shift
  until "$@"; do
    [ "$left" -gt 0 ] || { echo "TIMEOUT waiting for: $*"; mails; exit 1; }
    left=$((left - 1))
    sleep 1
  done
}

"$project/cron/install" --cron --schedule '* * * * *' --binary "$program" >/dev/null
home=/var/lib/remswatch
"$program" demo --bare --patients 40 "$work/demo" >/dev/null
cp "$work/demo/patients.db" "$home/"
chown remswatch: "$home/patients.db"
cron -f &

is_published() { [ -e "$home/Reports/latest/index.html" ]; }
is_mailed() { [ -n "$(mails)" ]; }
wait_for 75 is_published
sleep 2
newest=$home/Reports/latest
echo "MODES $(stat -Lc '%U %a' "$newest" "$newest/index.html" | tr '\n' ' ')"
echo "MAILS AFTER A SUCCESS: $(find "$work/mail" -type f | wc -l)"

rm "$home"/patients.db*
wait_for 75 is_mailed
echo "MAIL AFTER A FAILURE:"
mails

"$project/cron/uninstall" >/dev/null
[ ! -e /etc/cron.d/remswatch ] && [ -e "$home/Reports/latest/index.html" ] && echo "UNINSTALLED"
