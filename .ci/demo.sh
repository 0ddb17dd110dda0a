# The demo that the contract is tried with: WORK is where files may lie, JAR a demo jar that is there already, PORT
# where it listens, on 127.0.0.1 only; 0 is whichever port is free.
JAR=${JAR:-}
PORT=${PORT:-0}
BASE=
SERVICE=
# The JDK that ./mvnw works with; empty if there is none.
JAVA_HOME=$(./mvnw --jdk 2>/dev/null || true)
export JAVA_HOME
mkdir -p "$WORK"

# Made of a copy of the sources, so that target/ keeps the production jar.
demo() {
    local copy=$PWD/target/demo
    rm -rf "$copy/src"
    mkdir -p "$copy"
    tar -c --exclude=./target --exclude=./.git . | tar -x -C "$copy"
    (cd "$copy" && env -u CI MAVEN_OPTS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1" ./mvnw -B -q package -Dmaven.test.skip=true -Dquarkus.profile=demo -Dcyclonedx.skip=true) \
        >"$WORK/demo.log" 2>&1 ||
        { tail -20 "$WORK/demo.log" >&2; return 1; }
}

# Starts it, and does not wait.
serve() {
    DATA=$(mktemp -d)
    CARROTS_DATA_DIR=$DATA QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=$PORT "${JAVA_HOME:+$JAVA_HOME/bin/}java" \
        -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m -jar "$JAR" >"$WORK/service.log" 2>&1 &
    SERVICE=$!
}

# Where it listens is asked of its own log: on a port by agreement somebody else may answer.
serving() {
    local give_up=$((SECONDS + 150))
    until BASE=$(sed -n 's|.* Listening on: \(http://[^ ]*\)$|\1|p' "$WORK/service.log") && [ -n "$BASE" ] &&
        curl -sS -o /dev/null --fail --max-time 5 "$BASE/q/health/ready" 2>/dev/null; do
        kill -0 "$SERVICE" && [ $SECONDS -lt $give_up ] || { tail -5 "$WORK/service.log" >&2; return 1; }
        sleep 0.5
    done
}

# tour STEP: the story up to this step, from its beginning.
tour() {
    rm -f "$WORK/tour"
    BASE_URL=$BASE bin/tour --state "$WORK/tour" --until "$1" >"$WORK/tour.log"
}

token() { curl -sS --fail --data "user=$1" "$BASE/dev/token" | sed 's/.*"access_token":"\([^"]*\)".*/\1/'; }

end() {
    [ -z "$SERVICE" ] || kill "$SERVICE" 2>/dev/null || true
    wait
    [ -z "${DATA:-}" ] || rm -rf "$DATA"
}
trap end EXIT
