# shellcheck shell=bash disable=SC2016,SC2034,SC2154  # names of run.sh, and text that is to stand as it is
# Scenarios of report.sh, sourced by run.sh.

readonly latest=summaries/2026-W47/summary-20261123T000000Z

reported() {
    deployed
    echo "\"$latest.json\"" >"$CLOUD/latest"
}

fetches() {
    reported
    run ./report.sh
    exits 0
    prints 'summary-20261123T000000Z.html'
    prints 'Open it in a browser; none could be started from here.'
    called "s3://tallybook-summarybucket-abc123/$latest.html"
}
scenario 'fetches the page, and does without a browser' fetches

says_where() {
    reported
    run ./report.sh --print
    exits 0
    prints "Report  s3://tallybook-summarybucket-abc123/$latest.json"
    prints "Page    s3://tallybook-summarybucket-abc123/$latest.html"
    called_not 's3 cp'
}
scenario 'says where report and page are with --print' says_where

of_a_week() {
    reported
    run ./report.sh --week 2026-W47 --print
    exits 0
    called '--prefix summaries/2026-W47/'
}
scenario "looks for a week's report" of_a_week

kept_bucket() {
    data_is tallybook
    echo "\"$latest.json\"" >"$CLOUD/latest"
    run ./report.sh --bucket tallybook-summarybucket-abc123 --print
    exits 0
    called_not describe-stacks
}
scenario 'reads a bucket whose stack is gone' kept_bucket

no_report() {
    deployed
    run ./report.sh --week 2026-W40
    exits 1
    prints 'there is no report of 2026-W40 in tallybook-summarybucket-abc123 yet'
    prints 'sam remote invoke SummaryFunction --stack-name tallybook'
}
scenario 'says that there is no report yet, and how to make one' no_report

no_report_at_all() {
    deployed
    run ./report.sh
    exits 1
    prints 'there is no report in tallybook-summarybucket-abc123 yet: the next is made on Monday, one of today so far now by'
    prints "T00:00:00Z\", \"to\": \"$(date -u +%Y-%m-%d)T"
}
scenario 'says that there is none at all, and how to make one of today' no_report_at_all

no_stack() {
    run ./report.sh
    exits 1
    prints 'there is no stack tallybook in us-east-1'
}
scenario 'says that there is no stack' no_stack

no_page() {
    reported
    fails 's3 cp' 'fatal error: An error occurred (404) when calling the HeadObject operation: Key does not exist'
    run ./report.sh
    exits 1
    prints "fetching s3://tallybook-summarybucket-abc123/$latest.html failed: fatal error"
}
scenario 'says that the page could not be fetched' no_page

scenario 'refuses an odd week' refuses 'a week is as in 2026-W47' ./report.sh --week 47
