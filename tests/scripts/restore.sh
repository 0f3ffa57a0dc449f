# shellcheck shell=bash disable=SC2154  # names of run.sh
# Scenarios of restore.sh, sourced by run.sh; the Java program is a stub that says what it was started with.

of_stack() {
    deployed
    CONFIGURED_REGION=eu-west-1 run ./restore.sh --week 2026-W47
    exits 0
    called 'java eu-west-1 names tallybook-EntryTable-ABC123 tallybook-summarybucket-abc123 week 2026-W47 0'
}
scenario 'restores what the stack names, in the configured region' of_stack

in_region() {
    deployed
    CONFIGURED_REGION=eu-west-1 run ./restore.sh --all --region eu-central-1 --retention-days 30
    exits 0
    called 'java eu-central-1 names tallybook-EntryTable-ABC123 tallybook-summarybucket-abc123 all - 30'
}
scenario 'restores in the region that it is told' in_region

of_names() {
    run ./restore.sh --report summaries/x.json --table entries --bucket reports
    exits 0
    called 'java us-east-1 names entries reports report summaries/x.json 0'
    called_not describe-stacks
}
scenario 'restores into a table whose stack is gone' of_names

into_local() {
    rm "$work/run/bin/aws"
    run ./restore.sh --all --local
    exits 0
    called 'java - local 3000 - all - 0'
}
scenario 'restores into the Tallybook of this machine, without the AWS CLI' into_local

leaves_nothing() {
    run ./restore.sh --all --local
    exits 0
    [ -z "$(find "$work/run" -maxdepth 1 -name 'tmp.*')" ] || wrong 'expected no temporary folder'
}
scenario 'leaves no temporary folder' leaves_nothing

no_stack_to_restore() {
    run ./restore.sh --all --stack other
    exits 1
    prints 'there is no stack other in us-east-1'
    called_not java
}
scenario 'restores nothing where there is no stack' no_stack_to_restore

scenario 'refuses both a stack and a table' refuses 'stand together, and without --stack' \
    ./restore.sh --all --stack tallybook --table entries --bucket reports
scenario 'refuses a region for this machine' refuses '--local stands without' ./restore.sh --all --local --region eu-west-1
scenario 'refuses an odd region' refuses 'a region is as in eu-central-1' ./restore.sh --all --region here
