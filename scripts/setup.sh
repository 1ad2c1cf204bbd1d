# What the launchers share: says what is missing, installs it, starts Docker.
# Sourced with $root set to the repository.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
say() { printf 'plimsoll: %s\n' "$*" >&2; }

die() {
    say "$1"
    shift
    for remedy in "$@"; do printf '  %s\n' "$remedy" >&2; done
    exit 1
}

# as_root COMMAND...: as root, by sudo when that is needed and there.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# install WHY PACKAGE...: installs through apt what the caller has found missing.
install() {
    local why=$1
    shift
    local line="apt-get install -y --no-install-recommends $*"
    command -v apt-get >/dev/null || die "$why is missing, and there is no apt-get here." "Install these or their like: $*"
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        die "$why is missing, and only root may install it." "As root: $line"
    fi
    say "installing $why: $*"
    local log
    log=$(mktemp)
    if ! as_root env DEBIAN_FRONTEND=noninteractive $line >"$log" 2>&1 </dev/null; then
        # Package lists may be missing or old.
        as_root apt-get update >>"$log" 2>&1 </dev/null
        if ! as_root env DEBIAN_FRONTEND=noninteractive $line >>"$log" 2>&1 </dev/null; then
            tail -n 15 "$log" >&2
            rm -f "$log"
            die "apt could not install $why." "See above; then: $line"
        fi
    fi
    rm -f "$log"
}

need_sdk() {
    command -v dotnet >/dev/null || die "the .NET 10 SDK is not installed." \
        "https://dotnet.microsoft.com/download/dotnet/10.0, or:" \
        "curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0, then put ~/.dotnet on the PATH"
    (cd "$root" && dotnet --version >/dev/null 2>&1) || die "the .NET SDK here is not of version 10: $(dotnet --list-sdks 2>/dev/null | tr '\n' ' ')" \
        "https://dotnet.microsoft.com/download/dotnet/10.0"
}

need_toolchain() {
    local missing=()
    command -v clang >/dev/null || command -v gcc >/dev/null || missing+=(gcc libc6-dev)
    command -v objcopy >/dev/null || missing+=(binutils)
    [ -e /usr/include/zlib.h ] || missing+=(zlib1g-dev)
    compgen -G '/usr/lib/*/libsqlite3.a' >/dev/null || missing+=(libsqlite3-dev)
    [ ${#missing[@]} = 0 ] || install "the native toolchain" "${missing[@]}"
}

need_busybox() {
    # Only a static one runs in an image that holds nothing else.
    if ! [ -x /bin/busybox ] || ldd /bin/busybox >/dev/null 2>&1; then
        install "a static busybox for the images" busybox-static
    fi
}

# A small S3-compatible server, for tests; of npm, because Debian has none.
need_s3() {
    local tools="$root/artifacts/tools/s3rver"
    [ -e "$tools/node_modules/s3rver/bin/s3rver.js" ] && return
    command -v npm >/dev/null || install "npm" nodejs npm
    say "installing an S3 server for the tests: s3rver"
    mkdir -p "$tools"
    npm install --prefix "$tools" --no-audit --no-fund --no-save --ignore-scripts --loglevel=error s3rver@3.7.1 >&2 </dev/null \
        || die "npm could not install s3rver." "npm install --prefix $tools s3rver@3.7.1"
}

# An independent evaluator of IAM policies, which ours is compared with; it runs under Node.
need_iam_simulate() {
    local tools="$root/artifacts/tools/iam-simulate"
    [ -e "$tools/node_modules/@cloud-copilot/iam-simulate/package.json" ] && return
    command -v npm >/dev/null || install "npm" nodejs npm
    say "installing an evaluator of policies for the tests: @cloud-copilot/iam-simulate"
    mkdir -p "$tools"
    npm install --prefix "$tools" --no-audit --no-fund --no-save --ignore-scripts --loglevel=error @cloud-copilot/iam-simulate@0.1.173 >&2 </dev/null \
        || die "npm could not install iam-simulate." "npm install --prefix $tools @cloud-copilot/iam-simulate@0.1.173"
}

# Debian's registry: the peer of ours, and what a pull-through cache can stand before.
need_registry() {
    command -v docker-registry >/dev/null || install "docker's registry" docker-registry
}

# Without the docker command, an engine's socket is taken for the engine: the binary finds out more.
docker_answers() {
    if command -v docker >/dev/null; then
        docker info --format '{{.ServerVersion}}' >/dev/null 2>&1
    else
        [ -S /var/run/docker.sock ] && [ -w /var/run/docker.sock ]
    fi
}

need_docker() {
    docker_answers && return
    if [ -z "${DOCKER_HOST:-}" ] && [ ! -S /var/run/docker.sock ] && ! command -v dockerd >/dev/null; then
        install "Docker Engine" docker.io
        docker_answers && return
    fi
    [ -z "${DOCKER_HOST:-}" ] || die "no Docker Engine answers at DOCKER_HOST=$DOCKER_HOST." "Start it there, or unset DOCKER_HOST."
    if [ -S /var/run/docker.sock ] && [ ! -w /var/run/docker.sock ]; then
        die "you have no right to talk to Docker (/var/run/docker.sock)." \
            "sudo usermod -aG docker $(id -un), then log in again; or run this as root."
    fi
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        die "no Docker Engine answers, and only root may start it." "As root: systemctl start docker   (or: dockerd &)"
    fi
    say "starting Docker Engine"
    if [ -d /run/systemd/system ]; then
        as_root systemctl start docker || die "Docker Engine did not start." "systemctl status docker"
    else
        as_root setsid sh -c 'exec dockerd >/var/log/dockerd.log 2>&1 </dev/null' &
        disown
    fi
    for _ in $(seq 300); do
        docker_answers && return
        sleep 0.1
    done
    [ -e /var/log/dockerd.log ] && tail -n 5 /var/log/dockerd.log >&2
    [ -S /var/run/docker.sock ] && [ ! -w /var/run/docker.sock ] && die "you have no right to talk to Docker." \
        "sudo usermod -aG docker $(id -un), then log in again; or run this as root."
    die "Docker Engine did not answer within 30 seconds." "Its log: /var/log/dockerd.log, or journalctl -u docker"
}
