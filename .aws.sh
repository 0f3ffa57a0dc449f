# shellcheck shell=bash disable=SC2034
# What deploy.sh, clean.sh, report.sh, restore.sh and tests/verify.sh share; sourced by them, in this folder. Works with bash 3.2 and AWS CLI 1 and 2.

# shellcheck source=.flags.sh
. ./.flags.sh

readonly tag=tallybook:stack
stack=tallybook region='' bucket='' yes=false
# What `try` leaves behind.
answer='' reason=''
status='' outputs='' partition=''

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export AWS_PAGER='' AWS_CLI_FILE_ENCODING=UTF-8 SAM_CLI_TELEMETRY=${SAM_CLI_TELEMETRY:-0}

# Not by command -v, which finds functions too.
need_cmd() {
    type -P "$1" >/dev/null || die "$1 is needed and not installed: $2"
}

need_aws() {
    need_cmd aws 'https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html tells how'
}

# ---- flags and questions ----

# A check prints what is wrong with a value, or nothing. An ARN or a generated name has to find room for a stack's name.
check_stack() {
    [[ $1 =~ ^[A-Za-z][A-Za-z0-9-]{0,31}$ ]] ||
        echo "a stack's name has up to 32 letters, digits and hyphens and begins with a letter, unlike $1"
}

check_region() {
    [[ $1 =~ ^[a-z]{2,4}(-[a-z]+)+-[0-9]+$ ]] || echo "a region is as in eu-central-1, unlike $1"
}

check_bucket() {
    [[ -z $1 || $1 =~ ^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$ ]] ||
        echo "a bucket's name has 3 to 63 lower-case letters, digits, hyphens and dots, unlike $1"
}

# check_flag CHECK VALUE: ends with the check's complaint.
check_flag() {
    local complaint
    complaint=$("$@")
    [ -z "$complaint" ] || usage_error "$complaint"
}

can_ask() { [ -t 0 ] && ! "$yes"; }

# ask VARIABLE QUESTION CHECK: lets a person change the variable, unless there is nobody to ask.
ask() {
    local given complaint
    can_ask || return 0
    while :; do
        printf '%s [%s]: ' "$2" "${!1}" >&2
        read -r given || die 'no answer, so nothing was done'
        [ -n "$given" ] || return 0
        complaint=$("$3" "$given")
        [ -n "$complaint" ] || break
        echo "  $complaint" >&2
    done
    printf -v "$1" %s "$given"
}

# confirm QUESTION: yes or no; Enter is no.
confirm() {
    local given
    while :; do
        printf '%s [y/N]: ' "$1" >&2
        read -r given || die 'no answer, so nothing was done'
        case $given in
        y | Y | yes | Yes | YES) return 0 ;;
        n | N | no | No | NO | '') return 1 ;;
        *) echo '  y or n' >&2 ;;
        esac
    done
}

# ---- AWS ----

# The AWS CLI; version 2 took AWS_ENDPOINT_URL up late.
aws() { command aws ${AWS_ENDPOINT_URL:+--endpoint-url "$AWS_ENDPOINT_URL"} "$@"; }

# try COMMAND...: what it prints is then in $answer; if it fails, what it complained of in $reason.
try() {
    answer='' reason=''
    answer=$("$@" 2>"$work/complaint") || {
        reason=$(grep -v '^ *$' "$work/complaint" | tail -n 1) || reason='no reason given'
        return 1
    }
}

# must WHAT COMMAND...: as try, but ends with what failed and why.
must() {
    local what=$1
    shift
    try "$@" || die "$what failed: $reason. Run this again once that is put right."
}

default_region() {
    region=${region:-${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region || true)}}}
    region=${region:-us-east-1}
}

use_region() { export AWS_REGION=$region AWS_DEFAULT_REGION=$region; }

check_credentials() {
    use_region
    try aws sts get-caller-identity --query '[Account, Arn]' --output text || die \
        "no valid AWS credentials: $reason. Run 'aws configure' or 'aws sso login', or set AWS_PROFILE."
    account=${answer%%[[:space:]]*}
    partition=${answer#*arn:}
    partition=${partition%%:*}
    echo "Account $account, as ${answer##*[[:space:]]}"
}

# Prints the line that puts credentials into the environment; AWS CLI 1 knows none but those that a profile names.
credentials_command() {
    # shellcheck disable=SC2016  # for the shell that it is pasted into
    case $(command aws --version 2>&1) in
    aws-cli/1.*) echo 'export AWS_ACCESS_KEY_ID="$(aws configure get aws_access_key_id)" AWS_SECRET_ACCESS_KEY="$(aws configure get aws_secret_access_key)" AWS_SESSION_TOKEN="$(aws configure get aws_session_token)"' ;;
    *) echo 'eval "$(aws configure export-credentials --format env)"' ;;
    esac
}

# Sets $status: the stack's, or NONE.
find_stack() {
    if try aws cloudformation describe-stacks --stack-name "$stack" --query 'Stacks[0].StackStatus' --output text; then
        status=$answer
    else
        case $reason in
        *'does not exist'*) status=NONE ;;
        *) die "the stack $stack cannot be looked at: $reason" ;;
        esac
    fi
}

# Ends if the stack is something else, which a deployment would replace and a deletion would take away. One that has but a
# change set has no template yet, and holds nothing.
check_stack_is_ours() {
    case $status in NONE | REVIEW_IN_PROGRESS) return 0 ;; esac
    must "reading what the stack $stack is" aws cloudformation get-template-summary --stack-name "$stack" \
        --query Description --output text
    case $answer in
    Tallybook*) ;;
    *) die "the stack $stack in $region is not a Tallybook stack: name another with --stack; nothing was done" ;;
    esac
}

# read_outputs: sets $outputs, a line for each, name and value.
read_outputs() {
    must "reading the outputs of the stack $stack" aws cloudformation describe-stacks --stack-name "$stack" \
        --query 'Stacks[0].Outputs[].[OutputKey, OutputValue]' --output text
    outputs=$answer
}

output() { printf '%s\n' "$outputs" | awk -F '\t' -v name="$1" '$1 == name { print $2 }'; }

# wait_while WHAT COMMAND...: as long as the command succeeds; says every half minute that it still waits.
wait_while() {
    local what=$1 seconds=0
    shift
    while "$@"; do
        [ "$seconds" -lt 3600 ] || die "$what took over an hour: see the stack in the console, then run this again."
        sleep 5
        seconds=$((seconds + 5))
        [ $((seconds % 30)) -ne 0 ] || echo "  still $what, $seconds s"
    done
}

stack_moves() {
    find_stack
    case $status in
    REVIEW_IN_PROGRESS) return 1 ;;
    *_IN_PROGRESS) return 0 ;;
    *) return 1 ;;
    esac
}

# Deletes the stack and waits until it is gone.
delete_stack() {
    must "deleting the stack $stack" aws cloudformation delete-stack --stack-name "$stack"
    wait_while "deleting the stack $stack" stack_moves
    [ "$status" != NONE ] || return 0
    try aws cloudformation describe-stack-events --stack-name "$stack" --output text --max-items 50 \
        --query "StackEvents[?ResourceStatus=='DELETE_FAILED'].[LogicalResourceId, ResourceStatusReason]" || answer=''
    echo "$answer" >&2
    die "the stack $stack is not gone but $status. Put right what is named above, then run ./clean.sh again."
}

# bucket_region NAME: sets $answer.
bucket_region() {
    must "asking where the bucket $1 is" \
        aws s3api get-bucket-location --bucket "$1" --query LocationConstraint --output text
    case $answer in None | '') answer=us-east-1 ;; EU) answer=eu-west-1 ;; esac
}

# The bucket that deploy.sh made for this stack, if it did.
made_bucket() {
    try aws resourcegroupstaggingapi get-resources --resource-type-filters s3 \
        --tag-filters "Key=$tag,Values=$stack" --query 'ResourceTagMappingList[].ResourceARN' --output text || {
        echo "A bucket that deploy.sh made cannot be searched for, if there is one: $reason; --bucket names it" >&2
        return 0
    }
    answer=${answer%%[[:space:]]*}
    [ "$answer" = None ] || bucket=${answer##*:}
}

# Where entries are posted; an emulator has another place for it.
endpoint() {
    local url
    url=$(output Endpoint)
    if [ -n "${AWS_ENDPOINT_URL-}" ]; then
        printf '%s\n' "$url" | sed -E "s#^https://([^.]*)[^/]*#$AWS_ENDPOINT_URL/_aws/execute-api/\1#"
    else
        printf '%s\n' "$url"
    fi
}

# empty_bucket NAME PREFIX: deletes every version and delete marker there, a thousand at a time.
empty_bucket() {
    local name=$1 prefix=$2 count=0 page
    while :; do
        # shellcheck disable=SC2016  # JMESPath's own quotes
        try aws s3api list-object-versions --bucket "$name" --prefix "$prefix" --no-paginate --output json --query \
            '{Objects: [Versions, DeleteMarkers][].{Key: Key, VersionId: VersionId}, Quiet: `true`}' || {
            case $reason in
            *NoSuchBucket* | *404*) return 0 ;;
            *) die "the bucket $name cannot be listed: $reason. Run this again once that is put right." ;;
            esac
        }
        printf '%s\n' "$answer" >"$work/page.json"
        page=$(grep -c '^ *"Key": ' "$work/page.json" || true)
        [ "$page" -gt 0 ] || return 0
        [ "$count" -gt 0 ] || echo "Emptying the bucket $name"
        must "deleting objects of the bucket $name" aws s3api delete-objects --bucket "$name" \
            --delete "file://$work/page.json" --query 'Errors[0].[Key, Code, Message]' --output text
        case $answer in
        None* | '') ;;
        *) die "the bucket $name cannot be emptied: $answer. Run this again once that is put right." ;;
        esac
        count=$((count + page))
        echo "  $count versions deleted"
    done
}
