#!/bin/sh
# Make the book on a bare Debian of another release: debootstrap it into a folder, clone the last
# commit into it, and run make there as README says it.
#
#   tests/machines/debian.sh trixie /var/tmp/trixie            # make book, then make test
#   tests/machines/debian.sh trixie /var/tmp/trixie book       # these targets alone
#
# Needs root and debootstrap. A folder that holds a system already is used again, with a new clone.
# How packages are reached is this machine's business: the mirror, the settings of apt and pip, the
# proxies and the certificates are read from it. All mounts end with the script.
set -eu

[ $# -ge 2 ] || { echo "usage: $0 SUITE FOLDER [TARGET...]" >&2; exit 2; }
if [ -z "${INSIDE_MOUNTS:-}" ]; then
    exec env INSIDE_MOUNTS=1 unshare --mount --propagation private "$0" "$@"
fi
suite=$1 machine=$2
shift 2
[ $# -gt 0 ] || set -- book test
project=$(cd "$(dirname "$0")/../.." && pwd)

if [ ! -e "$machine/etc/apt/sources.list" ]; then
    mirror=$(apt-get indextargets --format '$(REPO_URI)' \
        'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | head -n 1)
    debootstrap --variant=minbase --include=ca-certificates,git,make,python3 \
        "$suite" "$machine" "$mirror"
fi

# What pip reads: its settings, and every file and folder that they name. An index of file:// names
# packages that lie beside its own folder.
settings=$(pip config list)
mkdir -p "$machine/etc/apt/apt.conf.d"
apt-config dump --no-empty --format '%f "%v";%n' | grep -E '^Acquire::(https?|Check)' \
    > "$machine/etc/apt/apt.conf.d/99-outside" || true
printf '%s\n' "$settings" | sed -n "1i [global]
s/^global\.\([a-z-]*\)='\(.*\)'\$/\1 = \2/p" > "$machine/etc/pip.conf"
for path in $(printf '%s\n' "$settings" | tr "' " '\n\n' |
    sed -n -e 's|^file://\(/.*\)/[^/]*$|\1|p' -e '/^\//p'); do
    if [ -d "$path" ]; then
        mkdir -p "$machine$path"
        mount --bind "$path" "$machine$path"
    elif [ -f "$path" ]; then
        mkdir -p "$machine$(dirname "$path")"
        cp -L "$path" "$machine$path"
    fi
done
cp -L /etc/resolv.conf /etc/hosts "$machine/etc/"

for folder in /proc /sys /dev; do
    mount --rbind "$folder" "$machine$folder"
done
rm -rf "$machine/book"
git clone --quiet --no-local "$project" "$machine/book"

# Of the environment only what says how to reach packages.
outside=$(env | grep -E '^(PIP_|[A-Za-z_]*(proxy|PROXY)=|[A-Z_]*(CA_BUNDLE|CERT_FILE|CERT_DIR)=)' |
    grep -v ' ' || true)
for target in "$@"; do
    # shellcheck disable=SC2086 # one word a setting
    chroot "$machine" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
        $outside make -C /book "$target"
done
