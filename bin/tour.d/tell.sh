# shellcheck shell=bash
# How the tour tells and remembers: one aligned line per fact, a comparison per figure, a state file that survives kills.

WRONG=0
if [ -t 1 ]; then BOLD=$(printf '\033[1m') RED=$(printf '\033[31m') PLAIN=$(printf '\033[0m'); else BOLD='' RED='' PLAIN=''; fi

# title NAME TEXT
title() { printf '\n%s%2d  %-17s%s %s\n' "$BOLD" "$STEP" "$1" "$PLAIN" "$2"; }

line() { printf '                      %s\n' "$*"; }

wrong() {
    WRONG=$((WRONG + 1))
    printf '    %sWRONG%s             %s\n' "$RED" "$PLAIN" "$*"
}

# is WHAT EXPECTED ACTUAL
is() { [ "$2" = "$3" ] || wrong "$1: $3 instead of $2"; }

# names FIELD: that field of each element of the list ARRAY.
names() {
    flat <"$WORK/body" | awk -F '\t' -v list="${ARRAY-items}" -v field="$1" '
        index($1, list "[") == 1 { name = $1; sub(/^[^]]*\]\.?/, "", name); if (name == field) print $2 }'
}

# The state file: lines "name=value"; the last one counts. Keys and document numbers come from the tour's name, so that a step that
# was cut off can be done again from its beginning.
open_state() {
    [ -n "$STATE" ] || STATE=$WORK/state
    if [ ! -s "$STATE" ]; then
        umask 077
        : >"$STATE"
        keep tour "$(od -An -N6 -tx1 /dev/urandom | tr -d ' \n' | tr a-f A-F)"
    fi
    TOUR=$(kept tour)
}

keep() { printf '%s=%s\n' "$1" "$2" >>"$STATE"; }

kept() { awk -v name="$1" 'index($0, name "=") == 1 { value = substr($0, length(name) + 2) } END { print value }' "$STATE"; }

# key NAME: an idempotency key of this tour.
key() { printf 'tour-%s-%s' "$TOUR" "$1"; }

# refused WHAT USER PATH BODY STATUS FIELD
refused() {
    post_any "$2" "$3" "$(key "bad-$1" | tr ' ' -)" "$4"
    problem "$1" "$5" "$6"
}

# problem WHAT STATUS FIELD: the last answer is that problem and names the field.
problem() {
    is "$1" "$2 application/problem+json" "$STATUS $(header Content-Type | cut -d';' -f1)"
    if [ -n "$3" ]; then is "$1: field" "$3" "$(json 'violations[0].field')"; fi
    line "$(printf '%-40s %s %s' "$1" "$STATUS" "$(json type)")${3:+ ($3)}"
}

# The trial balance: debits and credits are equal in each currency.
balanced() {
    local report
    get finance /v1/ledger/trial-balance
    is 'trial balance' true "$(json balanced)"
    report=$(flat <"$WORK/body" | awk -F '\t' '
        /^currencies\[/ { i = $1; sub(/\..*/, "", i); value[$1] = $2; if (!(i in seen)) { seen[i] = 1; order[++n] = i } }
        END { for (j = 1; j <= n; j++) {
            d = value[order[j] ".debits.amount"]; c = value[order[j] ".credits.amount"]
            printf "%s%s %s", (j > 1 ? ", " : ""), value[order[j] ".debits.currency"], d == c ? "0.00" : "DIFFERENT " d " " c } }')
    case $report in *DIFFERENT*) wrong "trial balance: $report" ;; esac
    line "books: debits less credits ${report:-of no entry}"
}

# remember_report NAME: count, amount, settled and closed by programme, currency and month.
remember_report() {
    get finance '/v1/reports/payouts?from=2022-03-01&to=2022-04-30&groupBy=programme,currency,month'
    flat <"$WORK/body" | awk -F '\t' -v name="$1" '
        /^rows\[/ { i = $1; sub(/\..*/, "", i); field = substr($1, length(i) + 2); value[i, field] = $2; seen[i] = 1 }
        END { for (i in seen) {
            group = name "." value[i, "programme"] "." value[i, "currency"] "." value[i, "month"]
            print group ".count=" value[i, "count"]
            split("amount settled closed", sums, " ")
            for (s in sums) { amount = value[i, sums[s] ".amount"]; sub(/\./, "", amount); sub(/^0+/, "", amount); print group "." sums[s] "=" (amount == "" ? 0 : amount) }
        } }' >>"$STATE"
}

# added PROGRAMME CURRENCY MONTH 'COUNT AMOUNT SETTLED CLOSED'
added() {
    local count amount settled closed group=$1.$2.$3
    grown() { printf '%d' $(($(or_zero "after.$group.$1") - $(or_zero "before.$group.$1"))); }
    count=$(grown count) amount=$(decimal "$(grown amount)") settled=$(decimal "$(grown settled)") closed=$(decimal "$(grown closed)")
    is "$1 in $3: count, amount, settled, closed" "$4" "$count $amount $settled $closed"
    line "$(printf '%-22s %s %s: %d payouts, %s settled%s' "$1" "$2" "$3" "$count" "$(grouped "$settled")" \
        "$([ "$closed" = 0.00 ] || printf ', %s rejected and replaced' "$(grouped "$closed")")")"
}

or_zero() {
    local value
    value=$(kept "$1")
    printf '%s' "${value:-0}"
}

# remember_books NAME: credits less debits of each account, in minor units.
remember_books() {
    get finance /v1/ledger/accounts
    flat <"$WORK/body" | awk -F '\t' -v name="$1" '
        function minor(text) { sub(/\./, "", text); return text + 0 }
        { i = $1; sub(/\]\..*/, "]", i); value[i, substr($1, length(i) + 2)] = $2; if (!(i in seen)) { seen[i] = 1; order[++n] = i } }
        END { for (j = 1; j <= n; j++) { i = order[j]
            account = value[i, "programme"] "." value[i, "credits.currency"] "." value[i, "kind"]
            if (!(account in sum)) accounts[++m] = account
            sum[account] += minor(value[i, "credits.amount"]) - minor(value[i, "debits.amount"])
        } for (j = 1; j <= m; j++) printf "%s.%s=%.0f\n", name, accounts[j], sum[accounts[j]] }' >>"$STATE"
}

# moved PROGRAMME CURRENCY KIND AMOUNT
moved() {
    local account=$1.$2.$3
    is "$account" "$4" "$(decimal $(($(or_zero "after.$account") - $(or_zero "before.$account"))))"
}

# noted NAME: all that remember_books has noted under a name.
noted() { awk -v name="$1." 'index($0, name) == 1 { print substr($0, length(name) + 1) }' "$STATE" | sort -u; }
