# shellcheck shell=bash disable=SC2034
# What deploy-loop.sh and docker-loop.sh share; sourced by them, in the folder above this one.

readonly sam=1.170.0 runtime_client=2.9.0
readonly cache=${XDG_CACHE_HOME:-$HOME/.cache}/tallybook
readonly sam_venv=$cache/sam-$sam client_jars=$cache/runtime-client-$runtime_client
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

die() {
    echo "${0##*/}: $1" >&2
    exit 2
}

# ---- tools ----

install_venv() {
    local folder=$1
    shift
    [ ! -e "$folder/installed" ] || return 0
    python3 -m venv "$folder" && "$folder/bin/pip" install -q "$@" && touch "$folder/installed"
}

install_sam() {
    install_venv "$sam_venv" "aws-sam-cli==$sam"
    mkdir -p "$work/bin"
    ln -s "$sam_venv/bin/sam" "$work/bin/sam"
    export PATH=$work/bin:$PATH SAM_CLI_TELEMETRY=0
}

# Lambda's own runtime client for Java, which Lambda's image holds.
install_runtime_client() {
    [ ! -e "$client_jars/installed" ] || return 0
    mkdir -p "$client_jars"
    cat >"$client_jars/pom.xml" <<EOF
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>tallybook</groupId><artifactId>runtime-client</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>com.amazonaws</groupId><artifactId>aws-lambda-java-runtime-interface-client</artifactId><version>$runtime_client</version>
  </dependency></dependencies>
</project>
EOF
    ./mvnw -q -B -ntp -f "$client_jars/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
        -DincludeScope=runtime "-DoutputDirectory=$client_jars"
    touch "$client_jars/installed"
}

# ---- steps ----

# eventually SECONDS COMMAND...: until it succeeds.
eventually() {
    local deadline=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$deadline" ] || return 1
        sleep 0.2
    done
}

# stop PID: and waits until it is gone.
stop() {
    [ -n "$1" ] || return 0
    kill "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}

# step WHAT COMMAND...: says whether the command succeeded and how long it took; its output only if it failed.
step() {
    local what=$1 start=$SECONDS result=0
    shift
    set +e
    (
        set -e
        "$@"
    ) >"$work/step.log" 2>&1 </dev/null
    result=$?
    set -e
    if [ "$result" = 0 ]; then
        passed=$((passed + 1))
        printf '  ok    %3d s  %s\n' $((SECONDS - start)) "$what"
    else
        failed=$((failed + 1))
        printf '  FAIL  %3d s  %s\n' $((SECONDS - start)) "$what"
        tail -n 30 "$work/step.log" | sed 's/^/               /'
    fi
}

# What SAM built of each function is what Maven archives, file by file.
is_what_maven_archives() {
    local name archive unpacked
    for name in Ingest Summary; do
        archive=$PWD/$(tr '[:upper:]' '[:lower:]' <<<"$name")-function/target/lambda.zip
        unpacked=$work/archive/$name
        mkdir -p "$unpacked"
        (cd "$unpacked" && "$JAVA_HOME/bin/jar" xf "$archive")
        [ -n "$(ls "$unpacked/lib")" ]
        diff -r "$unpacked" ".aws-sam/build/${name}Function"
    done
}
