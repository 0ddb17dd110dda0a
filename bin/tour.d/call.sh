# shellcheck shell=bash
# What the tour calls the service with: requests, JSON fields, money in minor units. Sourced by bin/tour and bin/tour-with-kills.

BASE_URL=${BASE_URL:-http://localhost:8080}
BASE_URL=${BASE_URL%/}
HEALTH_URL=${HEALTH_URL:-$BASE_URL/q/health/ready}
WORK=$(mktemp -d "${TMPDIR:-/tmp}/carrots-tour.XXXXXX")
trap 'rm -rf "$WORK"' EXIT
export LC_ALL=C

# fail TEXT...: the story cannot go on.
fail() {
    printf '\nSTOPPED: %s\n' "$*" >&2
    [ -s "$WORK/body" ] && { printf '  last answer (%s): ' "${STATUS:-none}"; head -c 2000 "$WORK/body"; printf '\n'; } >&2
    exit 1
}

# One request by curl; sets STATUS, leaves $WORK/body and $WORK/head. A service that is starting or was killed gets 60 seconds to
# answer: every call is safe to repeat, because a GET changes nothing and a POST carries its Idempotency-Key.
request() {
    local code give_up=$((SECONDS + 60))
    while :; do
        code=0
        STATUS=$(curl --silent --show-error --max-time 60 --output "$WORK/body" --dump-header "$WORK/head" \
            --write-out '%{http_code}' "$@" 2>"$WORK/curl") || code=$?
        case $code in
        0) [ "$STATUS" = 503 ] || return 0 ;;
        7 | 28 | 52 | 55 | 56) ;; # refused, timed out, closed, cannot send, cannot receive
        *) fail "curl ended with $code: $(cat "$WORK/curl")" ;;
        esac
        if [ $SECONDS -ge $give_up ]; then
            : >"$WORK/body"
            fail "no answer from $BASE_URL for 60 seconds (curl $code, status $STATUS); is the service running? ./mvnw quarkus:dev"
        fi
        sleep 1
    done
}

# ask_token USER: leaves the answer in $WORK/body. The development issuer needs no secret; any other wants the client's own.
ask_token() {
    if [ -z "${TOKEN_URL:-}" ]; then
        request --request POST --data-urlencode "user=$1" "$BASE_URL/dev/token"
    else
        request --request POST --data grant_type=client_credentials --data-urlencode "client_id=$1" \
            --data-urlencode "client_secret@${TOKEN_SECRETS:?a folder with USER.client for each user}/$1.client" "$TOKEN_URL"
    fi
}

# call USER METHOD PATH [curl arguments]: as one of the tour's users, with a token made for this call. Asked again when the service was
# restarted between the token and the call (it signs with a new key then), and while an earlier try is still being processed.
call() {
    local user=$1 method=$2 path=$3 try
    shift 3
    for try in 1 2 3 4 5; do
        : >"$WORK/body"
        ask_token "$user"
        [ "$STATUS" = 200 ] || fail "no token for $user (status $STATUS); a production build makes none: set TOKEN_URL"
        printf 'Authorization: Bearer %s\n' "$(json access_token)" >"$WORK/auth"
        request --request "$method" --header "@$WORK/auth" "$@" "$BASE_URL$path"
        case $STATUS in
        401) ;;
        409) [ "$(json type)" = /problems/idempotency-key-in-flight ] || return 0 ;;
        *) return 0 ;;
        esac
        sleep "$try"
    done
}

# get USER PATH [curl arguments]: must answer 200.
get() {
    local user=$1 path=$2
    shift 2
    call "$user" GET "$path" "$@"
    [ "$STATUS" = 200 ] || fail "GET $path as $user answered $STATUS"
}

# post USER PATH KEY STATUS BODY: JSON; an empty body sends none. The status must be the one expected.
post() {
    post_any "$1" "$2" "$3" "$5"
    [ "$STATUS" = "$4" ] || fail "POST $2 as $1 answered $STATUS instead of $4"
}

post_any() {
    local user=$1 path=$2 key=$3 body=$4
    if [ -n "$body" ]; then
        printf '%s' "$body" >"$WORK/request"
        call "$user" POST "$path" -H "Idempotency-Key: $key" -H 'Content-Type: application/json' --data-binary "@$WORK/request"
    else
        call "$user" POST "$path" -H "Idempotency-Key: $key"
    fi
}

# header NAME: of the last answer, without quotes.
header() {
    tr -d '\r"' <"$WORK/head" | awk -v name="$1" 'tolower($1) == tolower(name) ":" { sub(/^[^:]*: */, ""); print; exit }'
}

# flat: the JSON on stdin as lines "path<TAB>value", such as "items[0].amount.amount<TAB>2554.84".
flat() {
    grep -oE '"([^"\\]|\\.)*"|[][{},:]|[^][{},:"[:space:]]+' | awk '
        function path(   p, i) {
            p = ""
            for (i = 1; i <= depth; i++) p = p (kind[i] == "[" ? "[" place[i] "]" : (p == "" ? "" : ".") place[i])
            return p
        }
        $0 == "{" || $0 == "[" { depth++; kind[depth] = $0; place[depth] = ($0 == "[" ? 0 : ""); key = ($0 == "{"); next }
        $0 == "}" || $0 == "]" { depth--; key = 0; next }
        $0 == "," { if (kind[depth] == "[") place[depth]++; else key = 1; next }
        $0 == ":" { key = 0; next }
        {
            if ($0 ~ /^"/) { $0 = substr($0, 2, length($0) - 2); gsub(/\\"/, "\"") }
            if (key) place[depth] = $0; else print path() "\t" $0
        }'
}

# json PATH: one field of the last answer; empty if it is not there. ETags, numbers and truth values come as text.
json() {
    flat <"$WORK/body" | awk -F '\t' -v path="$1" '$1 == path { print substr($0, length($1) + 2); exit }'
}

# find_in FIELD VALUE OTHER: in the last answer's list, OTHER of the first element whose FIELD is VALUE. Lists are at ARRAY, "items" if unset.
find_in() {
    flat <"$WORK/body" | awk -F '\t' -v list="${ARRAY-items}" -v field="$1" -v value="$2" -v other="$3" '
        index($1, list "[") == 1 {
            element = substr($1, 1, index($1, "]")); name = substr($1, length(element) + 1); sub(/^\./, "", name)
            if (name == other) is[element] = $2
            if (name == field && $2 == value && !(element in hit)) { hit[element] = 1; order[++n] = element }
        }
        END { if (n) print is[order[1]] }'
}

# minor AMOUNT: 47253.44 as 4725344. All currencies of the tour have two decimals.
minor() {
    local digits=${1/./} sign=
    case $digits in -*) sign=- digits=${digits#-} ;; esac
    printf '%s%d' "$sign" "$((10#${digits:-0}))"
}

# decimal MINOR: 4725344 as 47253.44.
decimal() {
    local sign='' n=$1
    case $n in -*) sign=- n=${n#-} ;; esac
    printf '%s%d.%02d' "$sign" $((n / 100)) $((n % 100))
}

# grouped AMOUNT: 47253.44 as 47,253.44.
grouped() {
    printf '%s' "$1" | sed -e :a -e 's/^\(-\{0,1\}[0-9]\{1,\}\)\([0-9]\{3\}\)/\1,\2/' -e ta
}

sha256() {
    if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1
}
