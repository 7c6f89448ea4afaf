#!/bin/sh
# systemd-boot.sh PROJECT PROGRAM FOLDER: boots a systemd of its own, which runs systemd-night.sh
# and ends. What that said is then in FOLDER/said. It wants to be started by `unshare --mount --pid
# --cgroup --ipc --fork --kill-child`: /etc, /run, /var and /usr/local are its own, so that nothing
# stays behind, whatever happens.
set -eu
project=$1
program=$2
work=$3/work
mkdir "$work"

mount -t tmpfs tmpfs "$work"
mount -t proc proc /proc
mkdir "$work/etc" "$work/var" "$work/var/lib" "$work/var/tmp"
ln -s /run "$work/var/run"
cp -a /etc/. "$work/etc/"
rm -rf "$work"/etc/systemd/system/*
mount --bind "$work/etc" /etc
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /usr/local
mount --bind "$work/var" /var
mount -t cgroup2 cgroup2 /sys/fs/cgroup
# Of the system's own units the journal alone: nothing may touch the devices of the machine.
for wants in sysinit sockets timers local-fs multi-user; do
  mount -t tmpfs tmpfs "/usr/lib/systemd/system/$wants.target.wants" 2>/dev/null || true
done
ln -s /usr/lib/systemd/system/systemd-journald.socket /usr/lib/systemd/system/sockets.target.wants/

chmod 0755 "$work"

cat >/etc/systemd/system/night.service <<UNIT
[Service]
Type=oneshot
ExecStart=/bin/sh $(dirname "$0")/systemd-night.sh $project $program $work
StandardOutput=append:$3/said
StandardError=append:$3/said
FailureAction=exit-force
TimeoutStartSec=60
UNIT

# It has to be the first process.
exec env container=private /lib/systemd/systemd --system --unit=night.service --log-target=null
