# shellcheck shell=bash disable=SC2016,SC2034,SC2154  # names of run.sh, and text that is to stand as it is
# Scenarios of all scripts, sourced by run.sh.

help() {
    run "$1" "$2"
    exits 0
    prints "  $1"
    stands_not calls
}

linked() {
    deployed
    mkdir "$work/run/elsewhere"
    ln -s ../checkout/"$1" "$work/run/elsewhere/linked"
    code=0
    (cd / && CDPATH=/tmp in_checkout "$shell" ../elsewhere/linked --help) >"$work/output" 2>&1 || code=$?
    exits 0
    prints "  ./$1"
}

for script in ./deploy.sh ./clean.sh ./report.sh ./restore.sh; do
    scenario "$script --help answers" help "$script" --help
    scenario "$script -h answers" help "$script" -h
    scenario "$script refuses an unknown flag in one line" refuses 'unknown argument --colour' "$script" --colour
    scenario "$script refuses a word" refuses 'unknown argument now' "$script" now
    scenario "$script refuses a flag without its value" refuses '--stack needs a value' "$script" --stack
    scenario "$script can be started through a link" linked "${script#./}"
done

# SAM passes where a function's archive goes, below the checkout.
makes_into_odd_folder() {
    local checkout=$work/run/checkout artifacts="$work/run/a checkout/artifacts" module
    cp "$project/Makefile" "$checkout"
    for module in stored-item ingest-function summary-function; do
        mkdir -p "$checkout/$module/src/main"
        touch "$checkout/pom.xml" "$checkout/$module/pom.xml"
    done
    printf '#!/bin/sh\nmkdir -p ingest-function/target/lambda && touch ingest-function/target/lambda/built\n' >"$checkout/mvnw"
    chmod +x "$checkout/mvnw"
    mkdir -p "$artifacts"
    code=0
    in_checkout make build-IngestFunction ARTIFACTS_DIR="$artifacts" >"$work/output" 2>&1 || code=$?
    exits 0
    [ -e "$artifacts/built" ] || wrong 'expected the function in the folder'
}
scenario 'the Makefile builds in a checkout whose path has a space' makes_into_odd_folder
