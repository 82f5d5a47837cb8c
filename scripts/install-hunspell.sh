#!/bin/sh
# Installs hunspell and the dictionaries of the bank where it may; says so where it may not.
# Spelling is then not checked, and nothing else is missing.
set -u

wanted="en_GB hu_HU lv_LV vi_VN"

lacking() {
    command -v hunspell >/dev/null || { echo "$wanted"; return; }
    for name in $wanted; do
        hunspell -d "$name" -l </dev/null >/dev/null 2>&1 || printf '%s ' "$name"
    done
}

[ -z "$(lacking)" ] && exit 0
packages="hunspell hunspell-en-gb hunspell-hu hunspell-lv hunspell-vi"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    # shellcheck disable=SC2086 - a list of packages
    { apt-get install -y -q $packages || { apt-get update -q && apt-get install -y -q $packages; }; } >/dev/null 2>&1
fi
missing=$(lacking)
[ -n "$missing" ] && echo "Spelling is not checked here: hunspell lacks $missing(install $packages)."
exit 0
