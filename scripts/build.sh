# How the launchers build: at once to run, natively to keep (docs/decisions/first-minute.md).
# Sourced with $root set to the repository, after setup.sh.

rid=linux-x64
[ "$(uname -m)" != aarch64 ] || rid=linux-arm64
native="$root/artifacts/publish/Plimsoll/release_$rid/plimsoll"
quick="$root/artifacts/quick/bin/Plimsoll/release/plimsoll"

# Percent of the time of a build of the program that is over when none, one, two, … of its projects are done: measured, for estimates.
compiled=(0 20 20 21 23 23 37 71 77 79 79 86 93 100)

program_projects=$((${#compiled[@]} - 1))

# What the binary is made of, as one hash.
sources() {
    (cd "$root" && find src Directory.Build.props Directory.Packages.props global.json -type f -print0 | LC_ALL=C sort -z \
        | xargs -0 sha256sum | sha256sum)
}

# made_of BINARY SOURCES: true when it is there and made of these.
made_of() { [ -x "$1" ] && [ "$(cat "$1.sources" 2>/dev/null)" = "$2" ]; }

# progress PROJECTS: passes the build's lines on and says every five seconds how far it is.
progress() {
    local all=$1 projects=0 native=no whole=0 began=$SECONDS said=$SECONDS part='' line left
    while :; do
        if IFS= read -r -t 1 line; then
            line=$part$line part=
            printf '%s\n' "$line"
            case $line in
                *' -> '*)
                    projects=$((projects + 1))
                    [ "$all" != "$program_projects" ] || whole=$(((SECONDS - began) * 100 / ${compiled[projects]:-100}))
                    ;;
                *'Generating native code'*) native=yes began=$SECONDS ;;
            esac
        elif [ $? -gt 128 ]; then
            part+=$line
        else
            break
        fi
        [ $((SECONDS - said)) -ge 5 ] || continue
        said=$SECONDS left=$((whole - SECONDS + began))
        if [ "$native" = yes ]; then
            say "generating native code for $((SECONDS - began)) s"
        elif [ "$left" -gt 0 ]; then
            say "compiling: $projects of $all projects after $((SECONDS - began)) s, about $left s left"
        else
            say "compiling: $projects of $all projects after $((SECONDS - began)) s"
        fi
    done
}

# dotnet_build PROJECTS ARGUMENT...: runs dotnet on so many projects with one compiler server for all, which ends with the build.
dotnet_build() {
    local projects=$1 server="plimsoll-$BASHPID" log code
    shift
    log=$(mktemp)
    # A compiler that runs for a minute does not repay being instrumented first: that was a third of its time.
    DOTNET_TieredPGO=0 dotnet "$@" -c Release -v minimal -tl:off -clp:NoSummary -nodeReuse:false \
        -p:UseSharedCompilation=true -p:SharedCompilationId="$server" </dev/null 2>&1 | progress "$projects" >"$log"
    code=${PIPESTATUS[0]}
    "$(dirname "$(readlink -f "$(command -v dotnet)")")/sdk/$(cd "$root" && dotnet --version)/Roslyn/bincore/VBCSCompiler" \
        -shutdown -pipename:"$server" >/dev/null 2>&1
    if [ "$code" != 0 ]; then
        grep -E ': (error|warning) ' "$log" | sort -u >&2 || tail -n 20 "$log" >&2
        say "the build failed: see above."
    fi
    rm -f "$log"
    return "$code"
}

# build_once BINARY SOURCES COMMAND...: runs it unless BINARY is made of SOURCES; two launchers at once build once.
build_once() {
    local made=$1 now=$2
    shift 2
    made_of "$made" "$now" && return
    need_sdk
    mkdir -p "$root/artifacts"
    (
        flock -n 9 || { say "waiting for another build" && flock 9; }
        made_of "$made" "$now" && exit
        local began=$SECONDS
        rm -f "$made.sources"
        "$@" || exit 1
        printf '%s\n' "$now" >"$made.sources"
        say "built in $((SECONDS - began)) s"
    ) 9>"$root/artifacts/.build.lock" || exit 1
}

compile_quick() {
    say "compiling, once for these sources; how long it will take shows after the first projects"
    dotnet_build "$program_projects" build "$root/src/Plimsoll" -p:Quick=true
}

# compile_native [OPTION...]: the binary that needs no runtime, at $native.
compile_native() {
    say "compiling to a native binary: some minutes, once for these sources"
    need_toolchain
    dotnet_build "$program_projects" publish "$root/src/Plimsoll" -r "$rid" -p:PublishDir="$(dirname "$native")/" "$@"
}

# unpack_release ARCHIVE: sets $binary to the program in it.
unpack_release() {
    local directory
    [ -f "$1" ] || die "there is no release archive $1." "PLIMSOLL_RELEASE names a plimsoll-VERSION-linux-${rid#linux-}.tar.gz; unset it to build from source."
    directory="$root/artifacts/release/$(sha256sum "$1" | cut -c 1-16)"
    if [ ! -d "$directory" ]; then
        say "unpacking $1"
        rm -rf "$directory.new"
        mkdir -p "$directory.new"
        tar -xzf "$1" -C "$directory.new" --strip-components=1 --no-same-owner && [ -x "$directory.new/bin/plimsoll" ] && mv "$directory.new" "$directory" \
            || die "$1 cannot be unpacked." "Fetch it again, or take it away to build from source."
    fi
    binary="$directory/bin/plimsoll"
}

# find_binary: sets $binary to what to run: a release that is named or placed in artifacts/, else what is made of these sources, compiled when it is not there.
find_binary() {
    local now releases
    mapfile -t releases < <(compgen -G "$root/artifacts/plimsoll-*-$rid.tar.gz" | sort -V)
    if [ -n "${PLIMSOLL_RELEASE:-}" ] || [ ${#releases[@]} -gt 0 ]; then
        unpack_release "${PLIMSOLL_RELEASE:-${releases[-1]}}"
        return
    fi
    now=$(sources)
    binary=$native
    made_of "$native" "$now" && return
    binary=$quick
    build_once "$quick" "$now" compile_quick
}
