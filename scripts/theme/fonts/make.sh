#!/bin/sh
# Makes the fonts beside this file from npm's @fontsource-variable/roboto (SIL Open Font License):
# the weights and letters that the site uses, a third of the bytes. Only needed after a change here.
# Needs npm, and Python with fonttools and brotli.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
tar -xzf "$(npm pack --silent @fontsource-variable/roboto@5.3.0)"

subset() {
    fonttools varLib.instancer -q "package/files/roboto-$1-wght-normal.woff2" wght=400:700 -o "$1.ttf"
    fonttools subset "$1.ttf" --unicodes="$2" --flavor=woff2 --no-hinting \
        --layout-features=kern,ccmp,mark,mkmk,locl --output-file="$here/roboto-$1.woff2"
}
subset latin "U+0020-007E,U+00A0-00FF,U+2010-2014,U+2018-201E,U+2022,U+2026,U+20AC,U+2190-2193"
subset latin-ext "U+0100-0101,U+010C-010D,U+0112-0113,U+0122-0123,U+012A-012B,U+0136-0137,U+013B-013C,U+0145-0146,U+0150-0151,U+0160-0161,U+016A-016B,U+0170-0171,U+017D-017E"
subset vietnamese "*"
