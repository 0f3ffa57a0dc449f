# shellcheck shell=bash
# What both stubs do with a call: write it down, fail where $CLOUD/fail says so (PATTERN|MESSAGE), and end the script
# after call number $CLOUD/interrupt-after.

record() {
    local pattern message
    printf '%s\n' "$*" | tr '\n' ' ' >>"$CLOUD/calls"
    echo >>"$CLOUD/calls"
    [ -e "$CLOUD/fail" ] || return 0
    while IFS='|' read -r pattern message; do
        case "$*" in
        *"$pattern"*)
            printf '\n%s\n' "$message" >&2
            exit 254
            ;;
        esac
    done <"$CLOUD/fail"
}

interrupt_if_told() {
    [ ! -e "$CLOUD/interrupt-after" ] || [ "$(wc -l <"$CLOUD/calls")" -lt "$(cat "$CLOUD/interrupt-after")" ] ||
        kill -TERM 0
}
trap interrupt_if_told EXIT
