# shellcheck shell=bash disable=SC2016,SC2034,SC2154  # names of run.sh, and text that is to stand as it is
# Scenarios of deploy.sh, sourced by run.sh.

first_deployment() {
    run ./deploy.sh
    exits 0
    holds stack CREATE_COMPLETE
    called 'sam deploy --stack-name tallybook --region us-east-1 --s3-prefix tallybook'
    called '--resolve-s3'
    called_not 'create-bucket'
    prints 'EntryTable               tallybook-EntryTable-ABC123'
    prints "curl -H 'x-api-key: s3cr3tkey' -d '{\"hello\": \"world\"}' https://a1b2c3.execute-api.us-east-1.amazonaws.com/Prod/post"
}
scenario 'deploys with the defaults and prints a curl with the key' first_deployment

nothing_changed() {
    deployed
    run ./deploy.sh
    exits 0
    called '--no-fail-on-empty-changeset'
    called_not '--parameter-overrides'
}
scenario 'deploys again: no changes are a success, and no parameter is set anew' nothing_changed

all_flags() {
    run ./deploy.sh --stack mine --region eu-west-1 --auth NONE --email me@example.com --set 'Schedule=cron(15 1 ? * MON *)' --yes
    exits 0
    called 'sam deploy --stack-name mine --region eu-west-1 --s3-prefix mine'
    called '--parameter-overrides Auth="NONE" NotifyEmail="me@example.com" Schedule="cron(15 1 ? * MON *)"'
    prints "curl -d '{\"hello\": \"world\"}' https://"
    prints_not 'x-api-key'
    prints_not '--email'
}
scenario 'takes every answer as a flag' all_flags

no_mail() {
    run ./deploy.sh --email ''
    exits 0
    called 'NotifyEmail=""'
    prints 'To be told by e-mail of reports and alarms: ./deploy.sh --stack tallybook --region us-east-1 --email you@example.com'
}
scenario "takes --email '' for nobody" no_mail

time_zone() {
    run ./deploy.sh --set TimeZone=America/New_York --set 'Schedule=cron(15 6 ? * MON *)'
    exits 0
    called '--parameter-overrides TimeZone="America/New_York" Schedule="cron(15 6 ? * MON *)"'
}
scenario 'takes a time zone' time_zone

no_time_zone() {
    run ./deploy.sh --set TimeZone=Europe/Berln
    exits 1
    prints_one_line
    prints 'there is no time zone Europe/Berln'
    called_not 'sam build'
}
scenario 'refuses a time zone that there is not, before anything is built' no_time_zone

quotes_in_a_parameter() {
    run ./deploy.sh --set 'IdPointer=/a"b\c'
    exits 0
    called 'IdPointer="/a\"b\\c"'
}
scenario 'escapes what SAM reads between quotes' quotes_in_a_parameter

signed() {
    run ./deploy.sh --auth AWS_IAM --region eu-west-1
    exits 0
    prints 'eval "$(aws configure export-credentials --format env)"'
    prints 'curl --aws-sigv4 aws:amz:eu-west-1:execute-api'
    prints 'x-amz-security-token: ${AWS_SESSION_TOKEN-}'
}
scenario 'prints a signed curl with AWS_IAM' signed

signed_with_version_1() {
    echo 'aws-cli/1.46.3 Python/3.11.2' >"$CLOUD/aws-version"
    run ./deploy.sh --auth AWS_IAM
    exits 0
    prints 'AWS_SECRET_ACCESS_KEY="$(aws configure get aws_secret_access_key)"'
    prints_not export-credentials
}
scenario 'exports no credentials by what AWS CLI 1 lacks' signed_with_version_1

own_region() {
    CONFIGURED_REGION=ap-south-1
    run ./deploy.sh
    exits 0
    called '--region ap-south-1'
}
scenario 'takes the region of the AWS settings' own_region

emulator() {
    ENDPOINT=http://127.0.0.1:4566
    run ./deploy.sh
    exits 0
    prints 'http://127.0.0.1:4566/_aws/execute-api/a1b2c3/Prod/post'
}
scenario 'prints where an emulator takes entries' emulator

then_verified() {
    run ./deploy.sh --verify --stack mine
    exits 0
    prints 'verify --stack mine --region us-east-1'
}
scenario 'verifies when told to' then_verified

lacks_tool() {
    rm "$work/run/bin/$1"
    run ./deploy.sh
    exits 1
    prints_one_line
    prints "$1 is needed and not installed"
    stands_not calls || called_not 'sts'
}
for tool in aws sam make curl; do scenario "says that $tool is missing, and does nothing" lacks_tool "$tool"; done

old_sam() {
    echo 1.145.2 >"$CLOUD/sam-version"
    run ./deploy.sh
    exits 1
    prints 'the SAM CLI is 1.145.2 and has to be 1.146.0 or later: upgrade it'
    called_not 'aws'
}
scenario 'refuses an old SAM CLI' old_sam

sam_version() {
    echo "$1" >"$CLOUD/sam-version"
    run ./deploy.sh
    exits "$2"
}
scenario 'takes the oldest SAM CLI that will do' sam_version 1.146.0 0
scenario 'takes SAM CLI 2.0.0' sam_version 2.0.0 0
scenario 'refuses SAM CLI 1.99.9, which is older than 1.146' sam_version 1.99.9 1

no_credentials() {
    : >"$CLOUD/no-credentials"
    run ./deploy.sh
    exits 1
    prints_one_line
    prints 'no valid AWS credentials: Unable to locate credentials'
    prints 'aws configure'
    called_not 'sam build'
}
scenario 'says that there are no credentials, before anything else is done' no_credentials

expired() {
    fails get-caller-identity 'An error occurred (ExpiredToken) when calling the GetCallerIdentity operation: expired'
    run ./deploy.sh
    exits 1
    prints ExpiredToken
    prints 'aws sso login'
}
scenario 'says that credentials are out of date' expired

new_bucket() {
    run ./deploy.sh --bucket artefacts-1 --region eu-west-1
    exits 0
    called '--create-bucket-configuration LocationConstraint=eu-west-1'
    called '--s3-bucket artefacts-1'
    called_not '--resolve-s3'
    holds buckets/artefacts-1/tag tallybook
    holds buckets/artefacts-1/locked "$(printf 'put-bucket-encryption\nput-bucket-policy\nput-public-access-block')"
    called 'aws:SecureTransport'
}
scenario 'makes the bucket for artefacts, tags it and locks it' new_bucket

us_east_1() {
    run ./deploy.sh --bucket artefacts-1 --region us-east-1
    exits 0
    called 's3api create-bucket --bucket artefacts-1'
    called_not LocationConstraint=us-east-1
}
scenario 'names no location for a bucket in us-east-1' us_east_1

own_bucket() {
    bucket_is artefacts-1
    run ./deploy.sh --bucket artefacts-1
    exits 0
    prints 'was there before and is used as it is'
    called_not 'put-bucket'
    called_not 'create-bucket'
}
scenario 'leaves a bucket as it is that was there before' own_bucket

made_before() {
    bucket_is artefacts-1
    echo tallybook >"$CLOUD/buckets/artefacts-1/tag"
    run ./deploy.sh
    exits 0
    called '--s3-bucket artefacts-1'
    called put-bucket-policy
}
scenario 'finds the bucket that it made for this stack before, and locks it again' made_before

no_tagging_api() {
    fails get-resources 'An error occurred (AccessDenied) when calling the GetResources operation: no'
    run ./deploy.sh
    exits 0
    called '--resolve-s3'
    prints 'cannot be searched for, if there is one: An error occurred (AccessDenied)'
}
scenario 'does without the right to search by tag' no_tagging_api

foreign_bucket_there() {
    bucket_is artefacts-1
    echo 999999999999 >"$CLOUD/buckets/artefacts-1/account"
    run ./deploy.sh --bucket artefacts-1
    exits 1
    prints 'the bucket artefacts-1 belongs to another account, or your credentials may not use it: name another with --bucket'
    called_not 'sam build'
}
scenario 'says that the bucket is of another account (403)' foreign_bucket_there

open_foreign_bucket() {
    bucket_is artefacts-1
    fails --expected-bucket-owner 'An error occurred (403) when calling the HeadBucket operation: Forbidden'
    run ./deploy.sh --bucket artefacts-1
    exits 1
    prints 'belongs to another account'
}
scenario 'puts nothing into a bucket of another account that is open to us' open_foreign_bucket

name_is_taken() {
    : >"$CLOUD/taken"
    run ./deploy.sh --bucket artefacts-1
    exits 1
    prints 'belongs to another account'
    [ -z "$(ls "$work/run/checkout/.aws-sam")" ] || wrong 'expected no trace'
}
scenario "says that a bucket's name is taken (BucketAlreadyExists)" name_is_taken

just_deleted() {
    fails create-bucket 'An error occurred (OperationAborted) when calling the CreateBucket operation: conflict'
    run ./deploy.sh --bucket artefacts-1
    exits 1
    prints 'run this again in a few minutes'
}
scenario 'says to wait when S3 is still busy with the bucket' just_deleted

elsewhere() {
    bucket_is artefacts-1 "$1"
    run ./deploy.sh --bucket artefacts-1 --region us-west-2
    exits 1
    prints "the bucket artefacts-1 is in $2, not in us-west-2: name another, or that region with --region"
}
scenario 'says that the bucket is in another region' elsewhere eu-central-1 eu-central-1
scenario 'says that the bucket is in us-east-1, which S3 calls None' elsewhere None us-east-1
scenario 'says that the bucket is in eu-west-1, which S3 calls EU' elsewhere EU eu-west-1

redirected() {
    fails head-bucket 'An error occurred (301) when calling the HeadBucket operation: Moved Permanently'
    run ./deploy.sh --bucket artefacts-1
    exits 1
    prints 'is in another region than us-east-1'
}
scenario 'says so too when S3 only redirects' redirected

failed_creation() {
    stack_is ROLLBACK_COMPLETE
    run ./deploy.sh
    exits 1
    prints 'run this again with --yes to have it deleted, or ./clean.sh --stack tallybook --region us-east-1'
    called_not delete-stack
}
scenario 'deletes no failed stack when nobody can be asked' failed_creation

failed_creation_yes() {
    stack_is ROLLBACK_COMPLETE
    run ./deploy.sh --yes
    exits 0
    called delete-stack
    holds stack CREATE_COMPLETE
}
scenario 'with --yes deletes the stack of a failed first deployment and deploys' failed_creation_yes

failed_creation_asked() {
    stack_is ROLLBACK_COMPLETE
    run_at_terminal '\n\n\nmaybe\ny\n' ./deploy.sh
    exits 0
    prints '  y or n'
    holds stack CREATE_COMPLETE
}
scenario 'asks before it deletes the stack of a failed first deployment' failed_creation_asked

failed_creation_refused() {
    stack_is ROLLBACK_COMPLETE
    run_at_terminal '\n\n\nn\n' ./deploy.sh
    exits 1
    prints 'nothing was done'
    holds stack ROLLBACK_COMPLETE
}
scenario 'and takes no for an answer' failed_creation_refused

deployment_fails() {
    : >"$CLOUD/deploy-fails"
    run ./deploy.sh
    exits 1
    prints 'the deployment failed and the stack tallybook is ROLLBACK_COMPLETE: see the output above'
    rm "$CLOUD/deploy-fails"
    run ./deploy.sh --yes
    exits 0
}
scenario 'says what became of a deployment that was rolled back, and can be run again' deployment_fails

build_fails() {
    fails 'sam build' 'Error: Build Failed'
    run ./deploy.sh
    exits 1
    prints 'the build failed: see the output above'
    called_not 'sam deploy'
}
scenario 'deploys nothing when the build fails' build_fails

under_way() {
    stack_is UPDATE_IN_PROGRESS
    echo 14 >"$CLOUD/moving"
    echo UPDATE_COMPLETE >"$CLOUD/next"
    run ./deploy.sh
    exits 0
    prints '  still waiting for the stack tallybook, 60 s'
}
scenario 'waits for a deployment that is still under way, and says so' under_way

being_deleted() {
    stack_is DELETE_IN_PROGRESS
    echo 2 >"$CLOUD/moving"
    echo NONE >"$CLOUD/next"
    run ./deploy.sh
    exits 0
    holds stack CREATE_COMPLETE
}
scenario 'waits for a deletion and then deploys anew' being_deleted

foreign_stack() {
    stack_is "$1"
    echo 'Somebody else'\''s shop' >"$CLOUD/description"
    run ./deploy.sh --yes
    exits 1
    prints "the stack tallybook in us-east-1 is not a Tallybook stack: name another with --stack; nothing was done"
    called_not 'sam build'
    called_not delete-stack
}
scenario 'replaces no stack that is something else' foreign_stack UPDATE_COMPLETE
scenario 'deletes no failed stack that is something else' foreign_stack ROLLBACK_COMPLETE

stuck() {
    stack_is "$1"
    run ./deploy.sh
    exits 1
    prints "$2"
    called_not 'sam deploy'
}
scenario 'says how to go on from UPDATE_ROLLBACK_FAILED' stuck UPDATE_ROLLBACK_FAILED continue-update-rollback
scenario 'says how to go on from DELETE_FAILED' stuck DELETE_FAILED './clean.sh --stack tallybook'

reviewed() {
    stack_is REVIEW_IN_PROGRESS
    run ./deploy.sh
    exits 0
}
scenario 'goes on from a stack that has but a change set' reviewed

no_rights() {
    fails describe-stacks 'An error occurred (AccessDenied) when calling the DescribeStacks operation: not you'
    run ./deploy.sh
    exits 1
    prints 'the stack tallybook cannot be looked at: An error occurred (AccessDenied)'
}
scenario 'says that a right is missing' no_rights

questions() {
    run_at_terminal 'mine\neu-west-1\nartefacts-1\n' ./deploy.sh
    exits 0
    called 'sam deploy --stack-name mine --region eu-west-1 --s3-prefix mine'
    holds buckets/artefacts-1/tag mine
    prints 'Name of the stack [tallybook]: '
    prints 'Region [us-east-1]: '
}
scenario 'asks for stack, region and bucket at a terminal' questions

odd_answers() {
    run_at_terminal '1st!\n\nMars\neu-west-1\nUPPER\n\n' ./deploy.sh
    exits 0
    prints "  a stack's name has up to 32 letters, digits and hyphens and begins with a letter, unlike 1st!"
    prints '  a region is as in eu-central-1, unlike Mars'
    prints "  a bucket's name has 3 to 63 lower-case letters, digits, hyphens and dots, unlike UPPER"
    called 'sam deploy --stack-name tallybook --region eu-west-1'
}
scenario 'asks again after an odd answer' odd_answers

end_of_answers() {
    run_at_terminal 'mine\n^D\n' ./deploy.sh
    exits 1
    prints 'no answer, so nothing was done'
    called_not 'sam build'
}
scenario 'does nothing when the answers end' end_of_answers

yes_at_terminal() {
    run_at_terminal '' ./deploy.sh --yes
    exits 0
    prints_not ']:'
}
scenario 'asks nothing at a terminal with --yes' yes_at_terminal

refuses() {
    local message=$1
    shift
    run "$@"
    exits 2
    prints_one_line
    prints "$message"
    stands_not calls
}
scenario 'refuses an odd stack name' refuses "a stack's name" ./deploy.sh --stack -x
scenario 'refuses an odd region' refuses 'a region is' ./deploy.sh --region Mars
scenario 'refuses an odd bucket' refuses "a bucket's name" ./deploy.sh --bucket a_b
scenario 'refuses an unknown kind of authorisation' refuses '--auth is' ./deploy.sh --auth BASIC
scenario 'refuses what is no address' refuses '--email is' ./deploy.sh --email me
scenario 'refuses a parameter that the template lacks' refuses 'has no parameter Colour' ./deploy.sh --set Colour=red
scenario 'refuses what the template has, but not as a parameter' refuses 'has no parameter EntryTable' ./deploy.sh --set EntryTable=mine
scenario 'refuses --set without a value' refuses '--set takes NAME=VALUE' ./deploy.sh --set Colour

nothing_is() { :; }
failed_creation_is() { stack_is ROLLBACK_COMPLETE; }
interrupted './deploy.sh --bucket artefacts-1 --region eu-west-1' nothing_is
interrupted './deploy.sh --yes' failed_creation_is
