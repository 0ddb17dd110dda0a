package org.millioncarrots.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many more callers than places, while the database lets nobody in. */
class PoolPlacesTest {
    private static final int PLACES = 4;
    private static final int CALLERS = 16 * Runtime.getRuntime().availableProcessors();

    private static final CountDownLatch LET_IN = new CountDownLatch(1);

    private AgroalDataSource dataSource;

    /** Of a database that takes as long as the test wants. */
    public static final class SlowDriver implements Driver {
        @Override
        public Connection connect(String url, Properties info) throws SQLException {
            try {
                LET_IN.await();
            } catch (InterruptedException ended) {
                throw new SQLException(ended);
            }
            return (Connection) Proxy.newProxyInstance(
                    SlowDriver.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> switch (method.getReturnType().getName()) {
                        case "boolean" -> method.getName().equals("isValid");
                        case "int" -> 0;
                        default -> null;
                    });
        }

        @Override
        public boolean acceptsURL(String url) {
            return true;
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }

    @BeforeEach
    void makesAPool() throws SQLException {
        dataSource = AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(PLACES)
                        .acquisitionTimeout(Duration.ofMinutes(1))
                        .connectionFactoryConfiguration(
                                factory -> factory.jdbcUrl("jdbc:slow").connectionProviderClass(SlowDriver.class))));
    }

    @AfterEach
    void closesIt() {
        LET_IN.countDown();
        dataSource.close();
    }

    @Test
    void otherWorkGoesOnAndAllAreServedInTheEnd() throws Exception {
        PoolPlaces places = PoolPlaces.of(dataSource, "slow", new SimpleMeterRegistry());
        CountDownLatch begun = new CountDownLatch(CALLERS);
        CountDownLatch served = new CountDownLatch(CALLERS);
        for (int i = 0; i < CALLERS; i++) {
            Thread.ofVirtual().start(() -> {
                begun.countDown();
                try {
                    places.take();
                    try (Connection connection = dataSource.getConnection()) {
                        served.countDown();
                    } finally {
                        places.leave();
                    }
                } catch (SQLException refused) {
                    throw new IllegalStateException(refused);
                }
            });
        }
        assertThat(begun.await(30, TimeUnit.SECONDS))
                .as("each caller has had its turn")
                .isTrue();
        CountDownLatch other = new CountDownLatch(1);
        Thread.ofVirtual().start(other::countDown);
        assertThat(other.await(30, TimeUnit.SECONDS))
                .as("another thread has its turn")
                .isTrue();
        LET_IN.countDown();
        assertThat(served.await(30, TimeUnit.SECONDS))
                .as("each caller was served")
                .isTrue();
    }
}
