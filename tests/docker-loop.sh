#!/usr/bin/env bash
# Runs both functions in Docker by the real SAM CLI, against the DynamoDB and S3 of a ./local.sh: see --help.
set -euo pipefail

usage() {
    cat <<'EOF'
usage: tests/docker-loop.sh [--port PORT] [--stand-in]
  --port      the first of four free ports (default 4600)
  --stand-in  use a stand-in for Lambda's image even if that can be had
It needs Docker, python3 with venv, a JDK 25, make and curl; it installs the SAM CLI into ~/.cache/tallybook, once.
Where Lambda's image for Java 25 cannot be had, it makes a stand-in of this machine's JDK and Lambda's own runtime client
(tests/stand-in-image.sh), and says so.
Ends with a line "docker loop: N passed, N failed, N skipped".
EOF
}

cd "$(dirname "$0")/.."
# shellcheck source=tests/loop.sh
. tests/loop.sh

port=4600 want_stand_in=false
while [ $# -gt 0 ]; do
    case $1 in
    --help)
        usage
        exit 0
        ;;
    --stand-in)
        want_stand_in=true
        shift
        continue
        ;;
    --port) port=${2:-} ;;
    *) die "unknown argument $1 (see --help)" ;;
    esac
    [ -n "${2:-}" ] || die "$1 needs a value"
    shift 2
done

readonly stand_in=tallybook/lambda-stand-in:java25-$runtime_client
local_tallybook='' api='' image=()

finish() {
    stop "$api"
    stop "$local_tallybook"
    rm -rf "$work"
}
trap finish EXIT

choose_image() {
    local machine=x86_64
    case $(uname -m) in arm64 | aarch64) machine=arm64 ;; esac
    local lambdas=public.ecr.aws/lambda/java:25-$machine
    if ! "$want_stand_in" && { docker image inspect "$lambdas" || docker pull -q "$lambdas"; } >"$work/image.log" 2>&1; then
        echo "  image: $lambdas, Lambda's own"
        return
    fi
    docker image inspect "$stand_in" >"$work/image.log" 2>&1 || {
        install_runtime_client
        tests/stand-in-image.sh "$stand_in" "$client_jars" >"$work/image.log" 2>&1 || die "no image: $(tail -n 3 "$work/image.log")"
        # What SAM made of one before.
        docker image rm "${stand_in%:*}:rapid-$machine" >/dev/null 2>&1 || true
    }
    echo "  image: $stand_in, a stand-in for Lambda's own, which cannot be had here"
    image=(--invoke-image "$stand_in")
}

# sam_local invoke|start-api ARGUMENT...: leaves the command in $sam_local.
sam_local() { sam_local=(tests/sam-local.py --tallybook "$port" "$@" --skip-pull-image ${image[@]+"${image[@]}"}); }

# answers FUNCTION EVENT PART...: the function's answer to the event has each part in it.
answers() {
    local function=$1 event=$2 part
    shift 2
    sam_local invoke "$function" --event "events/$event.json"
    "${sam_local[@]}" >"$work/answer"
    cat "$work/answer"
    for part; do grep -qF -- "$part" "$work/answer"; done
}

report_stands() {
    curl -sSf "http://127.0.0.1:$port/summaries/2026-W47/summary-20261123T000000Z.json" | grep '"count"'
}

# posts PORT PATH STATUS CURL_ARGUMENT...
posts() {
    local to=http://127.0.0.1:$1$2 want=$3 got
    shift 3
    got=$(curl -sS --noproxy '*' --max-time 60 -w '\n%{http_code}' "$@" "$to")
    echo "$got"
    [ "${got##*$'\n'}" = "$want" ]
}

posts_gzip() { echo '{"id": "packed"}' | gzip -c | posts $((port + 3)) /post 201 --data-binary @-; }
posts_latin() { printf '{"id": "\377"}' | posts $((port + 3)) /post 400 --data-binary @-; }

# shellcheck source=.mvn/jdk.sh disable=SC1091
. ./.mvn/jdk.sh
start=$SECONDS
install_sam
docker info >"$work/docker.log" 2>&1 || die "Docker does not answer: $(tail -n 1 "$work/docker.log")"
choose_image
echo "  tools in $((SECONDS - start)) s: $(sam --version), Docker $(docker info --format '{{.ServerVersion}}')"

step 'sam build' sam build
step 'what SAM built is what ./mvnw package archives' is_what_maven_archives
./local.sh --port "$port" --data "$work/data" >"$work/local.log" 2>&1 &
local_tallybook=$!
eventually 120 grep -q '^Ready' "$work/local.log" || die "./local.sh does not come up: $(tail -n 3 "$work/local.log")"

step 'post-single.json is stored' answers IngestFunction post-single '"statusCode": 201' 'order-1001'
step 'again, it is a replay' answers IngestFunction post-single '"statusCode": 200' '"Idempotent-Replayed": "true"'
step 'post-batch.json stores two more' answers IngestFunction post-batch '\"stored\":2,\"replayed\":1,\"rejected\":0'
for event in post-ndjson post-gzip post-gzip-inflated; do
    step "$event.json is a replay of all three" answers IngestFunction "$event" '\"stored\":0,\"replayed\":3,\"rejected\":0'
done
step 'post-bad-json.json is refused' answers IngestFunction post-bad-json '"statusCode": 400' '#malformed-json'
step 'weekly-rule.json makes the report of its week' answers SummaryFunction weekly-rule '2026-W47/summary-' '"created"'
step 'the report stands in the S3 of ./local.sh' report_stands
step 'operator-week.json finds it there' answers SummaryFunction operator-week '2026-W47/summary-' '"already-there"'
step 'operator-range.json makes another' answers SummaryFunction operator-range '20261116T000000Z_20261118T120000Z/' '"created"'

sam_local start-api --port $((port + 3))
"${sam_local[@]}" >"$work/api.log" 2>&1 &
api=$!
eventually 60 grep -q 'Running on' "$work/api.log" || die "sam local start-api does not come up: $(tail -n 3 "$work/api.log")"
step 'sam local start-api: a POST is stored' posts $((port + 3)) /post 201 -d '{"id": "by-sam"}'
step 'a gzip body too' posts_gzip
step 'the byte FF is refused' posts_latin
step 'to ./local.sh the entry is a replay' posts "$port" /Prod/post 200 -d '{"id": "by-sam"}'

echo "docker loop: $passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
