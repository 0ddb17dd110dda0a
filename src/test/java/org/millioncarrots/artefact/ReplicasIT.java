package org.millioncarrots.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replicas behind a balancer, killed and terminated at random under load: nobody gets a 5xx from one that lives, nothing is double
 * or lost, the books balance. {@code -Dreplicas.count=4 -Dreplicas.seconds=120 -Dreplicas.seed=7} makes more of it.
 */
class ReplicasIT {
    private static final int REPLICAS = Integer.getInteger("replicas.count", 2);
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("replicas.seconds", 20));
    private static final long SEED = Long.getLong("replicas.seed", System.nanoTime());

    private final Random random = new Random(SEED);
    private final List<Service> replicas = new ArrayList<>();
    private int killed;
    private int terminated;

    @Test
    void replicasThatComeAndGoLoseNothing(@TempDir Path folder, @TempDir Path databaseFolder) throws Exception {
        try (Installation installation = new Installation(folder, databaseFolder, PostgresServer::version18);
                Balancer balancer = new Balancer();
                MixedLoad load = new MixedLoad(balancer.url(), installation.issuer()::tokenOf)) {
            installation.migrate();
            for (int i = 0; i < REPLICAS; i++) {
                replicas.add(start(installation, balancer));
            }
            for (Service replica : replicas) {
                replica.waitUntilReady();
            }
            load.vote();
            Thread storm = Thread.ofVirtual().start(() -> storm(installation, balancer));
            load.play(TIME, 4);
            storm.join();
            System.out.printf(
                    "replicas=%d seconds=%d seed=%d killed=%d terminated=%d %s%n",
                    REPLICAS, TIME.toSeconds(), SEED, killed, terminated, load.counts());
            assertThat(killed + terminated).as("some came and went").isPositive();
            assertThat(load.counts().keySet())
                    .as("seed %d", SEED)
                    .noneMatch(what -> what.startsWith("5xx") || what.startsWith("cut off"));
            assertThat(load.count("attested")).isPositive();
            assertThat(load.count("bank messages")).isPositive();
            compare(installation.database(), load);
            for (Service replica : replicas) {
                replica.terminate();
                assertThat(replica.exitCode()).as(replica.said()).isZero();
            }
        } finally {
            replicas.forEach(Service::close);
        }
    }

    private static Service start(Installation installation, Balancer balancer) throws Exception {
        Service replica = Service.start(installation.folder(), installation.settings());
        balancer.watch(replica);
        return replica;
    }

    /** Ends one after another, never the last that is ready, and starts another in its place. */
    private void storm(Installation installation, Balancer balancer) {
        long end = System.nanoTime() + TIME.toNanos();
        try {
            while (System.nanoTime() < end) {
                Thread.sleep(1_000 + random.nextInt(4_000));
                int which = random.nextInt(REPLICAS);
                Service replica = replicas.get(which);
                // Whoever is terminated while it starts ends as a JVM does by itself, with 143.
                if (balancer.readyReplicas() < 2 || !replica.isReady()) {
                    continue;
                }
                if (random.nextBoolean()) {
                    killed++;
                    replica.close();
                } else {
                    terminated++;
                    replica.terminate();
                    assertThat(replica.exitCode()).isZero();
                }
                replicas.set(which, start(installation, balancer));
            }
            for (Service replica : replicas) {
                replica.waitUntilReady();
            }
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Whatever was answered with 2xx is there, and nothing else. */
    private static void compare(PostgresServer database, MixedLoad load) throws Exception {
        try (Connection connection = database.connect(PostgresServer.SUPERUSER)) {
            assertThat(number(connection, "select count(*) from claimant")).isEqualTo(load.count("registered"));
            assertThat(number(connection, "select count(*) from claim")).isEqualTo(load.count("lodged"));
            assertThat(number(connection, "select count(*) from award")).isEqualTo(load.count("attested"));
            assertThat(number(connection, "select count(*) from payout_batch where state = 'DELIVERED'"))
                    .isEqualTo(load.count("delivered"));
            assertThat(number(connection, "select count(*) from payout where state = 'SETTLED'"))
                    .isEqualTo(load.count("payments in files"));
            assertThat(number(connection, """
                    select count(*) from (select from payout group by bucket, instalment_id having count(*) > 1) twice"""))
                    .as("instalments with two payouts")
                    .isZero();
            assertThat(number(connection, """
                    select count(*) from payout p left join (
                        select bucket, subject_id, sum(amount_minor) as booked from transfer where step = 'FALL_DUE' group by 1, 2) t
                        on t.bucket = p.bucket and t.subject_id = p.instalment_id
                    where t.booked is distinct from p.amount_minor"""))
                    .as("payouts whose transfers are not their amount")
                    .isZero();
            assertThat(number(connection, """
                    select count(*) from (select sequence from audit_entry group by 1 having count(*) > 1) twice""")).isZero();
        }
    }

    private static long number(Connection connection, String query) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
