#!/bin/sh
# Put Debian's PostgreSQL where the tests look for it, which start a server of their own; quick and silent where it is there already.
# Where it cannot be installed, that is said, and the tests of it are skipped.
set -eu

for program in /usr/lib/postgresql/*/bin/initdb; do
    [ -x "$program" ] && exit 0
done

command -v apt-get >/dev/null || { echo "tests/postgresql.sh: no apt-get here; the tests of PostgreSQL will be skipped" >&2; exit 0; }
as_root=
if [ "$(id -u)" -ne 0 ]; then
    as_root="sudo -n"
    $as_root true 2>/dev/null || { echo "tests/postgresql.sh: only root can install postgresql; its tests will be skipped" >&2; exit 0; }
fi
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() {
    $as_root apt-get install --yes --quiet --no-install-recommends postgresql >"$log" 2>&1
}
# The package lists may be missing or old: then they are fetched, and it is tried once more.
install || { $as_root apt-get update --quiet >"$log" 2>&1 && install; } || { cat "$log" >&2; echo "its tests will be skipped" >&2; }
