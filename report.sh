#!/usr/bin/env bash
# Shows a report of a deployed Tallybook: see --help.
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

week='' print=false

usage() {
    cat <<'USAGE'
Fetches the page of the report that was made last, and opens it.

  ./report.sh [--week 2026-W47] [--print] [--stack tallybook] [--region REGION] [--bucket BUCKET]

  --week    that week's report, its newest edition
  --print   say only where the report and its page are
  --stack   the stack's name
  --region  default: the one that your AWS settings name, else us-east-1
  --bucket  the bucket of reports itself, as when the stack is gone
USAGE
}

main() {
    parse "$@"
    need_aws
    default_region
    use_region
    [ -n "$bucket" ] || find_bucket
    find_report
    if "$print"; then
        echo "Report  s3://$bucket/$report"
        echo "Page    s3://$bucket/$page"
    else
        fetch_page
        open_page
    fi
}

parse() {
    while [ $# -gt 0 ]; do
        case $1 in
        --print) print=true ;;
        --week | --stack | --region | --bucket)
            need_value "$@"
            case $1 in
            --week) week=$2 ;;
            --stack) stack=$2 ;;
            --region) region=$2 ;;
            --bucket) bucket=$2 ;;
            esac
            shift
            ;;
        *) other_argument "$1" ;;
        esac
        shift
    done
    [[ -z $week || $week =~ ^[0-9]{4}-W[0-9]{2}$ ]] || usage_error "a week is as in 2026-W47, unlike $week"
    check_flag check_stack "$stack"
    check_flag check_region "${region:-us-east-1}"
    check_flag check_bucket "$bucket"
}

find_bucket() {
    find_stack
    [ "$status" != NONE ] ||
        die "there is no stack $stack in $region: name another with --stack or --region, or the bucket with --bucket"
    read_outputs
    bucket=$(output SummaryBucket)
    [ -n "$bucket" ] || die "the stack $stack is $status and has no bucket: run ./deploy.sh --stack $stack --region $region"
}

# Sets $report and $page, which differ in their ending alone. As JSON, since text would be judged page by page.
find_report() {
    # shellcheck disable=SC2016  # JMESPath's own quotes
    must "listing the reports in $bucket" aws s3api list-objects-v2 --bucket "$bucket" --prefix "summaries/${week:+$week/}" \
        --output json --query \
        'sort_by((Contents || `[]`)[?contains(Key, `/summary-`) && ends_with(Key, `.json`)], &LastModified)[-1].Key'
    [ "$answer" != null ] || no_report
    report=${answer//\"/}
    page=${report%.json}.html
}

# Without a week it may well be the first: a report of today so far shows what was just posted.
no_report() {
    local which='one of today so far' event
    event="{\"from\": \"$(date -u +%Y-%m-%dT00:00:00Z)\", \"to\": \"$(date -u +%Y-%m-%dT%H:%M:%SZ)\"}"
    [ -z "$week" ] || which='this one' event="{\"week\": \"$week\"}"
    die "there is no report${week:+ of $week} in $bucket yet: the next is made on Monday, $which now by
  sam remote invoke SummaryFunction --stack-name $stack --region $region --event '$event'"
}

fetch_page() {
    local folder
    # Nobody else is to read it.
    folder=$(umask 077 && mktemp -d "${TMPDIR:-/tmp}/tallybook.XXXXXX")
    file=$folder/${page##*/}
    must "fetching s3://$bucket/$page" aws s3 cp --quiet "s3://$bucket/$page" "$file"
    echo "Page    $file"
}

open_page() {
    local opener
    for opener in open xdg-open wslview; do
        # On Linux `open` may be something else, and without a display no browser can come up.
        case $opener in
        open) [ "$(uname)" = Darwin ] || continue ;;
        xdg-open) [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ] || continue ;;
        esac
        if command -v "$opener" >/dev/null && "$opener" "$file" >/dev/null 2>&1; then return; fi
    done
    echo 'Open it in a browser; none could be started from here.'
}

main "$@"
