#!/usr/bin/env bash
# Proves of a deployed Tallybook what only an account can show: see --help.
set -euo pipefail
cd -- "$(dirname "$0")/.."
# shellcheck source=.aws.sh
. ./.aws.sh

usage() {
    cat <<'USAGE'
Posts to a deployed Tallybook, has it make a report twice, looks at its alarms, and takes away all that it made.

  tests/verify.sh [--stack tallybook] [--region REGION]

Prints a line for each thing: shown, NOT SO, or not shown here and why. Ends with 1 if anything is NOT SO. The report of
its few minutes is announced as any other, by one e-mail. Takes about two minutes, most of it until a key of its own, made
to be throttled, is known to API Gateway.
USAGE
}

run=verify-$(date -u +%Y%m%dT%H%M%SZ)-$$
ids=() range='' key_id='' plan_id='' key='' auth=''
failed=0

main() {
    parse "$@"
    need_aws
    need_cmd curl 'it posts the entries'
    need_cmd gzip 'it packs an entry'
    default_region
    check_credentials
    find_stack
    [ "$status" != NONE ] || die "there is no stack $stack in $region: run ./deploy.sh first"
    read_outputs
    url=$(endpoint)
    must 'reading how the stack is set' aws cloudformation describe-stacks --stack-name "$stack" --output text \
        --query "Stacks[0].Parameters[?ParameterKey=='Auth'].ParameterValue"
    auth=$answer
    [ "$auth" != API_KEY ] || read_key
    trap 'clean_up; rm -rf "$work"' EXIT
    from=$(date -u +%Y-%m-%dT%H:%M:%SZ)
    await_admission
    strangers
    entries
    throttling
    summary
    alarms
    clean_up
    trap 'rm -rf "$work"' EXIT
    [ "$failed" = 0 ] || die "$failed of these do not hold: docs/operations.md and the functions' logs help"
}

parse() {
    while [ $# -gt 0 ]; do
        case $1 in
        --stack | --region) need_value "$@" ;;
        *) other_argument "$1" ;;
        esac
        case $1 in --stack) stack=$2 ;; --region) region=$2 ;; esac
        shift 2
    done
    check_flag check_stack "$stack"
    check_flag check_region "${region:-us-east-1}"
}

read_key() {
    must 'reading the API key' aws apigateway get-api-key --include-value --api-key "$(output ApiKeyId)" --query value \
        --output text
    key=$answer
}

emulated() { [ -n "${AWS_ENDPOINT_URL-}" ]; }

# ---- lines of the table ----

line() { printf '%-10s  %s\n' "$1" "$2"; }
shown() { line shown "$1"; }
not_so() {
    line 'NOT SO' "$1"
    failed=$((failed + 1))
}
not_shown() { line 'not shown' "$1: $2"; }

# prove WHAT COMMAND...: shown if the command succeeds.
prove() {
    local what=$1
    shift
    if "$@"; then
        shown "$what"
    else
        not_so "$what: answered $(answered 300)"
    fi
}

# prove_in_account WHAT COMMAND...: the same of what is the gateway's doing; an emulator that differs proves nothing.
prove_in_account() {
    local what=$1
    shift
    if emulated && ! "$@"; then
        not_shown "$what" "the emulator answers $(answered 60)"
    else
        prove "$what" "$@"
    fi
}

answered() { echo "$http $(head -c "$1" "$work/body" | tr -s '[:space:]' ' ')"; }

# ---- requests ----

# post PATH_ENDING CURL_ARGUMENT...: as an admitted client; leaves $http, $work/body and $work/headers.
post() {
    local ending=$1 identity
    shift
    case $auth in
    API_KEY) identity=(-H "x-api-key: $key") ;;
    AWS_IAM)
        sign
        identity=(--aws-sigv4 "aws:amz:$region:execute-api" --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"
            -H "x-amz-security-token: ${AWS_SESSION_TOKEN-}")
        ;;
    *) identity=() ;;
    esac
    send "$ending" ${identity[@]+"${identity[@]}"} "$@"
}

send() {
    local ending=$1
    shift
    http=$(curl -sS -o "$work/body" -D "$work/headers" -w '%{http_code}' --max-time 40 "$@" "$url$ending") || http=000
}

sign() {
    [ -z "${AWS_ACCESS_KEY_ID-}" ] || return 0
    eval "$(credentials_command)"
    [ -n "${AWS_ACCESS_KEY_ID-}" ] || die 'there are no credentials to sign with: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY'
}

# entry NUMBER: a JSON text with an id of its own, which is noted.
entry() {
    ids[${#ids[@]}]=$run-$1
    printf '{"id": "%s-%s", "from": "verify"}' "$run" "$1" >"$work/entry"
}

is() { [ "$http" = "$1" ]; }
header() { grep -qi "^$1" "$work/headers"; }
problem() { is "$1" && header 'content-type: application/problem+json' && grep -q "#$2\"" "$work/body"; }

# What was just deployed, a key above all, is not known to API Gateway at once.
await_admission() {
    local tries=0
    while ! emulated && [ "$tries" -lt 60 ]; do
        tries=$((tries + 1))
        post '' -d '[]'
        case $http in
        403 | 404) sleep 2 ;;
        *) return ;;
        esac
    done
}

strangers() {
    if [ "$auth" = NONE ]; then
        not_shown 'who is not known is refused' 'Auth is NONE'
        return
    fi
    send '' -d '{}'
    prove_in_account 'who shows nothing is refused: 403, as a problem' problem 403 forbidden
    send '' -d '{}' -H 'x-api-key: wrong-wrong-wrong-wrong' -H 'Authorization: wrong'
    prove 'who shows something wrong is refused: 403' is 403
}

entries() {
    entry plain
    post '' --data-binary "@$work/entry"
    prove 'who may post is admitted: 201' is 201
    post '' --data-binary "@$work/entry"
    prove 'the same again is a replay: 200, Idempotent-Replayed' replayed
    entry slash
    post / --data-binary "@$work/entry"
    prove_in_account '/post/ answers as /post does' is 201
    entry packed
    gzip -c "$work/entry" >"$work/packed"
    post '' --data-binary "@$work/packed" -H 'Content-Encoding: gzip' -H 'Content-Type: application/json'
    prove_in_account 'a gzip body is read, with Content-Encoding' is 201
    entry packed-too
    gzip -c "$work/entry" >"$work/packed"
    post '' --data-binary "@$work/packed" -H 'Content-Type: application/json'
    prove_in_account 'a gzip body is read, without Content-Encoding' is 201
    ids[${#ids[@]}]=$run-latin
    printf '{"id": "%s-latin", "a": "\377"}' "$run" >"$work/latin"
    post '' --data-binary "@$work/latin"
    prove_in_account 'the byte FF is refused: 400 invalid-encoding' problem 400 invalid-encoding
    post x -d '{}'
    if [ "$auth" = AWS_IAM ]; then
        prove_in_account 'an unknown path: 403, as a problem' problem 403 forbidden
    else
        prove_in_account 'an unknown path: 404, as a problem' problem 404 not-found
    fi
}

replayed() { is 200 && header 'idempotent-replayed: true'; }

# ---- throttling ----

# A key of its own with hardly any rate, so that nobody else is throttled and no alarm goes off.
throttling() {
    local what='what is throttled: 429, as a problem, with Retry-After' api_id
    if [ "$auth" != API_KEY ]; then
        not_shown "$what" "it takes a key, and Auth is $auth"
        return
    fi
    api_id=$(output Endpoint | sed -E 's#https://([^.]*).*#\1#')
    must 'making a usage plan' aws apigateway create-usage-plan --name "$run" --throttle rateLimit=1,burstLimit=1 \
        --api-stages "apiId=$api_id,stage=Prod" --query id --output text
    plan_id=$answer
    must 'making a key' aws apigateway create-api-key --name "$run" --enabled --query '[id, value]' --output text
    key_id=${answer%%[[:space:]]*}
    local usual=$key
    key=${answer##*[[:space:]]}
    must 'putting the key into the plan' aws apigateway create-usage-plan-key --usage-plan-id "$plan_id" \
        --key-id "$key_id" --key-type API_KEY
    await_throttled
    key=$usual
    prove_in_account "$what" throttled
}

# An empty batch stores nothing. The key is not known at once.
await_throttled() {
    local tries=0
    while [ "$tries" -lt 90 ]; do
        tries=$((tries + 1))
        post '' -d '[]'
        case $http in
        429) return ;;
        403) sleep 2 ;;
        esac
        ! emulated || [ "$tries" -lt 20 ] || return 0
    done
}

throttled() { problem 429 too-many-requests && header 'retry-after:'; }

# ---- the report ----

# The report of the time since this began, asked for twice at once.
summary() {
    local to what='a report is made once, though asked for twice at once' first second count
    sleep 2
    to=$(date -u +%Y-%m-%dT%H:%M:%SZ)
    range=$(printf '%s_%s' "$from" "$to" | tr -d ':-')
    printf '{"from": "%s", "to": "%s"}' "$from" "$to" >"$work/event.json"
    invoke "$work/second" >"$work/second.status" 2>&1 &
    second=$!
    # The emulator's stand-in for Lambda does one thing at a time.
    ! emulated || wait "$second" || true
    try invoke "$work/body" || true
    first=$answer$reason
    wait "$second" || true
    http=''
    # shellcheck disable=SC2016  # JMESPath's own quotes
    must 'listing the report' aws s3api list-objects-v2 --bucket "$(output SummaryBucket)" --prefix "summaries/$range/summary-" \
        --query 'length(Contents[?ends_with(Key, `.json`)] || `[]`)' --output json
    count=$answer
    case $first$(cat "$work/second.status") in
    *FunctionError* | *rror\ occurred*) count=failed ;;
    esac
    cat "$work/second" >>"$work/body" 2>/dev/null || true
    prove "$what" made_once "$count"
    prove 'and it counts the entries' counts_entries
}

# invoke ANSWER: a run takes as long as it takes.
invoke() {
    aws lambda invoke --function-name "$(output SummaryFunction)" --payload "fileb://$work/event.json" --cli-read-timeout 0 "$1"
}

made_once() {
    [ "$1" = 1 ] && [ "$(grep -o '"created"' "$work/body" | wc -l | tr -d ' ')" = 1 ]
}

counts_entries() {
    local want=0 count id
    try aws s3 cp --quiet "s3://$(output SummaryBucket)/summaries/$range/summary-${range#*_}.json" "$work/body" || return 1
    for id in "${ids[@]}"; do ! stored "$id" || want=$((want + 1)); done
    # Others may post meanwhile.
    count=$(tr -d '[:space:]' <"$work/body" | sed -E 's/.*"entries":\{"count":([0-9]+).*/\1/')
    [ "$want" -gt 0 ] && [ "$count" -ge "$want" ]
}

stored() {
    must "looking for the entry $1" aws dynamodb get-item --table-name "$(output EntryTable)" --key "$(item_key "$1")" \
        --query 'Item.id.S' --output text
    [ "$answer" = "$1" ]
}

item_key() { printf '{"id": {"S": "%s"}}' "$1"; }

# ---- alarms ----

alarms() {
    local names tries=0
    must 'listing the alarms' aws cloudformation describe-stack-resources --stack-name "$stack" --output text \
        --query "StackResources[?ResourceType=='AWS::CloudWatch::Alarm'].PhysicalResourceId"
    names=$answer
    if [ -z "$names" ]; then
        not_shown 'alarms are OK' 'the stack has none'
        return
    fi
    # shellcheck disable=SC2086  # names have no spaces
    while :; do
        must 'looking at the alarms' aws cloudwatch describe-alarms --alarm-names $names --output text \
            --query 'MetricAlarms[].[StateValue, AlarmName]'
        printf '%s\n' "$answer" >"$work/body"
        # A new alarm knows nothing before it has looked once.
        if emulated || [ "$tries" -ge 60 ] || ! grep -q '^INSUFFICIENT_DATA' "$work/body"; then break; fi
        tries=$((tries + 1))
        sleep 5
    done
    http=''
    prove_in_account "alarms are OK, all $(printf '%s\n' "$answer" | wc -l | tr -d ' ')" all_ok
}

all_ok() { ! grep -qv '^OK' "$work/body"; }

# ---- leaving nothing ----

clean_up() {
    local id table
    table=$(output EntryTable)
    [ -z "$key_id" ] || tidy aws apigateway delete-api-key --api-key "$key_id"
    if [ -n "$plan_id" ]; then
        tidy aws apigateway update-usage-plan --usage-plan-id "$plan_id" --patch-operations \
            "op=remove,path=/apiStages,value=$(output Endpoint | sed -E 's#https://([^.]*).*#\1#'):Prod"
        tidy aws apigateway delete-usage-plan --usage-plan-id "$plan_id"
    fi
    for id in ${ids[@]+"${ids[@]}"}; do tidy aws dynamodb delete-item --table-name "$table" --key "$(item_key "$id")"; done
    [ -z "$range" ] || empty_bucket "$(output SummaryBucket)" "summaries/$range/"
}

tidy() { try "$@" || echo "$me: left behind, as $* failed: $reason" >&2; }

main "$@"
