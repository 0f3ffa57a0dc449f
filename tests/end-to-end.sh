#!/usr/bin/env bash
# The main job as a user does it: local.sh, curl, a summary, its report checked by other code, its page in a browser.
set -euo pipefail

usage() {
    cat <<'EOF'
usage: tests/end-to-end.sh [--port PORT] [--artifacts DIR]
  --port       the first of six free ports (default 3900)
  --artifacts  where the report, the page, its screenshots and the logs go (default: a new temporary folder)
Ends with a line "end to end: N passed, N failed, N skipped". Where ../shared/corpora is absent, what needs it is
skipped, but with CI=true it fails.
EOF
}

die() {
    echo "end-to-end.sh: $1" >&2
    exit 2
}

port=3900
artifacts=
while [ $# -gt 0 ]; do
    case $1 in
    --help)
        usage
        exit 0
        ;;
    --port) port=${2:-} ;;
    --artifacts) artifacts=${2:-} ;;
    *) die "unknown argument $1 (see --help)" ;;
    esac
    [ -n "${2:-}" ] || die "$1 needs a value"
    shift 2
done
artifacts=$(realpath -m "${artifacts:-$(mktemp -d)}")
mkdir -p "$artifacts"

cd "$(dirname "$0")/.."
readonly base=http://127.0.0.1:$port endpoint=http://127.0.0.1:$port/Prod/post
readonly earthquakes=../shared/corpora/real/earthquakes.ndjson
readonly seconds_to_ready=600 seconds_to_stop=30
work=$(mktemp -d)
readonly work artifacts port
export no_proxy=127.0.0.1
server=
passed=0 failed=0 skipped=0

# check WHAT COMMAND...: runs the command, silent unless it fails.
check() {
    local what=$1
    shift
    if "$@" >"$work/check.log" 2>&1; then
        passed=$((passed + 1))
        echo "  ok    $what"
    else
        failed=$((failed + 1))
        echo "  FAIL  $what"
        tail -n 20 "$work/check.log" | sed 's/^/          /'
    fi
}

# eventually SECONDS COMMAND...: until the command succeeds, but no longer than that.
eventually() {
    local deadline=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$deadline" ] || return 1
        sleep 0.1
    done
}

# ---- the server ----

start_server() {
    : >"$work/server.out" # An earlier one's Ready must not count for this one.
    # Job control gives it a process group of its own and a Ctrl-C that works, as a terminal would.
    set -m
    ./local.sh --port "$port" --data "$work/data" >"$work/server.out" 2>>"$artifacts/server.err" &
    server=$!
    set +m
    eventually "$seconds_to_ready" ready_or_gone
    cat "$work/server.out" "$artifacts/server.err"
    grep -q '^Ready' "$work/server.out"
}

ready_or_gone() { grep -q '^Ready' "$work/server.out" || gone; }

gone() { ! kill -0 "$server" 2>/dev/null; }

signal_server() { kill "-$1" -- "-$server"; }

stops_cleanly() {
    signal_server INT
    eventually "$seconds_to_stop" gone && ! curl -s "$base/"
}

# Batches that need longer than the stop waits are cut off without a word; a function that has ended says one line.
cut_off_in_long_batches_it_stops_cleanly() {
    local said batch status=0
    said=$(wc -l <"$artifacts/server.err")
    for batch in 1 2 3 4; do
        long_batch $batch | curl -s -H 'Content-Type: application/x-ndjson' --data-binary @- "$endpoint" -o /dev/null &
    done
    sleep 1
    signal_server INT
    wait "$server" || status=$?
    echo "exit $status"
    [ "$status" = 130 ] && ! tail -n "+$((said + 1))" "$artifacts/server.err" | grep -v '^body='
}

finish() {
    [ -z "$server" ] || gone || signal_server KILL
    rm -rf "$work"
}
trap finish EXIT

# ---- requests ----

# request CURL_ARGUMENT...: prints the answer's body, then its status and content type on a line.
request() { curl -sS -w '\n%{http_code} %{content_type}\n' "$@"; }

# post CONTENT_TYPE BODY
post() { request -H "Content-Type: $1" --data-binary "$2" "$endpoint"; }

get() { request "$base$1"; }

# summarise EVENT: JSON, or @FILE.
summarise() { request --data-binary "$1" "$base/summary"; }

# answers STATUS JQ_CONDITION COMMAND...: the command printed that status and a body of which the condition is true.
answers() {
    local status=$1 condition=$2 output
    shift 2
    output=$("$@")
    echo "$output"
    [[ ${output##*$'\n'} == "$status"* ]] && jq -e "$condition" <<<"${output%$'\n'*}"
}

# refuses STATUS PROBLEM COMMAND...: the command printed that problem.
refuses() {
    local status=$1 problem=$2
    shift 2
    answers "$status application/problem+json" "(.type | endswith(\"#$problem\")) and .status == $status" "$@"
}

# one_line_and_exit CODE COMMAND...: says what is wrong in one line on standard error.
one_line_and_exit() {
    local code=$1 actual=0
    shift
    "$@" >"$work/stdout" 2>"$work/stderr" || actual=$?
    cat "$work/stdout" "$work/stderr"
    [ "$actual" = "$code" ] && [ "$(wc -l <"$work/stderr")" = 1 ]
}

# says TEXT COMMAND...: the command prints that, somewhere.
says() {
    local text=$1
    shift
    ("$@" || true) 2>&1 | tee "$work/said"
    grep -qF -- "$text" "$work/said"
}

through_a_link() {
    mkdir -p "$work/bin"
    ln -sf "$PWD/local.sh" "$work/bin/real"
    ln -sf real "$work/bin/linked"
    (cd "$work" && CDPATH=$work:/ bin/linked "$@")
}

# ---- the page ----

# opens_in_browser URL NAME WIDTH: without a word on the console; leaves a screenshot.
opens_in_browser() {
    chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/chromium" \
        --enable-logging=stderr --window-size="$3,2400" --screenshot="$artifacts/$2.png" "$1" 2>"$work/browser.log"
    ! grep CONSOLE "$work/browser.log" && [ -s "$artifacts/$2.png" ]
}

# ---- a restore ----

# dynamodb ACTION JSON: calls DynamoDB as any client may.
dynamodb() {
    local credential=local/20260101/us-east-1/dynamodb/aws4_request
    curl -sSf -H "X-Amz-Target: DynamoDB_20120810.$1" -H 'Content-Type: application/x-amz-json-1.0' -d "$2" \
        -H "Authorization: AWS4-HMAC-SHA256 Credential=$credential, SignedHeaders=host, Signature=0" \
        "http://127.0.0.1:$((port + 1))/"
}

# restores COUNT ARGUMENT...: restore.sh says that it restored so many.
restores() {
    local count=$1 output
    shift
    output=$(./restore.sh "$@")
    echo "$output"
    grep -x "Restored  *$count" <<<"$output"
}

# as_in_the_cloud COMMAND...: with an AWS CLI that tells of a stack, and AWS at the addresses of this machine.
as_in_the_cloud() {
    mkdir -p "$work/aws"
    cat >"$work/aws/aws" <<'EOF'
#!/bin/sh
case "$*" in
*Outputs*) printf 'EntryTable\tEntryTable\nSummaryBucket\tsummary-bucket\n' ;;
*) echo CREATE_COMPLETE ;;
esac
EOF
    chmod +x "$work/aws/aws"
    PATH=$work/aws:$PATH AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local \
        AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:$((port + 1)) AWS_ENDPOINT_URL_S3=http://127.0.0.1:$((port + 2)) "$@"
}

# fails_saying TEXT COMMAND...: exits with 1 and prints that, somewhere.
fails_saying() {
    local text=$1 actual=0
    shift
    "$@" >"$work/said" 2>&1 || actual=$?
    cat "$work/said"
    [ "$actual" = 1 ] && grep -qF -- "$text" "$work/said"
}

# ---- a crash ----

batch() { seq "$1" "$(($1 + 49))" | sed 's/.*/{"id": "crash-&", "value": &}/'; }

post_until_the_server_is_gone() {
    local first
    for first in $(seq 0 50 100000); do
        batch "$first" | curl -sf -H 'Content-Type: application/x-ndjson' --data-binary @- "$endpoint" \
            -o "$work/answering" || return 0
        mv "$work/answering" "$work/acknowledged-$first"
    done
}

acknowledged() { find "$work" -name 'acknowledged-*'; }

# long_batch NAME: 3 MB of numbers, which take DynamoDB's engine some seconds.
long_batch() {
    local numbers
    numbers=$(seq -s , 1 800)
    seq 1 1000 | sed "s/.*/{\"id\": \"long-$1-&\", \"values\": [$numbers]}/"
}

some_are_acknowledged() { [ "$(acknowledged | wc -l)" -ge 5 ]; }

crash_while_posting() {
    post_until_the_server_is_gone &
    local poster=$!
    eventually 20 some_are_acknowledged || echo 'too few entries are acknowledged'
    signal_server KILL
    wait "$poster"
    eventually "$seconds_to_stop" gone
}

# Every entry that was acknowledged is there, unchanged: sent again, it is a replay.
has_everything_acknowledged() {
    local file
    for file in $(acknowledged); do
        batch "${file##*-}" | curl -sf -H 'Content-Type: application/x-ndjson' --data-binary @- "$endpoint" |
            jq -e '.replayed == 50 and .stored == 0' || return 1
    done
    some_are_acknowledged
}

# ---- the README ----

# readme_command BEGINNING: the README's command that begins so, for this run's port.
readme_command() { sed -n "s|^\\$ \\($1.*\\)|\\1|p" README.md | sed "s/:3000/:$port/"; }

times_masked() { sed -E 's/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z/TIME/'; }

# Sent again, it answers the same to the letter.
readme_curl_answers_as_printed() {
    local command answer
    command=$(readme_command curl)
    answer=$(bash -c "$command")
    diff <(sed -n '/^\$ curl/{n;p}' README.md | times_masked) <(times_masked <<<"$answer") &&
        [ "$(bash -c "$command")" = "$answer" ]
}

readme_summary_is_made() {
    bash -c "$(readme_command './local.sh summary') --port $port" | grep "^Page .*$base/summaries/"
}

# ---- the story ----

scripts_say_what_is_wrong() {
    check "local.sh --help answers" ./local.sh --help
    check "a summary of what is not Tallybook is none" \
        says "http://127.0.0.1:$((port + 1)) is not Tallybook" ./local.sh summary --port "$((port + 1))"
    check "an unknown flag: one line, exit 2" one_line_and_exit 2 ./local.sh --no-such-flag
    check "a taken port: one line, exit 1" one_line_and_exit 1 ./local.sh --port "$port" --data "$work/other"
    check "through a link, with CDPATH set: the same line" \
        says "Port $port cannot be used" through_a_link --port "$port" --data "$work/other"
    check "a data directory in use: one line, exit 1" \
        one_line_and_exit 1 ./local.sh --port "$((port + 3))" --data "$work/data"
}

earthquakes_become_a_report() {
    if [ ! -e "$earthquakes" ]; then
        if [ "${CI:-}" = true ]; then
            check "$earthquakes is there" false
        else
            skipped=$((skipped + 1))
            echo "  skip  the earthquakes: $earthquakes is not there"
        fi
        return
    fi
    head -n 1000 "$earthquakes" >"$work/first.ndjson"
    tail -n +1001 "$earthquakes" >"$work/second.ndjson"
    local ndjson=application/x-ndjson
    check "1,000 earthquakes are stored" answers 200 '.stored == 1000 and .replayed == 0 and .rejected == 0' \
        post $ndjson "@$work/first.ndjson"
    check "707 earthquakes are stored" answers 200 '.stored == 707 and .replayed == 0 and .rejected == 0' \
        post $ndjson "@$work/second.ndjson"
    check "sent again they are replays" answers 200 '.stored == 0 and .replayed == 707 and .rejected == 0' \
        post $ndjson "@$work/second.ndjson"

    check "local.sh summary makes the report of this week" ./local.sh summary --port "$port"
    local report page
    report=$(printed_url json)
    page=$(printed_url html)
    check "the report is there" curl -sfS -o "$artifacts/report.json" "$report"
    check "the page is there" curl -sfS -o "$artifacts/page.html" "$page"
    check_report "the earthquakes" "$report" "$earthquakes"
    check "the page is well in a browser" tests/browser/check-page.py "$artifacts" "$page"
    check "the start page opens" opens_in_browser "$base/" start-page 1280
}

# printed_url ENDING: the last one of that ending that the last check printed.
printed_url() { grep -o "http://[^ ]*\.$1" "$work/check.log" | tail -n 1 || true; }

# figures_hold WHAT ENTRIES SUMMARY_ARGUMENT...: makes that report and compares every figure with those of the file.
figures_hold() {
    local what=$1 entries=$2 report
    shift 2
    check "the report of $what is made" ./local.sh summary --port "$port" "$@"
    report=$(printed_url json)
    check_report "$what" "$report" "$entries"
}

# check_report WHAT URL ENTRIES
check_report() {
    check "the report of $1 has the entries' figures" tests/oracle/check-report.py "$2" "$3"
    grep 'figures compared' "$work/check.log" | sed 's/^/          /' || true
}

# The next whole second; entries that come before it and after it are of different ranges.
next_second() {
    sleep 1
    date -u +%Y-%m-%dT%H:%M:%SZ
}

generated_entries_become_reports() {
    local kind start end weeks=2025-03-03T00:00:00Z weeks_end=2025-03-17T00:00:00Z
    for kind in varied many-fields; do
        tests/oracle/generate-entries.py "$kind" >"$work/$kind.ndjson"
        start=$(next_second)
        check "generated entries, $kind, are stored" answers 200 '.rejected == 0 and .replayed == 0' \
            post application/x-ndjson "@$work/$kind.ndjson"
        end=$(next_second)
        figures_hold "generated entries, $kind," "$work/$kind.ndjson" --from "$start" --to "$end"
    done

    head -n 300 "$work/varied.ndjson" >"$work/weeks.ndjson"
    head -n 150 "$work/weeks.ndjson" >"$work/week-1.ndjson"
    tail -n 150 "$work/weeks.ndjson" >"$work/week-2.ndjson"
    check "entries of two weeks of the past, and what is no entry" \
        tests/oracle/age-entries.py "http://127.0.0.1:$((port + 1))" "$work/weeks.ndjson" $weeks $weeks_end
    figures_hold "the first week" "$work/week-1.ndjson" --week 2025-W10
    figures_hold "the second week" "$work/week-2.ndjson" --week 2025-W11
    check "both weeks are rolled up" answers 200 .report \
        summarise "{\"from\": \"$weeks\", \"to\": \"$weeks_end\", \"source\": \"profiles\"}"
    check_report "both weeks" "$base/$(head -n 1 "$work/check.log" | jq -r .report)" "$work/weeks.ndjson"
}

readme_commands_work() {
    check "the README's curl answers as printed there" readme_curl_answers_as_printed
    check "the README's summary is made" readme_summary_is_made
}

bad_input_is_refused() {
    local json=application/json
    check "not JSON" refuses 400 malformed-json post $json '{"a": 1,}'
    check "nothing" refuses 400 empty-body post $json ''
    check "a member twice" refuses 400 duplicate-member post $json '{"a": 1, "a": 2}'
    check "not UTF-8" refuses 400 invalid-encoding post $json $'{"a": "\xff"}'
    check "not an object" refuses 422 not-an-object post $json '"text"'
    check "an empty batch" refuses 422 empty-batch post $json '[]'
    check "too many digits" refuses 422 number-not-storable post $json '{"a": 123456789012345678901234567890123456789}'
    check "another media type" answers "415 application/problem+json" '.status == 415' post application/xml '<a/>'
    check "another content under an id" refuses 409 id-conflict \
        post $json "$(jq -c '.body | fromjson | .total = 0' events/post-single.json)"
    check "another path" answers "404 application/problem+json" '.status == 404' get /nothing/here
    check "no event of a summary" refuses 400 invalid-summary-event summarise @events/post-single.json
}

events_are_answered() {
    check "an entry is stored" answers 201 '.id == "order-1001"' \
        post application/json "$(jq -r .body events/post-single.json)"
    check "the weekly rule's event makes one report" answers 200 \
        '.report == "summaries/2026-W47/summary-20261123T000000Z.json"' summarise @events/weekly-rule.json
    check "and the same report when it comes twice" answers 200 \
        '.report == "summaries/2026-W47/summary-20261123T000000Z.json"' summarise @events/weekly-rule.json
    check "an operator's range" answers 200 \
        '.report == "summaries/20261116T000000Z_20261118T120000Z/summary-20261118T120000Z.json"' \
        summarise @events/operator-range.json
}

lost_entries_are_restored() {
    local report part
    check "a summary keeps this week's entries" ./local.sh summary --port "$port"
    report=$(grep -o 'summaries/[^ ]*\.json' "$work/check.log") || true
    check "restore.sh: an unknown flag: one line, exit 2" one_line_and_exit 2 ./restore.sh --no-such-flag
    check "an entry gets lost" \
        dynamodb DeleteItem '{"TableName": "EntryTable", "Key": {"id": {"S": "order-1001"}}}'
    check "restore.sh puts it back" restores 1 --local --port "$port" --report "$report"
    check "as it was" answers 200 '.id == "order-1001"' post application/json "$(jq -r .body events/post-single.json)"
    check "run again, it restores nothing" restores 0 --local --port "$port" --report "$report"
    check "of a stack, it finds the table and the bucket" as_in_the_cloud restores 0 --report "$report"
    part=$(curl -sSf "$base/$report" | jq -r '.objects.entries[0].key') || true
    check "a part of the backup gets damaged" \
        curl -sSf -X PUT --data-binary damage "http://127.0.0.1:$((port + 2))/summary-bucket/$part"
    check "restore.sh tells that, and exits with 1" \
        fails_saying "$part is not as its report states it" \
        ./restore.sh --local --port "$port" --report "$report"
}

nothing_acknowledged_is_lost() {
    check "killed while entries come" crash_while_posting
    check "starts again" start_server
    check "Ctrl-C in the middle of long batches stops it cleanly" cut_off_in_long_batches_it_stops_cleanly
    check "starts once more" start_server
    check "has every entry that was acknowledged" has_everything_acknowledged
    check "Ctrl-C stops it cleanly" stops_cleanly
}

echo "end to end, on $base"
check "starts" start_server
if ! gone; then
    scripts_say_what_is_wrong
    earthquakes_become_a_report
    generated_entries_become_reports
    readme_commands_work
    events_are_answered
    bad_input_is_refused
    lost_entries_are_restored
    nothing_acknowledged_is_lost
fi
echo "artefacts: $artifacts"
echo "end to end: $passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
