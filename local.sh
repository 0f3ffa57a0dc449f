#!/usr/bin/env bash
# Runs Tallybook on this machine, without an account: see --help.
set -euo pipefail

# The folder that a file is in, whatever links lead to it; macOS has no readlink -f.
folder_of() {
    local file=$1 target
    while [ -L "$file" ]; do
        target=$(readlink "$file")
        case $target in
        /*) file=$target ;;
        *) file=$(dirname "$file")/$target ;;
        esac
    done
    CDPATH='' cd -P -- "$(dirname "$file")" && pwd
}

home=$(folder_of "${BASH_SOURCE[0]}")
class_path=$home/local/target/class-path
# shellcheck source=.flags.sh
. "$home/.flags.sh"

usage() {
    cat <<'USAGE'
Runs Tallybook on this machine: both functions, DynamoDB and S3 in one process. It needs a JDK 25 and nothing else.

  ./local.sh [start] [--port 3000] [--data DIR]
      Starts it; Ctrl-C stops it. DynamoDB is on the port after, S3 on the next one.
      DIR keeps entries and reports: relative to where you are; without the flag .tallybook beside this script.

  ./local.sh summary [--week 2026-W47 | --from TIME --to TIME] [--revision N] [--port 3000]
      Makes a report in the Tallybook that runs on the port, and prints where it and its page are.
      A TIME is as in 2026-11-16T00:00:00Z; without any of these it is this ISO week so far.
      N of 2 and more makes a new edition of a report that exists.

  ./local.sh --help
USAGE
}

main() {
    case ${1-} in
    start | summary) "$@" ;;
    *) start "$@" ;;
    esac
}

start() {
    local port=3000 data=$home/.tallybook
    while [ $# -gt 0 ]; do
        case $1 in
        --port) port=$(value "$@") ;;
        --data) data=$(value "$@") ;;
        *) other_argument "$1" ;;
        esac
        shift 2
    done
    check_port "$port"
    # shellcheck source=.mvn/jdk.sh
    . "$home/.mvn/jdk.sh"
    # shellcheck source=.mvn/build.sh
    . "$home/.mvn/build.sh"
    build_if_changed local stored-item ingest-function summary-function local
    exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -cp "$class_path/lib/*" tallybook.local.Main "$port" "$data"
}

summary() {
    local port=3000 week='' from='' to='' revision='' event
    while [ $# -gt 0 ]; do
        case $1 in
        --port) port=$(value "$@") ;;
        --week) week=$(value "$@") ;;
        --from) from=$(value "$@") ;;
        --to) to=$(value "$@") ;;
        --revision) revision=$(value "$@") ;;
        *) other_argument "$1" ;;
        esac
        shift 2
    done
    check_port "$port"
    event=$(summary_event "$week" "$from" "$to" "$revision")
    post_summary "http://127.0.0.1:$port" "$event"
}

# The operator's event; nothing for this week so far.
summary_event() {
    local week=$1 from=$2 to=$3 revision=$4 period
    # What is left after this can stand between quotes in JSON.
    case $week$from$to in *[!0-9A-Za-z:.+-]*) usage_error 'a week is as in 2026-W47, a time as in 2026-11-16T00:00:00Z' ;; esac
    case $revision in *[!0-9]* | 0* | 1) usage_error "--revision is a number from 2, not $revision" ;; esac
    if [ -n "$week" ]; then
        [ -z "$from$to" ] || usage_error '--week stands without --from and --to'
        period="\"week\": \"$week\""
    elif [ -n "$from$to" ]; then
        if [ -z "$from" ] || [ -z "$to" ]; then
            usage_error '--from and --to stand together'
        fi
        period="\"from\": \"$from\", \"to\": \"$to\""
    else
        [ -z "$revision" ] || usage_error '--revision stands with --week, or with --from and --to'
        return
    fi
    if [ -n "$revision" ]; then
        period="$period, \"revision\": $revision"
    fi
    printf '{%s}' "$period"
}

post_summary() {
    local endpoint=$1 event=$2 answer status report page detail
    need_cmd curl
    answer=$(curl -sS --noproxy '*' --write-out '\n%{http_code}' --data-binary "$event" "$endpoint/summary" 2>/dev/null) ||
        die "nothing answers on $endpoint: start it with ./local.sh, or name its port with --port"
    status=${answer##*$'\n'}
    case $status in
    200)
        report=$(member report "$answer")
        page=$(member page "$answer")
        if [ -z "$report" ] || [ -z "$page" ]; then
            not_tallybook "$endpoint"
        fi
        echo "Report  $endpoint/$report"
        echo "Page    $endpoint/$page"
        ;;
    502)
        [ -n "$(member detail "$answer")" ] || not_tallybook "$endpoint"
        die 'the summary function failed: where Tallybook runs it has printed why'
        ;;
    *)
        detail=$(member detail "$answer")
        [ -n "$detail" ] || not_tallybook "$endpoint"
        die "$detail"
        ;;
    esac
}

not_tallybook() {
    die "what answers on $1 is not Tallybook: name the port of one with --port"
}

# A string member of a JSON object; nothing if it has none of that name.
member() {
    sed -n -E '/"'"$1"'": ?"/{s/.*"'"$1"'": ?"(([^"\\]|\\.)*)".*/\1/; s/\\(["\\])/\1/g; p; q;}' <<<"$2"
}

need_cmd() {
    command -v "$1" >/dev/null || die "$1 is needed and not installed"
}

main "$@"
