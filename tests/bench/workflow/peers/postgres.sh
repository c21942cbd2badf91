#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# postgres.sh FOLDER COMMAND... - runs a command with a PostgreSQL of its own in FOLDER, which syncs to the disk as it
# does by default; its address is in PEER_URL. The server listens on a socket in FOLDER only.
set -eu
folder=$1
shift
bin=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -1)
[ -n "$bin" ] || { echo "there is no PostgreSQL here" >&2; exit 3; }
as=
if [ "$(id -u)" = 0 ]; then # a server does not run as root
    chown postgres "$folder"
    as="setpriv --reuid=postgres --regid=postgres --clear-groups"
fi
cd "$folder"
if [ ! -d data ]; then
    $as "$bin/initdb" -D data -U postgres -A trust -E UTF8 --no-locale >initdb.log
fi
$as "$bin/pg_ctl" -D data -w -l server.log -o "-c listen_addresses= -c unix_socket_directories='$folder'" start >/dev/null
trap '$as "$bin/pg_ctl" -D "$folder/data" -m fast stop >/dev/null' EXIT
PEER_URL="postgresql://postgres@localhost/postgres?host=$folder"
export PEER_URL
"$@"
