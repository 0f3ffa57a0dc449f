# shellcheck shell=bash
# How each script of this folder reads its flags and complains; sourced by all of them. Works with bash 3.2.

readonly me=${0##*/}

die() {
    echo "$me: $1" >&2
    exit 1
}

usage_error() {
    echo "$me: $1 (--help tells more)" >&2
    exit 2
}

other_argument() {
    case $1 in
    -h | --help)
        usage
        exit
        ;;
    *) usage_error "unknown argument $1" ;;
    esac
}

# need_value FLAG VALUE...: the value may be empty.
need_value() { [ $# -ge 2 ] || usage_error "$1 needs a value"; }

# value FLAG VALUE...: prints the value, which may not be empty.
value() {
    need_value "$@"
    [ -n "$2" ] || usage_error "$1 needs a value"
    printf '%s\n' "$2"
}

check_port() {
    case $1 in *[!0-9]* | 0* | ??????*) usage_error "--port is a number from 1 to 65533, not $1" ;; esac
    [ "$1" -le 65533 ] || usage_error "--port is a number from 1 to 65533, not $1"
}
