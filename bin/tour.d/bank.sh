# shellcheck shell=bash
# The paying side of the tour: runs, batches and files; and the bank, whose answers are made from the files.

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

# file_of NAME: the stored bank file, to $WORK/file.
file_of() {
    get finance "/v1/payout-batches/$(kept "$1")/file"
    cp "$WORK/body" "$WORK/file"
    is "hash of file $1" "$(header ETag)" "$(sha256 "$WORK/file")"
}

# look_at_file NAME AMOUNT CURRENCY
look_at_file() {
    local hash
    file_of "$1"
    hash=$(header ETag)
    grep -q 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09' "$WORK/file" || wrong "file $1 is no pain.001.001.09"
    is "file $1: amount" "$3 $2" "$(payments | cut -f3,4 | tr '\t' ' ')"
    is "file $1: sum" "$2" "$(sed -n 's:.*<CtrlSum>\([^<]*\)</CtrlSum>.*:\1:p' "$WORK/file" | head -1)"
    is "words in file $1 or its name that tell" '' "$( (header Content-Disposition && cat "$WORK/file") | grep -ioE "$FORBIDDEN" | head -3 || true)"
    grep -q 'PETR OBRAZTSOV' "$WORK/file" || wrong "file $1 does not have the name in Latin letters"
    line "$3 $(grouped "$2") to PETR OBRAZTSOV, no telling word, sha256 ${hash:0:12}…, schema: $(schema_check)"
    get finance "/v1/payout-batches/$(kept "$1")/file"
    cmp -s "$WORK/body" "$WORK/file" || wrong "file $1 changes when it is fetched again"
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

# bank_reports BATCH STATUS REASON: a pain.002 with that status for each payment of the batch's file.
bank_reports() {
    local message transactions
    file_of "$1"
    message=$(first MsgId)
    transactions=$(payments | awk -F '\t' -v status="$2" -v reason="$3" '{
        printf "<TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>%s</TxSts>%s</TxInfAndSts>", $1, status,
            reason == "" ? "" : "<StsRsnInf><Rsn><Cd>" reason "</Cd></Rsn></StsRsnInf>" }')
    bank_says "$1-$2" "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt>
<GrpHdr><MsgId>R$TOUR-$1-$2</MsgId><CreDtTm>2026-01-05T10:00:00Z</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>$message</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>$(first PmtInfId)</OrgnlPmtInfId>$transactions</OrgnlPmtInfAndSts>
</CstmrPmtStsRpt></Document>"
    bank_was_understood "$1-$2"
}

# bank_books BATCH [AGAIN]: a camt.054 with a booked debit for each payment of the batch's file.
bank_books() {
    local entries
    file_of "$1"
    entries=$(payments | awk -F '\t' '{
        amount = "<Amt Ccy=\"" $3 "\">" $4 "</Amt><CdtDbtInd>DBIT</CdtDbtInd>"
        printf "<Ntry>%s<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-01-05</Dt></BookgDt><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs>%s</TxDtls></NtryDtls></Ntry>", amount, $1, amount }')
    bank_says "$1-booked${2:-}" "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\"><BkToCstmrDbtCdtNtfctn>
<GrpHdr><MsgId>B$TOUR-$1${2:-}</MsgId><CreDtTm>2026-01-05T10:00:00Z</CreDtTm></GrpHdr>
<Ntfctn><Id>B$TOUR-$1${2:-}</Id><Acct><Id><IBAN>$(first IBAN)</IBAN></Id></Acct>$entries</Ntfctn>
</BkToCstmrDbtCdtNtfctn></Document>"
    bank_was_understood "$1-booked"
}

bank_was_understood() {
    [ "$STATUS" = 201 ] || fail "the bank message $1 was answered with $STATUS"
    is "$1: matched, unmatched" "$(payments | wc -l | tr -d ' ') 0" "$(json matched) $(json unmatched)"
}

# first NAME: the content of the first such element of $WORK/file.
first() { awk -v name="$1" 'i = index($0, "<" name ">") { rest = substr($0, i + length(name) + 2); print substr(rest, 1, index(rest, "<") - 1); exit }' "$WORK/file"; }
