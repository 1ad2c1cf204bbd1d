#!/usr/bin/env bash
# Makes what people without an SDK use, of a binary that is built: package.sh BINARY OUTPUT-DIRECTORY
#   plimsoll-VERSION-linux-MACHINE.tar.gz, install.sh, plimsoll_VERSION_ARCHITECTURE.deb, plimsoll-VERSION-image-MACHINE.tar (docker load)
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
[ $# = 2 ] || { echo "usage: package.sh BINARY OUTPUT-DIRECTORY" >&2; exit 2; }
[ -f "$1" ] && [ -x "$1" ] || { printf 'package.sh: there is no program %s.\n  ./plimsoll build makes one.\n' "$1" >&2; exit 1; }
binary=$(readlink -f "$1")
mkdir -p "$2"
output=$(cd "$2" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

version=$("$binary" version | cut -d ' ' -f 2)
machine=x64 architecture=amd64
[ "$(uname -m)" != aarch64 ] || machine=arm64 architecture=arm64
name=plimsoll-$version-linux-$machine
epoch=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 0)}

# pack DIRECTORY: its tar on standard output, the same for the same files.
pack() { (cd "$1" && tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$epoch" -cf - -- *); }

# program DIRECTORY: puts the program there as DIRECTORY/bin/plimsoll; one that needs the .NET runtime keeps its files together.
program() {
    mkdir -p "$1/bin"
    if [ -e "$binary.dll" ]; then
        mkdir -p "$1/lib"
        cp -a "$(dirname "$binary")" "$1/lib/plimsoll"
        ln -s ../lib/plimsoll/plimsoll "$1/bin/plimsoll"
    else
        install -m 755 "$binary" "$1/bin/plimsoll"
    fi
}

# share DIRECTORY: licence, manual page, completions.
share() {
    install -D -m 644 "$root/LICENSE" "$1/share/doc/plimsoll/copyright"
    install -D -m 644 "$root/packaging/plimsoll.1" "$1/share/man/man1/plimsoll.1"
    # A program that has no completions leaves none.
    "$binary" completion bash >"$work/completion" 2>/dev/null || return 0
    install -D -m 644 "$work/completion" "$1/share/bash-completion/completions/plimsoll"
    "$binary" completion zsh >"$work/completion"
    install -D -m 644 "$work/completion" "$1/share/zsh/site-functions/_plimsoll"
    "$binary" completion fish >"$work/completion"
    install -D -m 644 "$work/completion" "$1/share/fish/vendor_completions.d/plimsoll.fish"
}

# units DIRECTORY BINARY: the systemd units of a program that lies there.
units() {
    local unit
    for unit in plimsoll plimsoll-agent; do
        mkdir -p "$1"
        sed "s#/usr/bin/plimsoll#$2#" "$root/packaging/$unit.service" >"$1/$unit.service"
    done
}

archive() {
    local tree=$work/archive
    mkdir -p "$tree/$name"
    program "$tree/$name"
    share "$tree/$name"
    units "$tree/$name/lib/systemd/system" /usr/local/bin/plimsoll
    pack "$tree" | gzip -n >"$output/$name.tar.gz"
    install -m 755 "$root/packaging/install.sh" "$output/install.sh"
}

deb() {
    local tree=$work/deb
    program "$tree/usr"
    share "$tree/usr"
    gzip -n "$tree/usr/share/man/man1/plimsoll.1"
    units "$tree/usr/lib/systemd/system" /usr/bin/plimsoll
    mkdir -p "$tree/DEBIAN"
    cat >"$tree/DEBIAN/control" <<CONTROL
Package: plimsoll
Version: $version
Architecture: $architecture
Maintainer: Plimsoll
Depends: libc6, libssl3 | libssl3t64, ca-certificates
Recommends: docker.io | docker-ce
Section: admin
Priority: optional
Description: Amazon ECS and ECR on your own machines
 The control plane, a registry, container instances on this machine and the
 agent of others, in one program.
CONTROL
    SOURCE_DATE_EPOCH=$epoch dpkg-deb -z3 --root-owner-group --build "$tree" "$output/plimsoll_${version}_$architecture.deb" >/dev/null
}

# needs FILE...: copies into the image what they link, at the paths where the loader looks.
needs() {
    local library
    ldd "$@" 2>/dev/null | grep -oE '/[^ ):]+\.so[^ ):]*' | sort -u | while read -r library; do
        [ -e "$work/image$library" ] || install -D "$(readlink -f "$library")" "$work/image$library"
    done
}

image() {
    local tree=$work/image out=$work/oci environment='"PLIMSOLL_IN_CONTAINER=1"' library digest runtime
    mkdir -p "$tree/tmp" "$tree/data" "$out"
    chmod 1777 "$tree/tmp"
    program "$tree/usr"
    needs "$binary"
    # .NET opens OpenSSL by name.
    for library in libssl.so.3 libcrypto.so.3; do
        runtime=$(ldconfig -p | awk -v l="$library" '$1 == l { print $NF; exit }')
        install -D "$(readlink -f "$runtime")" "$tree$runtime"
        needs "$runtime"
    done
    install -D -m 644 /etc/ssl/certs/ca-certificates.crt "$tree/etc/ssl/certs/ca-certificates.crt"
    install -D -m 644 "$root/LICENSE" "$tree/usr/share/doc/plimsoll/copyright"
    if [ -e "$binary.dll" ]; then
        runtime=$(dirname "$(readlink -f "$(command -v dotnet)")")
        mkdir -p "$tree$runtime"
        cp -a "$runtime/host" "$runtime/shared" "$tree$runtime/"
        needs "$runtime"/shared/Microsoft.NETCore.App/*/*.so "$runtime"/host/fxr/*/*.so
        environment+=",\"DOTNET_ROOT=$runtime\""
    fi
    pack "$tree" >"$out/layer.tar"
    digest=$(sha256sum "$out/layer.tar" | cut -d ' ' -f 1)
    cat >"$out/config.json" <<CONFIG
{"architecture":"$architecture","os":"linux","created":"$(date -u -d "@$epoch" +%Y-%m-%dT%H:%M:%SZ)",
"config":{"Entrypoint":["/usr/bin/plimsoll"],"Cmd":["up","--host","0.0.0.0","--auth","any-key","--data","/data"],
"Env":["PATH=/usr/bin",$environment],"ExposedPorts":{"4566/tcp":{}},"Volumes":{"/data":{}},"StopSignal":"SIGTERM",
"Healthcheck":{"Test":["CMD","/usr/bin/plimsoll","health","--data","/data"],"Interval":5000000000,"Timeout":5000000000,"StartPeriod":10000000000,"Retries":3},
"Labels":{"org.opencontainers.image.title":"Plimsoll","org.opencontainers.image.version":"$version","org.opencontainers.image.licenses":"Apache-2.0"}},
"rootfs":{"type":"layers","diff_ids":["sha256:$digest"]},"history":[{"created_by":"scripts/package.sh"}]}
CONFIG
    cat >"$out/manifest.json" <<MANIFEST
[{"Config":"config.json","RepoTags":["plimsoll:latest","plimsoll:$version"],"Layers":["layer.tar"]}]
MANIFEST
    pack "$out" >"$output/plimsoll-$version-image-$machine.tar"
}

archive
deb
image
(cd "$output" && sha256sum "$name.tar.gz" "plimsoll_${version}_$architecture.deb" "plimsoll-$version-image-$machine.tar" >"SHA256SUMS-$machine")
ls -1 "$output"
