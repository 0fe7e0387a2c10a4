#!/usr/bin/env bash
# Runs a command where it can do no harm:
#
#   scripts/sandbox.sh COMMAND...
#
# The file system is read-only but for an empty folder in memory ($TMPDIR), there are no devices but null, zero, full
# and random, no network and no other processes, and no process gets more than SANDBOX_MEGABYTES of memory, the whole
# no more than SANDBOX_SECONDS. As root that is done with namespaces of Linux, else with bubblewrap (bwrap).
set -euo pipefail
: "${SANDBOX_SECONDS:=7200}" "${SANDBOX_MEGABYTES:=3072}"

limited=(timeout --foreground --kill-after=10 "$SANDBOX_SECONDS"
    prlimit --as=$((SANDBOX_MEGABYTES << 20)) --core=0 -- env SANDBOX=1 PYTHONDONTWRITEBYTECODE=1)

if [ "${1-}" = --inside ]; then # the file system of this namespace alone
    scratch=$2
    shift 2
    mount --make-rprivate /
    mount -t tmpfs -o size=1g,mode=700 scratch "$scratch"
    mkdir "$scratch/dev" "$scratch/tmp"
    for device in null zero full random urandom; do
        touch "$scratch/dev/$device"
        mount --bind "/dev/$device" "$scratch/dev/$device"
    done
    mkdir "$scratch/dev/shm"
    ln -s /proc/self/fd "$scratch/dev/fd"
    mount --rbind "$scratch/dev" /dev
    mount -t proc proc /proc
    while read -r _ _ _ _ place _; do
        place=$(printf %b "$place")
        case $place in "$scratch" | "$scratch"/* | /dev | /dev/*) continue ;; esac
        [ ! -e "$place" ] || mount -o remount,bind,ro "$place"
    done < <(tac /proc/self/mountinfo)
    mount -t tmpfs -o size=64m shm /dev/shm
    ! touch /sandbox-test 2>/dev/null || { echo "the file system can still be written to" >&2; exit 1; }
    export TMPDIR="$scratch/tmp" HOME="$scratch/tmp"
    exec "${limited[@]}" "$@"
fi

scratch=$(mktemp -d)
trap 'rmdir "$scratch"' EXIT
if [ "$(id -u)" -eq 0 ]; then
    unshare --mount --pid --net --ipc --uts --fork --kill-child -- "$0" --inside "$scratch" "$@"
elif command -v bwrap >/dev/null; then
    bwrap --unshare-all --die-with-parent --new-session --ro-bind / / --dev /dev --proc /proc --tmpfs "$scratch" \
        --setenv TMPDIR "$scratch" --setenv HOME "$scratch" -- "${limited[@]}" "$@"
else
    echo "needs root or bubblewrap (apt-get install bubblewrap)" >&2
    exit 1
fi
