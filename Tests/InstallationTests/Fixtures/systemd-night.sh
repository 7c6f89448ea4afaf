#!/bin/sh
# systemd-night.sh PROJECT PROGRAM FOLDER: installs the nightly service and runs it: a night that
# succeeds, one without a database, which alerts, and a probe of the sandbox in place of a night.
# It installs for real, and so wants to be started by systemd-boot.sh alone.
set -eu
project=$1
program=$2
folder=$3

systemctl start systemd-journald.socket systemd-journald.service
"$project/cron/install" --systemd --binary "$program" >/dev/null
home=/var/lib/remswatch
"$program" demo --bare --patients 40 "$folder/demo" >/dev/null
cp "$folder/demo/patients.db" $home/
chown remswatch: $home/patients.db
echo "TIMERS $(systemctl list-timers --all --no-legend 'remswatch*' | grep -c remswatch)"

systemctl start remswatch.service && echo "PUBLISHED"
echo "MODES $(stat -Lc '%U %a' $home $home/Reports/latest/index.html | tr '\n' ' ')"
echo "SAID AFTER A SUCCESS: $(journalctl -t remswatch -o cat | wc -l)"

rm $home/patients.db*
systemctl start remswatch.service 2>/dev/null || echo "FAILED"
for _ in 1 2 3 4 5; do
  sleep 1
  [ -z "$(journalctl -p crit -t remswatch-alert -o cat)" ] || break
done
journalctl -t remswatch -o cat
journalctl -p crit -t remswatch-alert -o cat

# What the sandbox lets its program do.
cat >/usr/local/probe <<'PROBE'
echo "SANDBOX $(grep -E '^(CapBnd|NoNewPrivs|Seccomp|Umask):' /proc/self/status | tr -d '\n\t ')"
echo "INTERFACES $(grep -c : /proc/self/net/dev)"
for place in /var/lib/remswatch /var/lib/remswatch/Reports /var/lib /etc /usr/local; do
  touch "$place/probe" 2>/dev/null && echo "WRITABLE $place"
done
exit 0
PROBE
mkdir /etc/systemd/system/remswatch.service.d
printf '[Service]\nExecStart=\nExecStart=/bin/sh /usr/local/probe\n' \
  >/etc/systemd/system/remswatch.service.d/probe.conf
systemctl daemon-reload
systemctl start remswatch.service && journalctl -t sh -o cat
rm -r /etc/systemd/system/remswatch.service.d
"$project/cron/uninstall" >/dev/null
[ -z "$(systemctl list-unit-files --no-legend 'remswatch*')" ] && echo "UNINSTALLED"
systemctl --force exit 0
