#!/usr/bin/env bash
# What deploy.sh, clean.sh, report.sh and restore.sh do in a cloud of stubs, scenario by scenario; ends with a line
# "scripts: N passed, N failed, N skipped". SCRIPTS_BASH names another bash for the scripts, as one of version 3.2.
# usage: tests/scripts/run.sh [WORDS], only the scenarios with these words in their name
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD
project=$(cd ../.. && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
only=${1-}
readonly here project work only shell=${SCRIPTS_BASH:-$BASH}
passed=0 failed=0 code=0

# The tools that a script may use beside the stubs, so that any can be taken away.
readonly tools='awk basename cat cp date dirname env find grep id ls mkdir mktemp readlink rm sed sh sort tail touch tr uname wc curl make'

# A folder with the scripts as in a checkout, an empty cloud, and nothing else.
make_pristine() {
    local tool
    mkdir -p "$work/pristine/checkout/tests" "$work/pristine/checkout/.mvn" "$work/pristine/bin" "$work/pristine/cloud"/{buckets,tables}
    cd "$work/pristine"
    cp "$project"/{deploy,clean,report,restore,.aws,.flags}.sh "$project/template.yaml" checkout
    echo 'echo "verify $*"' >checkout/tests/verify.sh
    chmod +x checkout/tests/verify.sh
    echo 'export JAVA_HOME=here' >checkout/.mvn/jdk.sh
    echo 'build_if_changed() { :; }' >checkout/.mvn/build.sh
    mkdir -p checkout/here/bin
    cp "$here/stubs/java" checkout/here/bin
    # shellcheck source=.mvn/jdk.sh disable=SC1091
    ln -s "$(. "$project/.mvn/jdk.sh" && echo "$JAVA_HOME")" checkout/here/jdk
    for tool in $tools; do ln -s "$(command -v "$tool")" "bin/$tool"; done
    ln -s "$shell" bin/bash
    cp "$here"/stubs/{aws,cloud.sh,sam,sleep} bin
    # The stubs themselves need no old bash.
    sed -i "1s|.*|#!$BASH|" bin/aws bin/sam
    echo 1.170.0 >cloud/sam-version
    cd "$here"
}

fresh() {
    rm -rf "$work/run"
    cp -a "$work/pristine" "$work/run"
}
export CLOUD=$work/run/cloud

# A process group of its own, so that an interruption ends all of a script and nothing else.
in_checkout() {
    (cd "$work/run/checkout" && setsid --wait env -i "CLOUD=$CLOUD" "HOME=$work/run" "PATH=$work/run/bin" \
        "TMPDIR=$work/run" ${CONFIGURED_REGION:+"CONFIGURED_REGION=$CONFIGURED_REGION"} ${ENDPOINT:+"AWS_ENDPOINT_URL=$ENDPOINT"} "$@")
}

# run SCRIPT ARGUMENT...: without a terminal. Leaves $code, and what was printed in $work/output.
run() {
    code=0
    in_checkout "$shell" "$@" >"$work/output" 2>&1 </dev/null || code=$?
}

# run_at_terminal ANSWERS SCRIPT ARGUMENT...
run_at_terminal() {
    local answers=$1
    shift
    code=0
    (cd "$work/run/checkout" && printf '%b' "$answers" | python3 "$here/at-terminal.py" env -i "CLOUD=$CLOUD" \
        "HOME=$work/run" "PATH=$work/run/bin" "TMPDIR=$work/run" "$shell" "$@") >"$work/output" 2>&1 || code=$?
}

# ---- what is expected ----

wrong() {
    echo "$1; exit code $code, printed:"
    sed 's/^/    /' "$work/output"
    return 1
}
exits() { [ "$code" = "$1" ] || wrong "expected exit code $1"; }
prints() { grep -qF -- "$1" "$work/output" || wrong "expected '$1' in what it prints"; }
prints_not() { ! grep -qF -- "$1" "$work/output" || wrong "expected no '$1' in what it prints"; }
prints_one_line() { [ "$(wc -l <"$work/output")" = 1 ] || wrong 'expected one line'; }
called() { grep -qF -- "$1" "$CLOUD/calls" || wrong "expected a call of $1"; }
called_not() { ! grep -qsF -- "$1" "$CLOUD/calls" || wrong "expected no call of $1"; }
times_called() { [ "$(grep -cF -- "$2" "$CLOUD/calls")" = "$1" ] || wrong "expected $1 calls of $2"; }
stands() { [ -e "$CLOUD/$1" ] || wrong "expected $1"; }
stands_not() { [ ! -e "$CLOUD/$1" ] || wrong "expected no $1"; }
holds() { [ "$(cat "$CLOUD/$1")" = "$2" ] || wrong "expected $2 in $1"; }

# The cloud without what only the stubs need; a second deployment makes an update of it.
cloud_now() {
    (
        cd "$CLOUD"
        find buckets tables stack* auth -type f -exec grep -H '' {} + 2>/dev/null || true
    ) |
        sed 's/UPDATE_COMPLETE/CREATE_COMPLETE/' | sort
}

# ---- what there is to begin with ----

stack_is() {
    echo "$1" >"$CLOUD/stack"
    echo "${2:-tallybook}" >"$CLOUD/stack-name"
    echo API_KEY >"$CLOUD/auth"
}
bucket_is() {
    mkdir -p "$CLOUD/buckets/$1"
    echo "${2:-None}" >"$CLOUD/buckets/$1/region"
}
data_is() {
    bucket_is "$1-summarybucket-abc123" "${3:-None}"
    echo "${2:-0}" >"$CLOUD/buckets/$1-summarybucket-abc123/versions"
    echo False >"$CLOUD/tables/$1-EntryTable-ABC123"
}
deployed() {
    stack_is CREATE_COMPLETE "${1:-tallybook}"
    data_is "${1:-tallybook}" "${2:-3}"
}
fails() { echo "$1|$2" >>"$CLOUD/fail"; }

# scenario WHAT FUNCTION ARGUMENT...: holds if the function, in which every line counts, succeeds.
scenario() {
    local what=$1 result=0
    [[ $what == *"$only"* ]] || return 0
    shift
    fresh
    # Not as a condition, where errexit is off.
    set +e
    (
        set -e
        "$@"
    ) >"$work/scenario" 2>&1
    result=$?
    set -e
    if [ "$result" = 0 ]; then
        passed=$((passed + 1))
        echo "  ok    $what"
    else
        failed=$((failed + 1))
        echo "  FAIL  $what"
        sed 's/^/          /' "$work/scenario"
    fi
}

# interrupted SCRIPT_AND_ARGUMENTS PREPARE: one scenario for each call: ended right after it and run again, it ends as it
# does without an interruption.
interrupted() {
    local command=$1 prepare=$2 calls want number
    [[ "$command, ended after" == *"$only"* ]] || return 0
    fresh
    "$prepare"
    # shellcheck disable=SC2086  # words on purpose
    run $command
    [ "$code" = 0 ] || {
        cat "$work/output"
        exit 1
    }
    want=$(cloud_now)
    cp "$CLOUD/calls" "$work/calls"
    calls=$(wc -l <"$work/calls")
    for ((number = 1; number <= calls; number++)); do
        scenario "$command, ended after $(sed -n "${number}p" "$work/calls" | cut -d ' ' -f 1-3 | tr '\n' ' ')(call $number), run again" \
            again "$command" "$prepare" "$number" "$want"
    done
}

again() {
    local command=$1 prepare=$2 number=$3 want=$4
    "$prepare"
    echo "$number" >"$CLOUD/interrupt-after"
    # shellcheck disable=SC2086
    run $command
    [ "$code" -gt 128 ] || wrong 'expected it to be ended'
    rm "$CLOUD/interrupt-after"
    # shellcheck disable=SC2086
    run $command
    exits 0
    [ "$(cloud_now)" = "$want" ] || wrong "expected another cloud:
$(diff <(echo "$want") <(cloud_now))"
    [ -z "$(find "$work/run/checkout/.aws-sam" -name 'begun-*' 2>/dev/null)" ] || wrong 'expected no bucket to be left begun'
}

make_pristine
# shellcheck source=tests/scripts/deploy.sh
. ./deploy.sh
# shellcheck source=tests/scripts/clean.sh
. ./clean.sh
# shellcheck source=tests/scripts/report.sh
. ./report.sh
# shellcheck source=tests/scripts/restore.sh
. ./restore.sh
# shellcheck source=tests/scripts/all.sh
. ./all.sh

echo "scripts: $passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
