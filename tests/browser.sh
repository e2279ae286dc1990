#!/bin/sh
# Put Debian's Chromium where the browser tests look for it; quick and silent where it is there already.
set -eu

[ -x /usr/bin/chromium ] && exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "tests/browser.sh: Chromium is missing and only root can install it: apt-get install chromium" >&2; exit 1; }
    as_root="sudo -n"
fi
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() {
    $as_root apt-get install --yes --quiet --no-install-recommends chromium fonts-liberation >"$log" 2>&1
}
# The package lists may be missing or old: then they are fetched, and it is tried once more.
install || { $as_root apt-get update --quiet >"$log" 2>&1 && install; } || { cat "$log" >&2; exit 1; }
