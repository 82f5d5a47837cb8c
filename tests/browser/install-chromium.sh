#!/bin/sh
# Sees to it that there is a Chromium for the browser tests; $1 is the Python that has Playwright.
# Debian's package where we may install it, else Playwright's own download. Fails where neither works.
set -eu
[ -x /usr/bin/chromium ] && exit 0
if command -v apt-get >/dev/null; then
	if [ "$(id -u)" = 0 ]; then as_root=""; elif sudo -n true 2>/dev/null; then as_root="sudo -n"; else as_root="none"; fi
	if [ "$as_root" != none ]; then
		$as_root apt-get update -qq
		$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
		exit 0
	fi
fi
"$1" -m playwright install chromium
