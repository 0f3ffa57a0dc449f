#!/usr/bin/env bash
# Makes a Docker image that stands in for Lambda's own of Java 25, where that cannot be had: this Linux machine's shell,
# C library and JDK, and Lambda's Java runtime client. It lacks Amazon Linux and what else Lambda's image holds; the SAM
# CLI adds Lambda's runtime emulator to either.
# usage: tests/stand-in-image.sh IMAGE RUNTIME_CLIENT_JARS
set -euo pipefail
image=$1 jars=$2
cd "$(dirname "$0")/.."
# shellcheck source=.mvn/jdk.sh disable=SC1091
. ./.mvn/jdk.sh

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"
mkdir -p "$root/var/runtime/lib" "$root/var/task" "$root/tmp" "$root/etc"
chmod 1777 "$root/tmp"
"$JAVA_HOME/bin/jlink" --strip-debug --no-man-pages --no-header-files --output "$root/var/lang" --add-modules \
    java.se,jdk.unsupported,jdk.crypto.cryptoki,jdk.httpserver,jdk.management,jdk.net,jdk.zipfs,jdk.localedata,jdk.charsets
cp "$jars"/*.jar "$root/var/runtime/lib"

# SAM calls mv and chmod when it adds the emulator.
programs=$(for program in sh mv chmod; do type -P "$program"; done)
(cd "$root/tmp" && "$JAVA_HOME/bin/jar" xf "$jars"/*-runtime-interface-client-*.jar jni)
libraries=$(for file in $programs "$root"/var/lang/{bin/java,lib/{libjava,libnet,libnio,libzip,server/libjvm}.so} "$root"/tmp/jni/*; do
    ldd "$file" 2>/dev/null || true
done | grep -o '/[^ ]*\.so[^ ]*' | grep -v "^$root" | sort -u)
rm -r "$root/tmp/jni"
# shellcheck disable=SC2086  # none has spaces
cp -L --parents $programs $libraries "$root"
[ -e "$root/bin/sh" ] || {
    mkdir -p "$root/bin"
    ln -s "$(type -P sh)" "$root/bin/sh"
}

# Where Amazon Linux has the authorities' certificates, which the functions' native TLS looks for.
mkdir -p "$root/etc/pki/tls/certs"
"$JAVA_HOME/bin/keytool" -list -rfc -cacerts -storepass changeit >"$root/etc/pki/tls/certs/ca-bundle.crt"

# Flags as in Lambda, where they can be.
cat >"$root/var/runtime/bootstrap" <<'BOOTSTRAP'
#!/bin/sh
export JAVA_TOOL_OPTIONS="${JAVA_TOOL_OPTIONS:--XX:TieredStopAtLevel=1}"
exec /var/lang/bin/java -XX:MaxHeapSize=$((AWS_LAMBDA_FUNCTION_MEMORY_SIZE * 85 / 100))m -XX:+UseSerialGC \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp '/var/runtime/lib/*' com.amazonaws.services.lambda.runtime.api.client.AWSLambda "$_HANDLER"
BOOTSTRAP
chmod 755 "$root/var/runtime/bootstrap"

tar -C "$root" --owner=0 --group=0 -c . | docker import --change 'WORKDIR /var/task' --change \
    'ENV LAMBDA_TASK_ROOT=/var/task LAMBDA_RUNTIME_DIR=/var/runtime PATH=/var/lang/bin:/usr/bin:/bin LD_LIBRARY_PATH=/var/task/lib LANG=C.UTF-8' - "$image"
