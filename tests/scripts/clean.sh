# shellcheck shell=bash disable=SC2016,SC2034,SC2154  # names of run.sh, and text that is to stand as it is
# Scenarios of clean.sh, sourced by run.sh.

keeps() {
    deployed
    run ./clean.sh --keep-data
    exits 0
    stands_not stack
    stands tables/tallybook-EntryTable-ABC123
    holds buckets/tallybook-summarybucket-abc123/versions 3
    prints 'table tallybook-EntryTable-ABC123, the entries'
    prints './report.sh --bucket tallybook-summarybucket-abc123 --region us-east-1'
    prints 'To delete that too: ./clean.sh --stack tallybook --region us-east-1 --delete-data'
}
scenario 'deletes the stack, keeps the data, and says how to reach it' keeps

keeps_by_default() {
    deployed
    run ./clean.sh
    exits 0
    stands_not stack
    stands tables/tallybook-EntryTable-ABC123
}
scenario 'keeps the data unless told otherwise' keeps_by_default

deletes() {
    deployed
    run ./clean.sh --delete-data --yes
    exits 0
    stands_not stack
    stands_not tables/tallybook-EntryTable-ABC123
    stands_not buckets/tallybook-summarybucket-abc123
    prints '  table tallybook-EntryTable-ABC123'
    prints_not Kept
}
scenario 'deletes stack, table and bucket' deletes

nobody_to_ask() {
    deployed
    run ./clean.sh --delete-data
    exits 1
    prints 'there is no terminal to ask on: --yes deletes without asking'
    stands stack
    stands tables/tallybook-EntryTable-ABC123
}
scenario 'deletes no data when nobody can be asked' nobody_to_ask

asked() {
    deployed mine
    run_at_terminal 'mine\n\n\ny\nmine\n' ./clean.sh
    exits 0
    stands_not stack
    stands_not tables/mine-EntryTable-ABC123
    prints "Type the stack's name to delete them: "
}
scenario 'asks for all, and for the name once more before it deletes data' asked

mistyped() {
    deployed
    run_at_terminal 'Tallybook\n' ./clean.sh --stack tallybook --region us-east-1 --bucket '' --delete-data
    exits 1
    prints 'that is not tallybook, so nothing was done'
    stands stack
    called_not delete-
}
scenario 'deletes nothing when the name is typed wrong' mistyped

no_more_answers() {
    deployed
    run_at_terminal '^D\n' ./clean.sh --stack tallybook --region us-east-1 --bucket '' --delete-data
    exits 1
    prints 'no answer, so nothing was done'
    called_not delete-
}
scenario 'deletes nothing when no answer comes' no_more_answers

keeps_when_asked() {
    deployed
    run_at_terminal '\n\n\nperhaps\nN\n' ./clean.sh
    exits 0
    stands tables/tallybook-EntryTable-ABC123
    stands_not stack
}
scenario 'keeps the data when the answer is no' keeps_when_asked

many_versions() {
    deployed tallybook 2345
    run ./clean.sh --delete-data --yes
    exits 0
    times_called 3 's3api delete-objects'
    prints '  2345 versions deleted'
    stands_not buckets/tallybook-summarybucket-abc123
}
scenario 'deletes 2,345 versions and markers, a thousand at a time' many_versions

just_thousand() {
    deployed tallybook 1000
    run ./clean.sh --delete-data --yes
    exits 0
    times_called 1 's3api delete-objects'
}
scenario 'deletes a thousand versions in one go' just_thousand

undeletable_object() {
    deployed
    : >"$CLOUD/undeletable"
    run ./clean.sh --delete-data --yes
    exits 1
    prints 'the bucket tallybook-summarybucket-abc123 cannot be emptied: k1'
    prints AccessDenied
    rm "$CLOUD/undeletable"
    run ./clean.sh --delete-data --yes
    exits 0
    stands_not buckets/tallybook-summarybucket-abc123
}
scenario 'sees that objects were not deleted, and can be run again' undeletable_object

protected() {
    deployed
    echo True >"$CLOUD/tables/tallybook-EntryTable-ABC123"
    run ./clean.sh --delete-data --yes
    exits 0
    called '--no-deletion-protection-enabled'
    stands_not tables/tallybook-EntryTable-ABC123
}
scenario 'lifts the protection of the table to delete it' protected

protected_kept() {
    deployed
    echo True >"$CLOUD/tables/tallybook-EntryTable-ABC123"
    run ./clean.sh --keep-data
    exits 0
    holds tables/tallybook-EntryTable-ABC123 True
}
scenario 'leaves the table protected that it keeps' protected_kept

old_cli() {
    deployed
    fails delete-table 'An error occurred (ValidationException) when calling the DeleteTable operation: Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.'
    run ./clean.sh --delete-data --yes
    exits 1
    prints 'this AWS CLI is too old to lift that: upgrade it'
}
scenario 'says that the AWS CLI is too old to lift the protection' old_cli

stack_is_gone() {
    run ./clean.sh --keep-data
    exits 0
    prints 'There is no stack tallybook in us-east-1'
    prints 'There was nothing to delete.'
    called_not delete-
}
scenario 'succeeds when there is nothing' stack_is_gone

left_data() {
    data_is tallybook 5
    run ./clean.sh --delete-data --yes
    exits 0
    stands_not tables/tallybook-EntryTable-ABC123
    stands_not buckets/tallybook-summarybucket-abc123
}
scenario 'deletes what a stack left that is gone' left_data

left_data_shown() {
    data_is tallybook 5
    run ./clean.sh
    exits 0
    prints 'table tallybook-EntryTable-ABC123, the entries'
    called_not delete-
}
scenario 'tells what a stack left that is gone' left_data_shown

other_stacks() {
    deployed
    data_is other 5
    data_is tallybook-two 5
    bucket_is tallybook-holidays
    run ./clean.sh --delete-data --yes
    exits 0
    stands tables/other-EntryTable-ABC123
    stands tables/tallybook-two-EntryTable-ABC123
    stands buckets/tallybook-two-summarybucket-abc123
    stands buckets/tallybook-holidays
}
scenario 'touches no data of another stack' other_stacks

foreign_stack_stays() {
    stack_is CREATE_COMPLETE
    echo None >"$CLOUD/description"
    run ./clean.sh --yes
    exits 1
    prints "the stack tallybook in us-east-1 is not a Tallybook stack: name another with --stack; nothing was done"
    holds stack CREATE_COMPLETE
    called_not delete-stack
}
scenario 'deletes no stack that is something else' foreign_stack_stays

adopted_by_another() {
    data_is tallybook 5
    echo books >"$CLOUD/owner-of-tallybook-EntryTable-ABC123"
    echo books >"$CLOUD/owner-of-tallybook-summarybucket-abc123"
    run ./clean.sh --delete-data --yes
    exits 0
    prints 'tallybook-EntryTable-ABC123 is of the stack books and stays'
    prints 'tallybook-summarybucket-abc123 is of the stack books and stays'
    stands tables/tallybook-EntryTable-ABC123
    stands buckets/tallybook-summarybucket-abc123
}
scenario 'touches no data that a stack of another name adopted' adopted_by_another

owner_unknown() {
    data_is tallybook 5
    fails describe-stack-resources 'An error occurred (AccessDenied) when calling the DescribeStackResources operation: no'
    run ./clean.sh --delete-data --yes
    exits 1
    prints 'the stack that has tallybook-EntryTable-ABC123 cannot be looked up: An error occurred (AccessDenied)'
    stands tables/tallybook-EntryTable-ABC123
}
scenario 'deletes no data of which the stack cannot be told' owner_unknown

other_region() {
    data_is tallybook 5 eu-west-1
    rm "$CLOUD"/tables/*
    run ./clean.sh --delete-data --yes --region us-east-1
    exits 0
    stands buckets/tallybook-summarybucket-abc123
}
scenario 'touches no bucket of the same name in another region' other_region

capitals() {
    deployed Tally
    mv "$CLOUD/buckets/Tally-summarybucket-abc123" "$CLOUD/buckets/tally-summarybucket-abc123"
    run ./clean.sh --stack Tally --delete-data --yes
    exits 0
    stands_not buckets/tally-summarybucket-abc123
}
scenario 'finds the bucket of a stack with capital letters' capitals

artefacts() {
    deployed
    bucket_is artefacts-1
    echo tallybook >"$CLOUD/buckets/artefacts-1/tag"
    echo 7 >"$CLOUD/buckets/artefacts-1/versions"
    # shellcheck disable=SC2086  # words on purpose
    run ./clean.sh --keep-data ${1-}
    exits 0
    stands_not buckets/artefacts-1
    prints '  bucket artefacts-1'
}
scenario 'deletes the bucket that deploy.sh made' artefacts '--bucket artefacts-1'
scenario 'finds the bucket that deploy.sh made by its tag' artefacts

own_artefacts() {
    deployed
    bucket_is artefacts-1
    [ -z "$1" ] || echo "$1" >"$CLOUD/buckets/artefacts-1/tag"
    run ./clean.sh --keep-data --bucket artefacts-1
    exits 0
    stands buckets/artefacts-1
    prints 'bucket artefacts-1, which deploy.sh did not make for this stack'
    prints 'aws s3 rm s3://artefacts-1/tallybook/ --recursive'
}
scenario 'keeps a bucket for artefacts without a tag' own_artefacts ''
scenario 'keeps a bucket for artefacts with the tag of another stack' own_artefacts other

sams_own() {
    deployed
    bucket_is aws-sam-cli-managed-default-samclisourcebucket-1
    echo 4 >"$CLOUD/buckets/aws-sam-cli-managed-default-samclisourcebucket-1/versions"
    echo aws-sam-cli-managed-default-samclisourcebucket-1 >"$CLOUD/sams-bucket"
    # shellcheck disable=SC2086  # words on purpose
    run ./clean.sh --keep-data ${1-}
    exits 0
    called '--bucket aws-sam-cli-managed-default-samclisourcebucket-1 --prefix tallybook/'
    called_not 'delete-bucket'
    holds buckets/aws-sam-cli-managed-default-samclisourcebucket-1/versions 0
}
scenario "deletes this stack's artefacts in SAM's own bucket, never that bucket" sams_own
scenario "nor when it is named, whatever its tag" sams_own '--bucket aws-sam-cli-managed-default-samclisourcebucket-1'

artefacts_gone() {
    deployed
    run ./clean.sh --keep-data --bucket artefacts-1
    exits 0
    stands_not stack
}
scenario 'does not mind that the bucket for artefacts is gone' artefacts_gone

foreign_artefacts() {
    deployed
    bucket_is artefacts-1
    echo 999999999999 >"$CLOUD/buckets/artefacts-1/account"
    run ./clean.sh --keep-data --bucket artefacts-1
    exits 1
    prints 'the bucket artefacts-1 cannot be looked at'
}
scenario 'says that the bucket for artefacts is of another account' foreign_artefacts

undeletable_stack() {
    deployed
    : >"$CLOUD/undeletable-stack"
    run ./clean.sh --delete-data --yes
    exits 1
    prints 'SummaryRole'
    prints 'the stack tallybook is not gone but DELETE_FAILED'
    stands tables/tallybook-EntryTable-ABC123
    rm "$CLOUD/undeletable-stack"
    run ./clean.sh --delete-data --yes
    exits 0
    stands_not tables/tallybook-EntryTable-ABC123
}
scenario 'says why a stack could not be deleted, leaves the data, and can be run again' undeletable_stack

deletion_refused() {
    deployed
    fails delete-stack 'An error occurred (AccessDenied) when calling the DeleteStack operation: not you'
    run ./clean.sh --keep-data
    exits 1
    prints 'deleting the stack tallybook failed: An error occurred (AccessDenied)'
}
scenario 'says that the right to delete is missing' deletion_refused

table_refused() {
    deployed
    fails delete-table 'An error occurred (AccessDeniedException) when calling the DeleteTable operation: not you'
    run ./clean.sh --delete-data --yes
    exits 1
    prints 'the table tallybook-EntryTable-ABC123 cannot be deleted: An error occurred (AccessDeniedException)'
}
scenario 'says that the table could not be deleted' table_refused

failed_creation_cleaned() {
    stack_is ROLLBACK_COMPLETE
    run ./clean.sh
    exits 0
    stands_not stack
    prints_not Kept
}
scenario 'deletes the stack of a failed first deployment' failed_creation_cleaned

clean_waits() {
    stack_is UPDATE_IN_PROGRESS
    data_is tallybook
    echo 8 >"$CLOUD/moving"
    echo UPDATE_COMPLETE >"$CLOUD/next"
    run ./clean.sh --keep-data
    exits 0
    prints '  still waiting for the stack tallybook, 30 s'
    stands_not stack
}
scenario 'waits for a deployment that is under way before it deletes' clean_waits

clean_without_credentials() {
    deployed
    : >"$CLOUD/no-credentials"
    run ./clean.sh --yes
    exits 1
    prints 'no valid AWS credentials'
    stands stack
}
scenario 'deletes nothing without credentials' clean_without_credentials

clean_without_aws() {
    rm "$work/run/bin/aws"
    run ./clean.sh
    exits 1
    prints 'aws is needed and not installed'
}
scenario 'says that aws is missing' clean_without_aws

scenario 'refuses --delete-data with --keep-data' refuses 'exclude each other' ./clean.sh --delete-data --keep-data

all_to_go() {
    deployed tallybook 1500
    echo True >"$CLOUD/tables/tallybook-EntryTable-ABC123"
    bucket_is artefacts-1
    echo tallybook >"$CLOUD/buckets/artefacts-1/tag"
    echo 2 >"$CLOUD/buckets/artefacts-1/versions"
}
interrupted './clean.sh --delete-data --yes --bucket artefacts-1' all_to_go
interrupted './clean.sh --keep-data' all_to_go
