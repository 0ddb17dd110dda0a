# shellcheck shell=bash
# The paying side of the tour: runs, batches and files; and the days of the bank.

# What no bank clerk may read in a file.
FORBIDDEN='soldier|diplomat|lay.?down|resign|desert|bounty|stipend|award|programme|carrot|asylum|defect|ukrain|military|ssbe|govt'

# start_run NAME DUE-UP-TO: and waits for its end.
start_run() {
    local id i
    post finance /v1/payout-runs "$(key "run-$1")" 202 "{\"dueUpTo\":\"$2\"}"
    id=$(json id)
    for i in $(seq 240); do
        get finance "/v1/payout-runs/$id"
        [ "$(json state)" = RUNNING ] || break
        sleep 0.25
    done
    is "run up to $2" DONE "$(json state)"
}

# find_payout WHOSE STATE: sets PAYOUT and PAYOUT_AMOUNT.
find_payout() {
    local cursor=
    while :; do
        get finance "/v1/payouts?limit=500&state=$2${cursor:+&cursor=$cursor}"
        PAYOUT=$(find_in claimantId "$(kept "$1")" id)
        cursor=$(json next)
        if [ -n "$PAYOUT" ] || [ -z "$cursor" ]; then break; fi
    done
    [ -n "$PAYOUT" ] || fail "the $1 has no payout that is $2"
    PAYOUT_AMOUNT="$(find_in id "$PAYOUT" amount.amount) $(find_in id "$PAYOUT" amount.currency)"
}

# payout_is NAME STATE
payout_is() {
    get finance "/v1/payouts/$(kept "$1")"
    is "$1" "$2" "$(json state)"
}

# collect_batch NAME CURRENCY SCHEME PAYOUTS TOTAL
collect_batch() {
    post finance /v1/payout-batches "$(key "collect-$1")" 201 "{\"currency\":\"$2\",\"scheme\":\"$3\"}"
    keep "$1" "$(json id)"
    is "batch $1: payouts, total" "$4 $5 $2" "$(json payouts) $(json total.amount) $(json total.currency)"
    line "$(printf '%s %-12s %d payout, %12s, message %s' "$2" "$3" "$(json payouts)" "$(grouped "$(json total.amount)")" "$(json messageId)")"
}

# approved NAME: by another person, who looks first and names what they have seen.
approved() {
    get finance2 "/v1/payout-batches/$(kept "$1")"
    post finance2 "/v1/payout-batches/$(kept "$1")/approval" "$(key "approve-$1")" 201 "{\"digest\":\"$(json digest)\"}"
    is "batch $1" APPROVED "$(json state)"
}

delivered() {
    post finance "/v1/payout-batches/$(kept "$1")/delivery" "$(key "deliver-$1")" 201 ''
    is "batch $1" DELIVERED "$(json state)"
}

# file_of NAME: the stored bank file, to $WORK/file. One that the bank has is read by two people.
file_of() {
    local batch readings
    batch=/v1/payout-batches/$(kept "$1")
    call finance GET "$batch/file"
    if [ "$STATUS $(json reason)" = '409 READ_BY_TWO_PEOPLE' ]; then
        post finance "$batch/file-readings" "$(key "reading-$1-$RANDOM$RANDOM")" 201 '{"purpose":"BANK_INQUIRY","reference":"TOUR-2022-1"}'
        readings=$batch/file-readings/$(json id)
        post finance2 "$readings/approval" "$(key "reading-approval-$1-$RANDOM$RANDOM")" 201 ''
        call finance GET "$readings/file"
    fi
    is "file $1" 200 "$STATUS"
    cp "$WORK/body" "$WORK/file"
    is "hash of file $1" "$(header ETag)" "$(sha256 "$WORK/file")"
}

# look_at_file NAME AMOUNT CURRENCY
look_at_file() {
    local hash
    file_of "$1"
    hash=$(header ETag)
    cp "$WORK/file" "$WORK/first"
    grep -q 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09' "$WORK/file" || wrong "file $1 is no pain.001.001.09"
    is "file $1: amount" "$3 $2" "$(payments | cut -f3,4 | tr '\t' ' ')"
    is "file $1: sum" "$2" "$(sed -n 's:.*<CtrlSum>\([^<]*\)</CtrlSum>.*:\1:p' "$WORK/file" | head -1)"
    is "words in file $1 or its name that tell" '' "$( (header Content-Disposition && cat "$WORK/file") | grep -ioE "$FORBIDDEN" | head -3 || true)"
    grep -q 'PETR OBRAZTSOV' "$WORK/file" || wrong "file $1 does not have the name in Latin letters"
    line "$3 $(grouped "$2") to PETR OBRAZTSOV, no telling word, sha256 ${hash:0:12}…, schema: $(schema_check)"
    file_of "$1"
    cmp -s "$WORK/first" "$WORK/file" || wrong "file $1 changes when it is fetched again"
}

schema_check() {
    local schema=${XSD:-} jar
    if ! command -v xmllint >/dev/null; then
        printf 'not checked, xmllint is not installed'
        return
    fi
    if [ -z "$schema" ] && command -v unzip >/dev/null; then
        jar=$(find "${MAVEN_REPOSITORY:-$HOME/.m2/repository}/com/github/hbci4j/hbci4j-core" -name 'hbci4j-core-*.jar' 2>/dev/null | head -1)
        [ -z "$jar" ] || { unzip -p "$jar" pain.001.001.09.xsd >"$WORK/pain.001.xsd" && schema=$WORK/pain.001.xsd; }
    fi
    if [ -z "$schema" ]; then
        xmllint --noout "$WORK/file" 2>"$WORK/xmllint" && printf 'not found (set XSD), well-formed'
    elif xmllint --noout --nonet --schema "$schema" "$WORK/file" 2>"$WORK/xmllint"; then
        printf 'valid'
    else
        printf 'REFUSED'
        cat "$WORK/xmllint" >&2
        exit 1
    fi
}

# payments: of $WORK/file, one line each: end-to-end id, UETR, currency, amount.
payments() {
    tr -d '\r\n' <"$WORK/file" | awk '{ gsub(/<CdtTrfTxInf>/, "\n&"); print }' | awk '
        function between(from, to,   rest) {
            rest = substr($0, index($0, from) + length(from)); return substr(rest, 1, index(rest, to) - 1)
        }
        /<CdtTrfTxInf>/ {
            print between("<EndToEndId>", "<") "\t" between("<UETR>", "<") "\t" between("InstdAmt Ccy=\"", "\"") "\t" \
                between("InstdAmt Ccy=\"" between("InstdAmt Ccy=\"", "\"") "\">", "<")
        }'
}


# bank_says NAME XML
bank_says() {
    printf '%s' "$2" >"$WORK/request"
    call bank POST /v1/bank-messages -H 'Content-Type: application/xml' -H "Idempotency-Key: $(key "bank-$1")" \
        --data-binary "@$WORK/request"
}

# bank_day NAME BATCHES [FAULT=PER_MILLE…] [codes=CODE]: the bank plays a day, takes what was delivered, and sends its messages. Faults as in
# src/development/java/org/millioncarrots/development/bank/Fault.java. A production build has no bank: there it is a program beside it.
bank_day() {
    local name=$1 batches=$2
    shift 2
    : >"$WORK/statements"
    if [ -z "${TOKEN_URL:-}" ] && [ "${BANK:-}" != beside ]; then bank_within "$name" "$@"; else bank_beside "$name" "$batches" "$@"; fi
}

# The bank of dev and demo looks itself for what was delivered.
bank_within() {
    local name=$1 faults='' codes='' setting
    shift
    for setting in "$@"; do
        case $setting in
        codes=*) codes="\"${setting#*=}\"" ;;
        *) faults="$faults${faults:+,}\"${setting%=*}\":${setting#*=}" ;;
        esac
    done
    post operator /dev/bank/days "$(key "day-$name")" 200 "{\"name\":\"tour-$TOUR-$name\",\"faults\":{$faults},\"codes\":[$codes]}"
    is "bank, $name: messages that were refused" '' "$(ARRAY=letters names status | grep -v '^201$' | head -1 || true)"
    BANK_ON=$(json on)
    ARRAY=statements
    paste -d ' ' <(names currency) <(names number) <(names opening) <(names closing) >"$WORK/statements"
    unset ARRAY
}

# The bank as a program: files are laid into its folder, and its messages are taken from there.
bank_beside() {
    local name=$1 batches=$2 batch kind file n=0
    shift 2
    mkdir -p "$STATE.bank/in"
    for batch in $batches; do
        file_of "$batch"
        cp "$WORK/file" "$STATE.bank/in/$batch.xml"
    done
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" "$LIBRARY/../../src/development/java/org/millioncarrots/development/bank/Counter.java" \
        "$STATE.bank" "$name" "$(date -u +%F)" "$@" >"$WORK/told" || fail 'the bank needs a JDK 25: set JAVA_HOME'
    grep '^statement ' "$WORK/told" | cut -d' ' -f2- >"$WORK/statements" || true
    while read -r kind file; do
        [ "$kind" = letter ] || continue
        n=$((n + 1)) BANK_ON=$(basename "$file" | cut -c1-10)
        call bank POST /v1/bank-messages -H 'Content-Type: application/xml' -H "Idempotency-Key: $(key "bank-$name-$n")" --data-binary "@$file"
        is "bank, $name: message $n" 201 "$STATUS"
    done <"$WORK/told"
}

# statement CURRENCY SPENT: the bank's last statement of that account; opening less what the day's entries come to is closing.
statement() {
    local currency number opening closing
    read -r currency number opening closing < <(grep "^$1 " "$WORK/statements" || echo "$1 none 0 0")
    is "statement in $1: opening less closing" "$2" "$(decimal $(($(minor "$opening") - $(minor "$closing"))))"
    line "$(printf 'statement %s no. %s of %s: %s, closing %s' "$currency" "$number" "$BANK_ON" "$(spent "$2")" "$(grouped "$closing")")"
}

# spent AMOUNT: in words.
spent() { case $1 in 0.00) printf 'nothing moved' ;; -*) printf '%s came back' "$(grouped "${1#-}")" ;; *) printf '%s left' "$(grouped "$1")" ;; esac }

# reissued PAYOUT NEW REASON: owed anew by two people, under another number.
reissued() {
    post finance "/v1/payouts/$(kept "$1")/reissue" "$(key "reissue-$1")" 202 "{\"reason\":\"$3\"}"
    post_any finance "/v1/payouts/$(kept "$1")/reissue/approval" "$(key "reissue-alone-$1")" ''
    is 'the same person' '403 /problems/same-person' "$STATUS $(json type)"
    post approver "/v1/payouts/$(kept "$1")/reissue/approval" "$(key "reissue-approval-$1")" 201 ''
    is "$2: state" DUE "$(json state)"
    keep "$2" "$(json id)"
}

# first NAME: the content of the first such element of $WORK/file.
first() { awk -v name="$1" 'i = index($0, "<" name ">") { rest = substr($0, i + length(name) + 2); print substr(rest, 1, index(rest, "<") - 1); exit }' "$WORK/file"; }
