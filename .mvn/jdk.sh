# shellcheck shell=sh
# Finds a JDK 25 or later and exports it as JAVA_HOME; sourced by mvnw and local.sh (POSIX sh).
# JAVA_HOME is kept if it is one; then the java on the PATH; then the places where installers put JDKs.

jdk_is_new_enough() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    jdk_feature=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release")
    [ "${jdk_feature:-0}" -ge 25 ]
}

jdk_on_path() {
    jdk_java=$(command -v java) || return 0
    jdk_java=$(readlink -f "$jdk_java" 2>/dev/null) || return 0
    printf '%s\n' "${jdk_java%/bin/java}"
}

jdk_find() {
    for jdk_home in "${JAVA_HOME-}" "$(jdk_on_path)" \
        /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/.sdkman/candidates/java/* \
        "${HOME-}"/.jdks/* "${HOME-}"/.asdf/installs/java/* "${HOME-}"/.local/share/mise/installs/java/*; do
        if [ -n "$jdk_home" ] && jdk_is_new_enough "$jdk_home"; then
            printf '%s\n' "$jdk_home"
            return 0
        fi
    done
    return 1
}

JAVA_HOME=$(jdk_find) || {
    echo "Tallybook needs a JDK 25 or later and found none: install Temurin 25 (https://adoptium.net) or set JAVA_HOME to one." >&2
    exit 1
}
export JAVA_HOME
