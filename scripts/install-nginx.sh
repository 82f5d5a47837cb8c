#!/bin/sh
# Installs nginx for the test of deploy/nginx.conf where it may; says so where it may not.
set -u
PATH=$PATH:/usr/sbin # where Debian puts it

command -v nginx >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get install -y -q --no-install-recommends nginx-light ||
        { apt-get update -q && apt-get install -y -q --no-install-recommends nginx-light; }; } >/dev/null 2>&1
fi
command -v nginx >/dev/null || echo "deploy/nginx.conf is not tested here: there is no nginx."
exit 0
