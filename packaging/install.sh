#!/bin/sh
# Installs Plimsoll from the release archive beside this script: sh install.sh [PREFIX]   (/usr/local, or ~/.local for others than root)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
case $(uname -m) in aarch64 | arm64) machine=arm64 ;; *) machine=x64 ;; esac
if [ "$(id -u)" = 0 ]; then prefix=${1:-/usr/local}; else prefix=${1:-$HOME/.local}; fi
set -- "$here"/plimsoll-*-linux-"$machine".tar.gz
if [ ! -f "$1" ] || [ $# != 1 ]; then
    echo "install.sh: exactly one plimsoll-VERSION-linux-$machine.tar.gz must be in $here." >&2
    exit 1
fi
mkdir -p "$prefix"
tar -xzf "$1" -C "$prefix" --strip-components=1 --no-same-owner
echo "Installed $("$prefix/bin/plimsoll" version) as $prefix/bin/plimsoll."
case ":$PATH:" in *":$prefix/bin:"*) ;; *) echo "Put $prefix/bin on your PATH." ;; esac
