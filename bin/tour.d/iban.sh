# shellcheck shell=bash
# Sourced by scripts that register people: nobody else is paid to the account, or payments to it would wait for a person.

# iban COUNTRY DIGITS: the account with its check digits (ISO 13616).
iban() {
    local digits rest=0 i
    digits=$2$(($(printf '%d' "'${1:0:1}") - 55))$(($(printf '%d' "'${1:1:1}") - 55))00
    for ((i = 0; i < ${#digits}; i++)); do rest=$(((rest * 10 + ${digits:i:1}) % 97)); done
    printf '%s%02d%s' "$1" $((98 - rest)) "$2"
}
