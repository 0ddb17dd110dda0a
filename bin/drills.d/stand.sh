# shellcheck shell=bash
# What drills and the pasted commands of docs/operations.md run against, all on 127.0.0.1 and below one directory: a PostgreSQL of its own
# over TLS, an issuer of tokens over TLS, and the production jar. Sourced; ends what it has started, by process id, when the script ends.
export LC_ALL=C.UTF-8
HERE=${HERE:?}
JAR=${JAR:-$HERE/../target/quarkus-app/quarkus-run.jar}
STAND=$(mktemp -d "${TMPDIR:-/tmp}/carrots-stand.XXXXXX")
chmod 711 "$STAND"
export PGHOST=127.0.0.1 PGPORT=${STAND_PORT:-15439} PGUSER=postgres
ISSUER_PORT=$((PGPORT + 1)) HTTP_PORT=$((PGPORT + 2)) MANAGEMENT_PORT=$((PGPORT + 3))
PROCESSES=()

declare -F fail >/dev/null || fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

java_25() {
    local home
    for home in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")" /usr/lib/jvm/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/java/*; do
        if [ "$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null || true)" -ge 25 ] 2>/dev/null; then
            printf '%s/bin' "$home"
            return
        fi
    done
    fail 'no JDK 25 or newer was found: set JAVA_HOME'
}

# PGBIN, or the newest PostgreSQL of the machine.
postgres_bin() {
    local bin
    if [ -z "${PGBIN:-}" ]; then
        for bin in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin; do
            [ ! -x "$bin/initdb" ] || PGBIN=$bin
        done
    fi
    [ -x "${PGBIN:-}/initdb" ] || fail 'no PostgreSQL was found: name its directory with initdb in PGBIN'
}

# PostgreSQL refuses to run as root: then it runs as the user postgres.
AS_POSTGRES=()
if [ "$(id -u)" = 0 ]; then AS_POSTGRES=(setpriv --reuid postgres --regid postgres --init-groups); fi
as_postgres() { "${AS_POSTGRES[@]}" "$@"; }

certificates() {
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj '/CN=Authority of a drill' \
        -keyout "$STAND/ca.key" -out "$STAND/ca.crt" 2>/dev/null
    openssl req -newkey rsa:2048 -nodes -subj '/CN=localhost' -keyout "$STAND/server.key" -out "$STAND/server.csr" 2>/dev/null
    openssl x509 -req -days 2 -in "$STAND/server.csr" -CA "$STAND/ca.crt" -CAkey "$STAND/ca.key" -CAcreateserial \
        -extfile <(echo 'subjectAltName=DNS:localhost,IP:127.0.0.1') -out "$STAND/server.crt" 2>/dev/null
    openssl pkcs12 -export -in "$STAND/server.crt" -inkey "$STAND/server.key" -passout pass:drill -out "$STAND/server.p12"
}

make_postgres() {
    postgres_bin
    install -d -m 700 "$STAND/postgres"
    DISK=shared
    if [ -n "${DATABASE_DISK:-}" ] && mount -t tmpfs -o "size=$DATABASE_DISK,mode=700" tmpfs "$STAND/postgres" 2>/dev/null; then DISK=own; fi
    install -d -m 755 "$STAND/postgres-tls"
    cp "$STAND/server.crt" "$STAND/server.key" "$STAND/postgres-tls/"
    chmod 600 "$STAND/postgres-tls/server.key"
    if [ "$(id -u)" = 0 ]; then chown -R postgres "$STAND/postgres" "$STAND/postgres-tls"; fi
    PGPASSWORD=$(openssl rand -hex 16)
    export PGPASSWORD
    (umask 077 && echo "$PGPASSWORD" >"$STAND/superuser")
    if [ "$(id -u)" = 0 ]; then chown postgres "$STAND/superuser"; fi
    as_postgres "$PGBIN/initdb" -D "$STAND/postgres/data" -U postgres --auth=scram-sha-256 --pwfile="$STAND/superuser" \
        --encoding=UTF8 --locale=C >/dev/null
    as_postgres tee -a "$STAND/postgres/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
port = $PGPORT
unix_socket_directories = ''
ssl = on
ssl_cert_file = '$STAND/postgres-tls/server.crt'
ssl_key_file = '$STAND/postgres-tls/server.key'
log_min_error_statement = panic
CONF
    start_postgres
}

start_postgres() {
    as_postgres "$PGBIN/pg_ctl" -D "$STAND/postgres/data" -l "$STAND/postgres/log" -w -t 60 start >/dev/null
}

# stop_postgres fast|immediate
stop_postgres() {
    as_postgres "$PGBIN/pg_ctl" -D "$STAND/postgres/data" -m "$1" -w -t 60 stop >/dev/null
}

# Everything that PostgreSQL had, gone without a word.
kill_postgres() {
    local postmaster children pid
    postmaster=$(as_postgres head -1 "$STAND/postgres/data/postmaster.pid")
    children=$(ps -A -o pid= -o ppid= | awk -v parent="$postmaster" '$2 == parent { print $1 }')
    for pid in $postmaster $children; do kill -9 "$pid" 2>/dev/null || true; done
}

# admin SQL [psql options]: as the superuser, one value.
admin() {
    psql -X -q -v ON_ERROR_STOP=1 -d carrots -At "${@:2}" -c "$1"
}

start_issuer() {
    "$JAVA_BIN/java" -Xmx64m "$HERE/drills.d/LocalIssuer.java" "$ISSUER_PORT" "$STAND/server.p12" drill "$STAND/issuer.jwk" \
        >>"$STAND/issuer.log" 2>&1 &
    ISSUER=$!
    PROCESSES+=("$ISSUER")
    curl -fsS -o /dev/null --cacert "$STAND/ca.crt" --retry 60 --retry-delay 1 --retry-connrefused \
        "$ISSUER_URL/.well-known/openid-configuration" 2>/dev/null
}

stop_issuer() {
    kill "$ISSUER" && wait "$ISSUER" 2>/dev/null || true
}

# The settings of an operator, as in k8s/overlays/production/settings.env.
write_settings() {
    cat >"$1" <<CONF
QUARKUS_OIDC_AUTH_SERVER_URL=$ISSUER_URL
QUARKUS_OIDC_TLS_TLS_CONFIGURATION_NAME=issuer
QUARKUS_TLS_ISSUER_TRUST_STORE_PEM_CERTS=$STAND/ca.crt
CARROTS_DEBTOR_NAME=Joint Settlement Office
CARROTS_DEBTOR_IBAN=DE59100100100000123456
CARROTS_DEBTOR_BIC=PBNKDEFFXXX
CARROTS_DEBTOR_TOWN=Berlin
CARROTS_DEBTOR_COUNTRY=DE
QUARKUS_HTTP_HOST=127.0.0.1
QUARKUS_HTTP_PORT=$HTTP_PORT
QUARKUS_MANAGEMENT_HOST=127.0.0.1
QUARKUS_MANAGEMENT_PORT=$MANAGEMENT_PORT
CONF
}

end_stand() {
    local pid
    for pid in "${PROCESSES[@]}"; do kill -9 "$pid" 2>/dev/null || true; done
    [ ! -f "$STAND/postgres/data/postmaster.pid" ] || stop_postgres immediate || true
    wait
    if [ "$DISK" = own ]; then umount "$STAND/postgres" || true; fi
    [ -z "${WORK:-}" ] || rm -rf "$WORK"
    if [ "${KEEP:-0}" = 1 ]; then echo "kept to look at: $STAND" >&2; else rm -rf "$STAND"; fi
}

[ -f "$JAR" ] || fail "no production jar at $JAR: ./mvnw package -DskipTests"
JAVA_BIN=$(java_25)
export PATH=$JAVA_BIN:$PATH
ISSUER_URL=https://localhost:$ISSUER_PORT
trap end_stand EXIT
trap 'exit 143' INT TERM
certificates
make_postgres
