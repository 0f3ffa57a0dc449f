#!/usr/bin/env bash
# Deploys Tallybook to an AWS account: see --help.
set -euo pipefail
unset CDPATH
self=$0
while [ -L "$self" ]; do
    cd -- "$(dirname "$self")"
    self=$(readlink "$(basename "$self")")
done
cd -- "$(dirname "$self")"
# shellcheck source=.aws.sh
. ./.aws.sh

# The first that knows the runtime java25.
readonly sam_needed=1.146.0

ask_stack=true ask_region=true ask_bucket=true
overrides=()
time_zone=''
verify=false

usage() {
    cat <<'USAGE'
Builds Tallybook and deploys it, or what has changed since. It needs the AWS CLI, the SAM CLI, a JDK 25 and credentials.

  ./deploy.sh [--stack tallybook] [--region REGION] [--bucket BUCKET] [--auth AUTH] [--email ADDRESS]
              [--set NAME=VALUE]... [--yes] [--verify]

  --stack    the stack's name
  --region   default: the one that your AWS settings name, else us-east-1
  --bucket   where what was built goes on its way; made if it does not exist. Default: the one made for this stack
             before, else SAM's own
  --auth     who may post: API_KEY (default), AWS_IAM or NONE
  --email    who gets the Monday headline and the alarms; '' for nobody (default)
  --set      any other parameter of template.yaml, as in --set TimeZone=Europe/Berlin
  --yes      ask nothing
  --verify   then prove that it works, as tests/verify.sh does

It asks for stack, region and bucket where no flag names them and somebody is at a terminal. A parameter not given stays
as it is. It can be run again whenever it was interrupted.
USAGE
}

main() {
    parse "$@"
    need_tools
    check_time_zone
    default_region
    check_credentials
    ask_questions
    settle_stack
    [ -z "$bucket" ] || settle_bucket
    build
    deploy
    show
    "$verify" || return 0
    tests/verify.sh --stack "$stack" --region "$region"
}

parse() {
    while [ $# -gt 0 ]; do
        case $1 in
        --yes)
            yes=true
            shift
            continue
            ;;
        --verify)
            verify=true
            shift
            continue
            ;;
        --stack | --region | --bucket | --auth | --email | --set) need_value "$@" ;;
        *) other_argument "$1" ;;
        esac
        case $1 in
        --stack) stack=$2 ask_stack=false ;;
        --region) region=$2 ask_region=false ;;
        --bucket) bucket=$2 ask_bucket=false ;;
        --auth) override Auth "$2" ;;
        --email) override NotifyEmail "$2" ;;
        --set) set_parameter "$2" ;;
        esac
        shift 2
    done
    check_flag check_stack "$stack"
    check_flag check_region "${region:-us-east-1}"
    check_flag check_bucket "$bucket"
}

set_parameter() {
    [[ $1 =~ ^[A-Za-z]+= ]] || usage_error "--set takes NAME=VALUE, not $1"
    sed -n '/^Parameters:/,/^Conditions:/s/^  \([A-Za-z]*\):$/\1/p' template.yaml | grep -x "${1%%=*}" >/dev/null ||
        usage_error "template.yaml has no parameter ${1%%=*}"
    override "${1%%=*}" "${1#*=}"
}

# override NAME VALUE: SAM reads a value between quotes, in which these two are escaped.
override() {
    local escaped=$2
    case $1=$2 in
    Auth=API_KEY | Auth=AWS_IAM | Auth=NONE) ;;
    Auth=*) usage_error "--auth is API_KEY, AWS_IAM or NONE, not $2" ;;
    NotifyEmail= | NotifyEmail=*?@?*) ;;
    NotifyEmail=*) usage_error "--email is an address or '', not $2" ;;
    TimeZone=*) time_zone=$2 ;;
    esac
    escaped=${escaped//\\/\\\\}
    escaped=${escaped//\"/\\\"}
    overrides[${#overrides[@]}]="$1=\"$escaped\""
}

need_tools() {
    local version
    need_aws
    need_cmd sam 'https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/install-sam-cli.html tells how'
    need_cmd make 'the SAM CLI builds with it'
    need_cmd curl 'what this prints at the end uses it'
    must 'sam --version' sam --version
    version=$(printf '%s\n' "$answer" | sed -n 's/.*version \([0-9.]*\).*/\1/p')
    not_older "$version" "$sam_needed" ||
        die "the SAM CLI is ${version:-of an unknown version} and has to be $sam_needed or later: upgrade it"
    # shellcheck source=.mvn/jdk.sh disable=SC1091
    . ./.mvn/jdk.sh
}

# CloudFormation knows no time zones, and a summary in one that does not exist fails.
check_time_zone() {
    [ -n "$time_zone" ] || return 0
    echo 'void main(String[] zone) { System.exit(java.time.ZoneId.getAvailableZoneIds().contains(zone[0]) ? 0 : 1); }' >"$work/Zone.java"
    "$JAVA_HOME/bin/java" "$work/Zone.java" "$time_zone" >/dev/null 2>&1 ||
        die "there is no time zone $time_zone: TimeZone takes a name as in Europe/Berlin"
}

# not_older VERSION THAN, both as in 1.146.0
not_older() {
    awk -v a="$1" -v b="$2" 'BEGIN {
        split(a, x, "."); split(b, y, ".")
        for (i = 1; i <= 3; i++) if (x[i] + 0 != y[i] + 0) exit !(x[i] + 0 > y[i] + 0)
    }'
}

ask_questions() {
    ! "$ask_stack" || ask stack 'Name of the stack' check_stack
    ! "$ask_region" || ask region 'Region' check_region
    use_region
    ! "$ask_bucket" || {
        made_bucket
        ask bucket "Bucket for what is built, made if need be (empty: SAM's own)" check_bucket
    }
    echo "Stack $stack in $region; what is built goes through ${bucket:-the bucket of SAM itself}"
}

# ---- the stack ----

settle_stack() {
    find_stack
    if stack_moves; then
        echo "Something is under way with the stack ($status); waiting for it"
        wait_while "waiting for the stack $stack" stack_moves
    fi
    check_stack_is_ours
    case $status in
    NONE | REVIEW_IN_PROGRESS | *_FAILED | ROLLBACK_COMPLETE) ;;
    *_COMPLETE) return ;;
    esac
    case $status in
    ROLLBACK_COMPLETE | ROLLBACK_FAILED | CREATE_FAILED) replace_failed_stack ;;
    DELETE_FAILED) die "the stack $stack is half deleted: ./clean.sh --stack $stack --region $region finishes that" ;;
    *_FAILED) die "the stack $stack is $status: run 'aws cloudformation continue-update-rollback --stack-name $stack --region $region', then this again" ;;
    esac
}

# CloudFormation updates no stack of which the first deployment failed; it holds nothing.
replace_failed_stack() {
    echo "The first deployment of the stack $stack failed ($status). It has to be deleted before another; it holds no data."
    if can_ask; then
        confirm 'Delete it and go on?' || die 'nothing was done'
    else
        "$yes" || die "run this again with --yes to have it deleted, or ./clean.sh --stack $stack --region $region"
    fi
    delete_stack
}

# ---- the bucket for artefacts ----

# A bucket that was begun but not tagged yet is known by this file.
begun() { echo ".aws-sam/begun-$bucket"; }

settle_bucket() {
    if try aws s3api head-bucket --bucket "$bucket"; then
        check_bucket_is_ours
        check_bucket_region
    else
        case $reason in
        *404* | *NoSuchBucket*) create_bucket ;;
        *403* | *Forbidden*) foreign_bucket ;;
        *301* | *400* | *'Bad Request'* | *'Moved Permanently'*) die "the bucket $bucket is in another region than $region: name another, or that region with --region" ;;
        *) die "the bucket $bucket cannot be looked at: $reason" ;;
        esac
    fi
    if [ -e "$(begun)" ] || is_tagged; then
        lock_bucket
    else
        echo "The bucket $bucket was there before and is used as it is"
    fi
}

foreign_bucket() {
    die "the bucket $bucket belongs to another account, or your credentials may not use it: name another with --bucket"
}

# Someone else's bucket may well be open to us; what is built must not go there.
check_bucket_is_ours() {
    try aws s3api head-bucket --bucket "$bucket" --expected-bucket-owner "$account" || foreign_bucket
}

check_bucket_region() {
    bucket_region "$bucket"
    [ "$answer" = "$region" ] ||
        die "the bucket $bucket is in $answer, not in $region: name another, or that region with --region"
}

create_bucket() {
    local place=()
    # S3 refuses to hear of us-east-1, its default.
    [ "$region" = us-east-1 ] || place=(--create-bucket-configuration "LocationConstraint=$region")
    mkdir -p .aws-sam
    : >"$(begun)"
    echo "Making the bucket $bucket"
    try aws s3api create-bucket --bucket "$bucket" ${place[@]+"${place[@]}"} && return
    rm -f "$(begun)"
    case $reason in
    *BucketAlreadyExists*) foreign_bucket ;;
    *OperationAborted*) die "S3 is still busy with the bucket $bucket: run this again in a few minutes" ;;
    *) die "the bucket $bucket cannot be made: $reason" ;;
    esac
}

is_tagged() {
    try aws s3api get-bucket-tagging --bucket "$bucket" --query "TagSet[?Key=='$tag'].Value" --output text || return 1
    [ "$answer" = "$stack" ]
}

lock_bucket() {
    must "tagging the bucket $bucket" \
        aws s3api put-bucket-tagging --bucket "$bucket" --tagging "TagSet=[{Key=$tag,Value=$stack}]"
    rm -f "$(begun)"
    must "closing the bucket $bucket to the public" \
        aws s3api put-public-access-block --bucket "$bucket" --public-access-block-configuration \
        'BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true'
    must "encrypting the bucket $bucket" aws s3api put-bucket-encryption --bucket "$bucket" \
        --server-side-encryption-configuration \
        'Rules=[{ApplyServerSideEncryptionByDefault={SSEAlgorithm=AES256}}]'
    must "closing the bucket $bucket to all but TLS" aws s3api put-bucket-policy --bucket "$bucket" --policy \
        '{"Version": "2012-10-17", "Statement": [{"Sid": "OnlyByTls", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
        "Resource": ["arn:'"$partition:s3:::$bucket"'", "arn:'"$partition:s3:::$bucket"'/*"],
        "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}'
}

# ---- build, deploy, tell ----

build() {
    echo 'Building; the first time downloads Maven and what is needed'
    sam build || die 'the build failed: see the output above'
}

# What was built is deployed, since no template is named.
deploy() {
    local arguments
    arguments=(--stack-name "$stack" --region "$region" --s3-prefix "$stack" --no-confirm-changeset --no-fail-on-empty-changeset)
    if [ -n "$bucket" ]; then
        arguments=("${arguments[@]}" --s3-bucket "$bucket")
    else
        arguments=("${arguments[@]}" --resolve-s3)
    fi
    [ "${#overrides[@]}" = 0 ] || arguments=("${arguments[@]}" --parameter-overrides "${overrides[@]}")
    sam deploy "${arguments[@]}" && return
    find_stack
    die "the deployment failed and the stack $stack is $status: see the output above. Fix the cause and run this again."
}

show() {
    read_outputs
    echo
    printf '%s\n' "$outputs" | while IFS=$'\t' read -r name text; do printf '%-24s %s\n' "$name" "$text"; done
    echo
    echo 'Post an entry:'
    echo
    print_curl
    echo
    echo "The report comes every Monday; ./report.sh --stack $stack --region $region shows the latest."
    parameter NotifyEmail
    [ -n "$answer" ] || echo "To be told by e-mail of reports and alarms: ./deploy.sh --stack $stack --region $region --email you@example.com"
}

# parameter NAME: sets $answer to the stack's value.
parameter() {
    must 'reading how the stack is set' aws cloudformation describe-stacks --stack-name "$stack" --output text \
        --query "Stacks[0].Parameters[?ParameterKey=='$1'].ParameterValue"
}

print_curl() {
    local auth
    parameter Auth
    auth=$answer
    case $auth in
    API_KEY)
        must 'reading the API key' aws apigateway get-api-key --include-value --api-key "$(output ApiKeyId)" \
            --query value --output text
        echo "curl -H 'x-api-key: $answer' -d '{\"hello\": \"world\"}' $(endpoint)"
        ;;
    AWS_IAM)
        [ -n "${AWS_ACCESS_KEY_ID-}" ] || credentials_command
        # An empty header is not sent, so this serves both kinds of credentials.
        cat <<CURL
curl --aws-sigv4 aws:amz:$region:execute-api --user "\$AWS_ACCESS_KEY_ID:\$AWS_SECRET_ACCESS_KEY" \\
  -H "x-amz-security-token: \${AWS_SESSION_TOKEN-}" -d '{"hello": "world"}' $(endpoint)
CURL
        ;;
    *) echo "curl -d '{\"hello\": \"world\"}' $(endpoint)" ;;
    esac
}

main "$@"
