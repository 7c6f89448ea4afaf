# shellcheck shell=sh disable=SC2034
# What install and uninstall share: where things go, how to speak, which values are let in.

PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
LC_ALL=C
export PATH LC_ALL
umask 022

home=/var/lib/remswatch
settings=/etc/remswatch/config.yaml
crontab=/etc/cron.d/remswatch
units=/etc/systemd/system
library=/usr/local/lib/remswatch
manual=/usr/local/share/doc/remswatch/operators.md
program=/usr/local/bin/remswatch
unit_files="remswatch.service remswatch.timer remswatch-status.service remswatch-status.timer \
remswatch-mail.service remswatch-mail.timer remswatch-alert@.service"
timers="remswatch.timer remswatch-status.timer remswatch-mail.timer"

refuse() { # a sentence
  echo "$(basename "$0"): $1" >&2
  exit "${2:-64}"
}

# A value lands in a crontab, in a unit, in YAML and in sh: plain words alone pass, so that nothing
# needs quoting anywhere.
check_path() { # option, value
  case $2 in
  /*) ;;
  *) refuse "$1 needs an absolute path." ;;
  esac
  case $2 in
  *[!A-Za-z0-9/._-]*) refuse "$1 may have letters, digits and / . _ - alone." ;;
  */ | *//* | */../* | */.. | */./* | */.) refuse "$1 needs a path without .. or an empty part." ;;
  esac
}

check_user() {
  case $1 in
  root) refuse "--user may not be root: the program needs no such rights." ;;
  '' | [!a-z_]* | *[!a-z0-9_-]*) refuse "--user needs a name of a-z, 0-9, _ and -." ;;
  esac
  [ "${#1}" -le 32 ] || refuse "--user may have 32 characters at most."
}

check_folder_option() { # of --destdir: it lands in no file, but it has to be a place of its own
  case $1 in
  / | [!/]* | '') refuse "--destdir needs an absolute path other than /." ;;
  esac
}

# The plain value of a key in the configuration that is installed; nothing when there is none.
setting() { # key
  [ -f "$destdir$settings" ] || return 0
  sed -n "s/^$1: *//p" "$destdir$settings" | sed 's/ *$//; s/^"\(.*\)"$/\1/' | sed -n 1p
}

is_systemd_running() { [ -z "$destdir" ] && [ -d /run/systemd/system ]; }
