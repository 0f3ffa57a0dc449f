#!/usr/bin/env bash
# Deploys, uses and takes away the whole stack with the real SAM CLI and AWS CLI against an emulator of AWS: see --help.
set -euo pipefail

usage() {
    cat <<'EOF'
usage: tests/deploy-loop.sh [--port PORT] [--aws COMMAND]
  --port  the first of five free ports (default 4700)
  --aws   another AWS CLI than the pinned one, as /usr/bin/aws
It needs python3 with venv, a JDK 25, make and curl; it installs the SAM CLI, the AWS CLI and MiniStack, an emulator of
AWS, into ~/.cache/tallybook, once. The functions run without Docker, on this machine's JDK under Lambda's own runtime
emulator and runtime client: a stand-in for Lambda, as the emulator is one for AWS.
Ends with a line "deploy loop: N passed, N failed, N skipped".
EOF
}

cd "$(dirname "$0")/.."
# shellcheck source=tests/loop.sh
. tests/loop.sh

port=4700 aws_command=
while [ $# -gt 0 ]; do
    case $1 in
    --help)
        usage
        exit 0
        ;;
    --port) port=${2:-} ;;
    --aws) aws_command=${2:-} ;;
    *) die "unknown argument $1 (see --help)" ;;
    esac
    [ -n "${2:-}" ] || die "$1 needs a value"
    shift 2
done

readonly aws=1.46.3 ministack=1.5.33 translator=1.115.0 stack=tallybook-loop
readonly aws_venv=$cache/aws-$aws ministack_venv=$cache/ministack-$ministack
emulator='' functions=''

# One environment each, since they want different versions of the same libraries.
install_tools() {
    install_sam
    install_venv "$aws_venv" "awscli==$aws"
    install_venv "$ministack_venv" "ministack==$ministack" 'docker>=7,<8' "aws-sam-translator==$translator" cryptography
    ln -s "${aws_command:-$aws_venv/bin/aws}" "$work/bin/aws"
    install_runtime_client
}

# ---- the emulator and the functions ----

start_emulator() {
    GATEWAY_PORT=$port BIND_HOST=127.0.0.1 MINISTACK_HOST=localhost "$ministack_venv/bin/ministack" >"$work/emulator.log" 2>&1 &
    emulator=$!
    eventually 60 curl -sfo "$work/health" "http://127.0.0.1:$port/_ministack/health"
}

start_functions() {
    stop_functions
    "$sam_venv/bin/python" tests/host-functions.py "$stack" "$client_jars" $((port + 1)) >"$work/functions.log" 2>&1 &
    functions=$!
    eventually 60 grep -q '^Ready' "$work/functions.log" || die "the functions do not come up: $(cat "$work/functions.log")"
}

stop_functions() {
    stop "$functions"
    functions=''
}

finish() {
    stop_functions
    stop "$emulator"
    rm -rf "$work"
}
trap finish EXIT

# ---- steps ----

aws() { command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }

output() {
    aws cloudformation describe-stacks --stack-name "$stack" --output text \
        --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue"
}

deploy() {
    ./deploy.sh --stack "$stack" "$@" | tee "$work/deployed"
    grep '^curl ' "$work/deployed" >"$work/curl"
}

# The emulator takes the template's text false for true. By the pinned AWS CLI, since another may not know of protection.
unprotect_table() {
    "$aws_venv/bin/aws" --endpoint-url "$AWS_ENDPOINT_URL" dynamodb update-table --table-name "$(output EntryTable)" \
        --no-deletion-protection-enabled >"$work/unprotected"
}

# Pastes the curl that deploy.sh printed, with another entry.
paste_curl() {
    local answer
    answer=$(sh -c "$(sed "s/{\"hello\": \"world\"}/{\"id\": \"$1\"}/" "$work/curl") -s -w '%{http_code}'")
    echo "$answer"
    [[ $answer == *"\"id\":\"$1\""*201 ]]
}

has_entry() {
    aws dynamodb get-item --table-name "$(output EntryTable)" --key "{\"id\": {\"S\": \"$1\"}}" --query Item.id.S --output text |
        grep -qx "$1"
}

# By the command that report.sh tells, pasted.
make_report() {
    ./report.sh --stack "$stack" 2>"$work/no-report" || sed -n '/^  sam remote invoke/p' "$work/no-report" >"$work/invoke"
    cat "$work/no-report"
    sh "$work/invoke" | grep '"created"'
}

shows_report() {
    local page
    ./report.sh "$@" --print | grep -E '^Page    s3://.*/summary-.*\.html$'
    page=$(./report.sh "$@" | sed -n 's/^Page    //p')
    grep -qi '<!doctype html>' "$page"
    rm -r "$(dirname "$page")"
}

refuses_without_key() { [ "$(curl -s -o "$work/refused" -w '%{http_code}' -d '{}' "$(sed 's/.* //' "$work/curl")")" = 403 ]; }

verifies() {
    tests/verify.sh --stack "$stack" | tee "$work/verified"
    [ "$(grep -c '^shown' "$work/verified")" -ge "$1" ]
}

cleans_keeping() {
    ./clean.sh --stack "$stack" --keep-data | tee "$work/kept"
    grep -q "table $stack-EntryTable-" "$work/kept"
    ! aws cloudformation describe-stacks --stack-name "$stack"
}

kept_bucket() { sed -n 's/^ *bucket \([^,]*\), the reports$/\1/p' "$work/kept"; }

nothing_left() {
    local left
    left=$(
        aws dynamodb list-tables --query 'TableNames[]' --output text
        aws s3api list-buckets --query 'Buckets[].Name' --output text
        aws lambda list-functions --query 'Functions[].FunctionName' --output text
        aws apigateway get-rest-apis --query 'items[].id' --output text
        aws apigateway get-api-keys --query 'items[].id' --output text
        aws apigateway get-usage-plans --query 'items[].id' --output text
        aws sqs list-queues --query 'QueueUrls[]' --output text
        aws sns list-topics --query 'Topics[].TopicArn' --output text
        aws events list-rules --query 'Rules[].Name' --output text
        aws cloudwatch describe-alarms --query 'MetricAlarms[].AlarmName' --output text
        aws iam list-roles --query 'Roles[].RoleName' --output text
    )
    left=$(printf '%s\n' "$left" | grep -v '^None$' | grep . || true)
    [ -z "$left" ] || {
        echo "left: $left"
        return 1
    }
}

export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=us-east-1 AWS_REGION=us-east-1
export AWS_ENDPOINT_URL=http://127.0.0.1:$port AWS_PAGER='' no_proxy=127.0.0.1
unset AWS_PROFILE AWS_SESSION_TOKEN
# shellcheck source=.mvn/jdk.sh disable=SC1091
. ./.mvn/jdk.sh

start=$SECONDS
install_tools
echo "  tools in $((SECONDS - start)) s: $(sam --version), $(command aws --version 2>&1 | cut -d ' ' -f 1), MiniStack $ministack"
start_emulator || die "the emulator does not come up on port $port: $(tail -n 3 "$work/emulator.log")"

step 'deploy.sh makes the bucket, builds and deploys' deploy --bucket "$stack-artefacts"
step 'what SAM built is what ./mvnw package archives' is_what_maven_archives
unprotect_table
start_functions
step 'its curl, pasted, stores an entry' paste_curl first
step 'the entry is in the table' has_entry first
step 'without the key the answer is 403' refuses_without_key
step 'sam remote invoke, as report.sh tells, makes a report' make_report
step 'report.sh finds and fetches it' shows_report --stack "$stack"
step 'deploy.sh again, without changes' deploy
start_functions
step 'its curl stores another entry' paste_curl second
step 'verify.sh shows what the emulator can show' verifies 6
sed -n 's/^shown\|^not shown/               &/p' "$work/verified"
step 'deploy.sh --auth NONE changes who may post' deploy --auth NONE
start_functions
step 'its curl has no key and stores an entry' paste_curl third
step 'the entries before are still there' has_entry first
step 'clean.sh --keep-data deletes the stack and keeps the data' cleans_keeping
stop_functions
step 'report.sh still reads the kept bucket' shows_report --bucket "$(kept_bucket)"
step 'clean.sh --delete-data deletes that too' ./clean.sh --stack "$stack" --delete-data --yes
step 'nothing is left' nothing_left
step 'clean.sh again succeeds with nothing to do' ./clean.sh --stack "$stack" --delete-data --yes

echo "deploy loop: $passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
