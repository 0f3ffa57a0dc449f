#!/usr/bin/env bash
# Takes Tallybook away from an AWS account: see --help.
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

readonly sams_own_bucket=aws-sam-cli-managed-default
ask_stack=true ask_region=true ask_bucket=true
delete_data=''
# What holds data: of the stack, or of one of its name that is gone; a name a line.
tables='' data_buckets=''
gone='' kept=''

usage() {
    cat <<'USAGE'
Deletes the stack, and the bucket that deploy.sh made for it; entries and reports too if they are to go.

  ./clean.sh [--stack tallybook] [--region REGION] [--bucket BUCKET] [--delete-data | --keep-data] [--yes]

  --stack        the stack's name
  --region       default: the one that your AWS settings name, else us-east-1
  --bucket       the one that deploy.sh was given; default: the one it made for this stack, if it did
  --delete-data  the table of entries and the bucket of reports go too, also those that a stack of this name left
  --keep-data    they stay (default), and this prints how to reach them
  --yes          ask nothing, and delete without the stack's name typed once more

It asks for what no flag names where somebody is at a terminal. It can be run again whenever it was interrupted.
USAGE
}

main() {
    parse "$@"
    need_aws
    default_region
    check_credentials
    ask_questions
    find_stack
    if stack_moves; then
        echo "Something is under way with the stack ($status); waiting for it"
        wait_while "waiting for the stack $stack" stack_moves
    fi
    check_stack_is_ours
    find_data
    be_sure
    remove_stack
    settle_data
    remove_artefacts
    tell
}

parse() {
    while [ $# -gt 0 ]; do
        case $1 in
        --yes | --delete-data | --keep-data) flag "$1" ;;
        --stack | --region | --bucket)
            need_value "$@"
            case $1 in
            --stack) stack=$2 ask_stack=false ;;
            --region) region=$2 ask_region=false ;;
            --bucket) bucket=$2 ask_bucket=false ;;
            esac
            shift
            ;;
        *) other_argument "$1" ;;
        esac
        shift
    done
    check_flag check_stack "$stack"
    check_flag check_region "${region:-us-east-1}"
    check_flag check_bucket "$bucket"
}

flag() {
    local choice
    case $1 in
    --yes)
        yes=true
        return
        ;;
    --delete-data) choice=true ;;
    --keep-data) choice=false ;;
    esac
    [ "${delete_data:-$choice}" = "$choice" ] || usage_error '--delete-data and --keep-data exclude each other'
    delete_data=$choice
}

ask_questions() {
    ! "$ask_stack" || ask stack 'Name of the stack' check_stack
    ! "$ask_region" || ask region 'Region' check_region
    use_region
    ! "$ask_bucket" || {
        made_bucket
        ask bucket 'Bucket for what was built (empty: none)' check_bucket
    }
    if [ -z "$delete_data" ]; then
        delete_data=false
        if can_ask && confirm 'Delete the entries and the reports too?'; then
            delete_data=true
        fi
    fi
}

# ---- what there is ----

# What the stack has, and what stacks of its name left before.
find_data() {
    if [ "$status" = NONE ]; then
        echo "There is no stack $stack in $region"
    else
        tables=$(resource EntryTable)
        data_buckets=$(resource SummaryBucket)
    fi
    add_left_tables
    add_left_buckets
}

# resource LOGICAL_ID: its name, if the stack has it.
resource() {
    if try aws cloudformation describe-stack-resource --stack-name "$stack" --logical-resource-id "$1" \
        --query "StackResourceDetail.[PhysicalResourceId, ResourceStatus]" --output text; then
        case $answer in
        None* | *DELETE_COMPLETE) ;;
        *) printf '%s\n' "${answer%%[[:space:]]*}" ;;
        esac
        return
    fi
    case $reason in
    *'does not exist'*) ;;
    *) die "the stack's $1 cannot be looked up: $reason" ;;
    esac
}

# CloudFormation names a resource STACK-RESOURCE-RANDOM, a bucket in lower case.
add_left_tables() {
    local name
    must 'listing tables' aws dynamodb list-tables --query 'TableNames[]' --output text
    for name in $(words "$answer" | grep -E "^$stack-EntryTable-[A-Z0-9]+\$" || true); do
        in_another_stack "$name" || tables="$tables $name"
    done
    tables=$(words "$tables" | sort -u)
}

add_left_buckets() {
    local name prefix
    prefix=$(printf '%s' "$stack" | tr '[:upper:]' '[:lower:]')
    must 'listing buckets' aws s3api list-buckets --query 'Buckets[].Name' --output text
    for name in $(words "$answer" | grep -E "^$prefix-summarybucket-[a-z0-9]+\$" || true); do
        bucket_region "$name"
        [ "$answer" = "$region" ] || continue
        in_another_stack "$name" || data_buckets="$data_buckets $name"
    done
    data_buckets=$(words "$data_buckets" | sort -u)
}

# A stack of another name may have adopted what one of this name left; or its name differs in capitals alone, as that of
# a bucket does not.
in_another_stack() {
    try aws cloudformation describe-stack-resources --physical-resource-id "$1" --output text --query \
        "StackResources[?PhysicalResourceId=='$1' && ResourceStatus!='DELETE_COMPLETE' && ResourceStatus!='DELETE_SKIPPED'].StackName" || {
        case $reason in
        *'does not exist'*) return 1 ;;
        *) die "the stack that has $1 cannot be looked up: $reason" ;;
        esac
    }
    case $answer in '' | None | "$stack") return 1 ;; esac
    echo "$1 is of the stack $answer and stays"
}

words() { printf '%s\n' "$1" | tr -s '[:space:]' '\n' | sed '/^$/d'; }

# ---- consent ----

be_sure() {
    local typed
    "$delete_data" && [ -n "$tables$data_buckets" ] || return 0
    echo 'To be deleted for good, with all they hold:'
    for_each "$tables" printf '  table   %s\n'
    for_each "$data_buckets" printf '  bucket  %s\n'
    ! "$yes" || return 0
    [ -t 0 ] || die 'there is no terminal to ask on: --yes deletes without asking'
    printf "Type the stack's name to delete them: " >&2
    read -r typed || die 'no answer, so nothing was done'
    [ "$typed" = "$stack" ] || die "that is not $stack, so nothing was done"
}

# for_each NAMES COMMAND...: the command with each name as its last argument.
for_each() {
    local names=$1 name
    shift
    for name in $names; do "$@" "$name"; done
}

# ---- removal ----

remove_stack() {
    [ "$status" != NONE ] || return 0
    echo "Deleting the stack $stack"
    delete_stack
    note_gone "stack $stack"
}

settle_data() {
    if "$delete_data"; then
        for_each "$tables" remove_table
        for_each "$data_buckets" remove_bucket
    else
        for_each "$tables" keep_table
        for_each "$data_buckets" keep_bucket
    fi
}

remove_table() {
    local table=$1
    table_stands "$table" || return 0
    echo "Deleting the table $table"
    # An AWS CLI that is older than the protection neither sees nor lifts it.
    if [ "$answer" = True ]; then
        must "lifting the protection of the table $table" \
            aws dynamodb update-table --table-name "$table" --no-deletion-protection-enabled
        wait_while "lifting the protection of the table $table" table_changes "$table"
    fi
    if ! try aws dynamodb delete-table --table-name "$table"; then
        case $reason in
        *ResourceNotFoundException*) ;;
        *ResourceInUseException*) ;;
        *'deletion protection'*) die "the table $table is protected, and this AWS CLI is too old to lift that: upgrade it, or lift it in the console; then run this again" ;;
        *) die "the table $table cannot be deleted: $reason. Run this again once that is put right." ;;
        esac
    fi
    wait_while "deleting the table $table" table_stands "$table"
    note_gone "table $table"
}

# Whether it does; $answer is then True if it is protected.
table_stands() {
    try aws dynamodb describe-table --table-name "$1" --query 'Table.DeletionProtectionEnabled' --output text && return
    case $reason in
    *ResourceNotFoundException*) return 1 ;;
    *) die "the table $1 cannot be looked at: $reason" ;;
    esac
}

table_changes() {
    must "looking at the table $1" aws dynamodb describe-table --table-name "$1" --query 'Table.TableStatus' --output text
    [ "$answer" = UPDATING ]
}

remove_bucket() {
    local name=$1
    empty_bucket "$name" ''
    try aws s3api delete-bucket --bucket "$name" || {
        case $reason in
        *NoSuchBucket* | *404*) return 0 ;;
        *BucketNotEmpty*) die "something was written to the bucket $name meanwhile: run this again" ;;
        *) die "the bucket $name cannot be deleted: $reason. Run this again once that is put right." ;;
        esac
    }
    note_gone "bucket $name"
}

# ---- artefacts ----

remove_artefacts() {
    case $bucket in
    '') ;;
    "$sams_own_bucket"*) ;;
    *)
        remove_artefact_bucket
        return
        ;;
    esac
    try aws cloudformation describe-stacks --stack-name "$sams_own_bucket" --output text \
        --query "Stacks[0].Outputs[?OutputKey=='SourceBucket'].OutputValue" || return 0
    [ -n "$answer" ] && [ "$answer" != None ] || return 0
    empty_bucket "$answer" "$stack/"
}

remove_artefact_bucket() {
    if try aws s3api get-bucket-tagging --bucket "$bucket" --query "TagSet[?Key=='$tag'].Value" --output text; then
        [ "$answer" != "$stack" ] || {
            remove_bucket "$bucket"
            return
        }
    else
        case $reason in
        *NoSuchBucket* | *404*) return 0 ;;
        *NoSuchTagSet*) ;;
        *) die "the bucket $bucket cannot be looked at: $reason" ;;
        esac
    fi
    note_kept "bucket $bucket, which deploy.sh did not make for this stack" \
        "aws s3 rm s3://$bucket/$stack/ --recursive    deletes what was built"
}

# ---- the end ----

keep_table() {
    if table_stands "$1"; then
        note_kept "table $1, the entries" "aws dynamodb scan --table-name $1 --region $region --max-items 10"
    fi
}

keep_bucket() { note_kept "bucket $1, the reports" "./report.sh --bucket $1 --region $region"; }

note_gone() {
    gone="$gone  $1
"
}

note_kept() {
    kept="$kept  $1
    $2
"
}

tell() {
    find_stack
    [ "$status" = NONE ] || die "the stack $stack is there again ($status): run this again"
    echo
    if [ -n "$gone" ]; then
        printf 'Gone:\n%s' "$gone"
    else
        echo 'There was nothing to delete.'
    fi
    [ -z "$kept" ] || printf 'Kept, with the command to reach it:\n%s' "$kept"
    if ! "$delete_data" && [ -n "$tables$data_buckets" ]; then
        echo "To delete that too: ./clean.sh --stack $stack --region $region --delete-data"
    fi
}

main "$@"
