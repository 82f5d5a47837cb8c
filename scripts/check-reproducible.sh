#!/bin/sh
# Builds the last commit twice, in different folders, hours, time zones and languages of the
# machine, and compares every byte. $1 is the Python that has the program's needs.
set -eu

python=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build() { # FOLDER VARIABLES…
    folder=$work/$1
    shift
    mkdir -p "$folder"
    git -C "$here" archive HEAD | tar -x -C "$folder"
    tar -c -C "$here" --exclude=.cache node_modules | tar -x -C "$folder"
    (cd "$folder" && env "$@" PYTHONPATH="$folder/scripts" "$python" -m phrasebook.cli build --downloads)
}

build one TZ=Pacific/Auckland LC_ALL=C PYTHONHASHSEED=1
build "deeper/tvø" TZ=America/Los_Angeles LC_ALL=C.UTF-8 LANGUAGE=tr_TR PYTHONHASHSEED=2
diff -r "$work/one/site" "$work/deeper/tvø/site"
echo "Both builds are the same, byte for byte: $(find "$work/one/site" -type f | wc -l) files."
