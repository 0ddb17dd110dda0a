# shellcheck shell=bash
# What the benches share: a demo service and an embedded PostgreSQL of their own, on 127.0.0.1, ended by their process ids.
# Sourced by the scripts beside it.

BENCH=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(dirname "$BENCH")
JAR=${JAR:-$ROOT/target/quarkus-app/quarkus-run.jar}
PORT=${PORT:-18090}
HEAP=${HEAP:-256m}
BASE_URL=http://127.0.0.1:$PORT
export LC_ALL=C BASE_URL PGCONNECT_TIMEOUT=10 PGOPTIONS="-c client_min_messages=warning"

DATA=
SERVICE=
POSTGRES=

fail() {
    printf 'STOPPED: %s\n' "$*" >&2
    exit 1
}

say() { printf '%s\n' "$*"; }

java_25() {
    local home
    for home in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")" /usr/lib/jvm/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ "$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null || true)" -ge 25 ] 2>/dev/null; then
            printf '%s/bin/java' "$home"
            return
        fi
    done
    fail 'no JDK 25 or newer was found: set JAVA_HOME'
}

# A data directory of its own, and everything ended and removed in the end. KEEP=1 leaves the directory.
prepare() {
    [ -f "$JAR" ] || fail "no demo jar at $JAR: ./mvnw package -DskipTests -Dquarkus.profile=demo"
    command -v psql >/dev/null || fail 'psql is missing (Debian: postgresql-client)'
    JAVA=$(java_25)
    DATA=$(mktemp -d "${BENCH_DIR:-${TMPDIR:-/tmp}}/carrots-bench.XXXXXX")
    trap end EXIT
    trap 'exit 130' INT TERM
    say "machine: $(nproc) cores, $(awk '/MemTotal/ { printf "%.0f GB", $2 / 1048576 }' /proc/meminfo), load average $(load), $(date -u +%Y-%m-%dT%H:%MZ)"
}

load() { cut -d' ' -f1-3 /proc/loadavg; }

end() {
    stop_service
    stop_postgres
    # PostgreSQL ends a moment after the service that started it.
    for ((i = 0; i < 150; i++)); do
        [ -f "$DATA/postgresql/cluster/postmaster.pid" ] || break
        sleep 0.2
    done
    if [ "${KEEP:-0}" = 1 ]; then say "kept: $DATA" >&2; else rm -rf "$DATA"; fi
}

# start_service [JVM option...]: and waits until it is ready.
start_service() {
    launch_service "$SERVICE_DATA" "$PORT" "$@"
    SERVICE=$LAUNCHED
    await_service "$PORT" "$SERVICE"
}

SERVICE_DATA=

# launch_service DATA PORT [JVM option...]: leaves its process id in LAUNCHED.
launch_service() {
    local data=$1 port=$2
    shift 2
    CARROTS_DATA_DIR=$data QUARKUS_HTTP_PORT=$port "$JAVA" "-Xmx$HEAP" "$@" -jar "$JAR" >>"${LOG:-$DATA/service.log}" 2>&1 &
    LAUNCHED=$!
}

await_service() { # PORT PID
    local give_up=$((SECONDS + 120))
    until curl -sS -o /dev/null --fail --max-time 5 "http://127.0.0.1:$1/q/health/ready" 2>/dev/null; do
        kill -0 "$2" 2>/dev/null || fail "the service ended: $(tail -5 "$DATA/service.log")"
        [ $SECONDS -lt $give_up ] || fail "the service is not ready after 120 seconds: $(tail -5 "$DATA/service.log")"
        sleep 0.3
    done
}

stop_service() {
    [ -n "$SERVICE" ] || return 0
    kill "$SERVICE" 2>/dev/null || true
    wait "$SERVICE" 2>/dev/null || true
    SERVICE=
}

# A database cluster as the service makes it, then started by this script with the service's own arguments, so that it
# outlives the service. "owner" names this script, so no service stops it.
own_postgres() {
    local opts=$DATA/postgresql/cluster/postmaster.opts
    SERVICE_DATA=$DATA
    stop_service
    for ((i = 0; i < 150; i++)); do
        [ -f "$DATA/postgresql/cluster/postmaster.pid" ] || break
        sleep 0.2
    done
    printf '%s' $$ >"$DATA/postgresql/owner"
    # PostgreSQL refuses to run as root; in a user namespace of its own it is somebody else.
    if [ "$(id -u)" = 0 ]; then
        eval "exec unshare -U $(cat "$opts")" >>"$DATA/postgres.log" 2>&1 &
    else
        eval "exec $(cat "$opts")" >>"$DATA/postgres.log" 2>&1 &
    fi
    POSTGRES=$!
    find_postgres
    local give_up=$((SECONDS + 60))
    until sql postgres 'select 1' >/dev/null 2>&1; do
        [ $SECONDS -lt $give_up ] || fail "PostgreSQL does not start: $(tail -5 "$DATA/postgres.log")"
        sleep 0.3
    done
    say "server: $(sql postgres "select split_part(version(), ' on ', 1) || ', fsync ' || current_setting('fsync') || ', synchronous_commit ' || current_setting('synchronous_commit') || ', shared_buffers ' || current_setting('shared_buffers')")"
    [ "$(sql postgres 'show fsync')" = on ] || fail 'fsync is off'
}

# A fast shutdown of the server that this script started.
stop_postgres() {
    [ -n "$POSTGRES" ] || return 0
    kill -INT "$POSTGRES" 2>/dev/null || true
    wait "$POSTGRES" 2>/dev/null || true
    POSTGRES=
}

# Where the server of the data directory listens, and the password of its roles.
find_postgres() {
    local file=$DATA/postgresql/cluster/postmaster.pid give_up=$((SECONDS + 60))
    until [ "$(sed -n 4p "$file" 2>/dev/null)" ]; do
        [ $SECONDS -lt $give_up ] || fail "no server in $DATA"
        sleep 0.2
    done
    PGPORT=$(sed -n 4p "$file" | tr -d ' ')
    PGPASSWORD=$(cat "$DATA/postgresql/password")
    PGHOST=127.0.0.1
    export PGPORT PGPASSWORD PGHOST
}

# sql DATABASE TEXT: as superuser, bare values.
sql() { psql -X -q -A -t -v ON_ERROR_STOP=1 -U postgres -d "$1" -c "$2"; }

# copy_database FROM TO [OTHER]: a fresh copy, byte for byte, and a checkpoint, so that nobody pays for what came before, nor for
# the vacuuming of the OTHER, which goes.
copy_database() {
    sql postgres "drop database if exists $2 with (force)"
    [ -z "${3:-}" ] || sql postgres "drop database if exists $3 with (force)"
    sql postgres "create database $2 template $1 strategy file_copy owner carrots_owner"
    sql postgres checkpoint
}

token() { curl -sS --fail-with-body -d "user=$1" "$BASE_URL/dev/token" | sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p'; }

# value NAME: a field of the flat JSON on stdin.
value() { grep -o "\"$1\":\(\"[^\"]*\"\|[0-9.]*\)" | head -1 | sed 's/^[^:]*://; s/"//g'; }

# start_run DUE_UP_TO: prints the id of a new payout run.
start_run() {
    curl -sS --fail-with-body -H "Authorization: Bearer $(token finance)" -H 'Content-Type: application/json' \
        -H "Idempotency-Key: bench-$(date +%s%N)" -d "{\"dueUpTo\":\"$1\"}" "$BASE_URL/v1/payout-runs" | value id
}

# The larger and the smaller part of a ratio, with two decimals.
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

median() { sort -n | awk '{ v[NR] = $1 } END { print (NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2) }'; }

# ticks: processor time of the service so far, in hundredths of a second. Unlike the clock it hardly depends on who else is busy.
ticks() { awk '{ print $14 + $15 }' "/proc/$SERVICE/stat"; }

# warm COMMAND...: a load command is repeated until the service has answered WARM (5000) requests, at most for two minutes.
warm() {
    local answer answered=0 give_up=$((SECONDS + 120))
    while [ "$answered" -lt "${WARM:-5000}" ] && [ $SECONDS -lt $give_up ]; do
        answer=$("$@") || exit 1
        answered=$((answered + $(sed -n 's/^requests=\([0-9]*\).*/\1/p' <<<"$answer")))
    done
    say "  warmed up with $answered requests"
}
