#!/usr/bin/env bash
# Puts the entries that a report kept back into the table: see --help.
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

usage() {
    cat <<'USAGE'
Puts the entries that reports kept back into the table, each with its id and the time it was received. An entry whose id
is in the table stays as it is, so this can be interrupted and run again. It needs a JDK 25 and, but for --local, the AWS
CLI.

  ./restore.sh WHICH [WHERE] [--retention-days N]

WHICH reports:
  --week 2026-W47      the newest edition of that week's
  --report KEY         the one of that key: summaries/2026-W47/summary-20261123T000000Z.json
  --all                every one that the bucket has; what several of them hold is put back once

WHERE:
  --stack NAME         the table and the bucket that the stack's outputs name (default: tallybook)
  --table T --bucket B the table and the bucket themselves, if the stack is gone
  --region REGION      their region; default: the one that your AWS settings name, else us-east-1
  --local [--port N]   the Tallybook that local.sh runs on the port (default: 3000)

  --retention-days N   the stack's RetentionDays: the table drops an entry N days after it was received
                       (0, for ever, or 15 and more; default: 0)

It says how many entries it restored, how many were there already, and how many conflicts there are: ids under which the
table holds another entry. What several reports hold counts for each of them. Exit 1 if something failed, or a part of a
backup is not as its report states it.
USAGE
}

main() {
    local which=() where=() local_port='' is_named='' table='' is_local='' retention_days=0
    while [ $# -gt 0 ]; do
        case $1 in
        --all) which+=(all -) ;;
        --local) is_local=yes ;;
        --week | --report)
            which+=("${1#--}" "$(value "$@")")
            shift
            ;;
        --stack)
            stack=$(value "$@") is_named=yes
            shift
            ;;
        --table)
            table=$(value "$@")
            shift
            ;;
        --bucket)
            bucket=$(value "$@")
            shift
            ;;
        --region)
            region=$(value "$@")
            shift
            ;;
        --port)
            local_port=$(value "$@")
            shift
            ;;
        --retention-days)
            retention_days=$(value "$@")
            shift
            ;;
        *) other_argument "$1" ;;
        esac
        shift
    done
    [ "${#which[@]}" = 2 ] || usage_error 'one of --week, --report and --all says what to restore'
    [[ ${which[0]} != week || ${which[1]} =~ ^[0-9]{4}-W[0-9]{2}$ ]] || usage_error "a week is as in 2026-W47, not ${which[1]}"
    [[ $retention_days =~ ^(0|1[5-9]|[2-9][0-9]|[1-9][0-9]{2,3})$ ]] ||
        usage_error "--retention-days is 0, or a number from 15 to 9999, not $retention_days"
    if [ -n "$is_local" ]; then
        [ -z "$is_named$table$bucket$region" ] ||
            usage_error '--local stands without --stack, --table, --bucket and --region'
        check_port "${local_port:=3000}"
        where=(local "$local_port" -)
    else
        [ -z "$local_port" ] || usage_error '--port stands with --local'
        if [ -n "$table$bucket" ] && { [ -z "$table" ] || [ -z "$bucket" ] || [ -n "$is_named" ]; }; then
            usage_error '--table and --bucket stand together, and without --stack'
        fi
        check_flag check_stack "$stack"
        check_flag check_region "${region:-us-east-1}"
        need_aws
        default_region
        use_region
        [ -n "$table" ] || find_table_and_bucket
        where=(names "$table" "$bucket")
    fi
    # shellcheck source=.mvn/jdk.sh
    . ./.mvn/jdk.sh
    home=$PWD
    # shellcheck source=.mvn/build.sh
    . ./.mvn/build.sh
    build_if_changed restore stored-item restore
    rm -rf "$work"
    exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -cp "restore/target/class-path/lib/*" tallybook.restore.Main \
        "${where[@]}" "${which[@]}" "$retention_days"
}

find_table_and_bucket() {
    find_stack
    [ "$status" != NONE ] ||
        die "there is no stack $stack in $region: name another, or what it left with --table and --bucket"
    read_outputs
    table=$(output EntryTable)
    bucket=$(output SummaryBucket)
    if [ -z "$table" ] || [ -z "$bucket" ]; then
        die "the stack $stack is $status and has no table and bucket: name what it left with --table and --bucket"
    fi
}

main "$@"
