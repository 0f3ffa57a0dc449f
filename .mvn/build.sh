# shellcheck shell=bash
# Builds a module that a script of ours runs; sourced by local.sh and restore.sh, which set home and have die.

# build_if_changed MODULE SOURCE_MODULE...: the class path MODULE/target/class-path, if a source of these modules is
# newer than what was built last.
build_if_changed() {
    : "${home:?}"
    local module=$1 class_path=$home/$1/target/class-path built=$home/$1/target/built
    shift
    if [ -e "$built" ] && [ -z "$(sources_newer_than "$built" "$@")" ]; then
        return
    fi
    if [ ! -d "$class_path" ]; then
        echo 'Building for the first time: this downloads its parts, up to 200 MB, once.' >&2
    else
        echo 'Building what has changed.' >&2
    fi
    rm -rf "$built" "$class_path"
    # Through a pipe, since Maven writes control codes to a terminal even where it has nothing to say.
    (cd "$home" && ./mvnw -q -B -ntp -pl "$module" -am package -Dmaven.test.skip -Dspotless.check.skip 2>&1 | cat >&2) ||
        die 'the build failed: see the output above'
    touch "$built"
}

sources_newer_than() {
    local built=$1 module paths=(pom.xml .mvn)
    shift
    for module; do
        paths+=("$module/pom.xml" "$module/src/main")
    done
    (cd "$home" && find "${paths[@]}" -newer "$built")
}
