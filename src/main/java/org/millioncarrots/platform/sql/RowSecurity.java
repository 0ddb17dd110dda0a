package org.millioncarrots.platform.sql;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.millioncarrots.platform.people.Caller;

/**
 * Tells the database at the start of each transaction whose rows it may show. Without it no row of a protected table is
 * visible, so forgetting a transaction shows nothing instead of everything.
 *
 * <p>If that fails, the transaction ends here: whoever began it learns of a failed beginning and would never end it.
 */
@ApplicationScoped
class RowSecurity {
    /** Sees the rows of all partners: staff, the bank, and work of the service's own that says so. */
    private static final String ALL_PARTNERS = "*";

    /** Sees none: whoever calls without a token or a role, and work that does not say for whom it is done. */
    private static final String NOBODY = "";

    private final AgroalDataSource dataSource;
    private final TransactionManager transactions;
    private final Caller caller;
    private final PoolPlaces places;

    RowSecurity(AgroalDataSource dataSource, TransactionManager transactions, Caller caller, MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.caller = caller;
        this.places = PoolPlaces.of(dataSource, "default", metrics);
    }

    void begin(@Observes @Initialized(TransactionScoped.class) Object transaction) throws SystemException {
        try {
            takePlace();
            tellWhoseRows();
        } catch (SQLException failed) {
            transactions.rollback();
            throw new PersistenceException("the transaction could not begin", failed);
        } catch (RuntimeException refused) {
            transactions.rollback();
            throw refused;
        }
    }

    /** Until the transaction has ended, however it does, and the pool has its connection back: what is interposed comes before this. */
    private void takePlace() throws SQLException, SystemException {
        places.take();
        boolean registered = false;
        try {
            transactions.getTransaction().registerSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {}

                @Override
                public void afterCompletion(int status) {
                    places.leave();
                }
            });
            registered = true;
        } catch (RollbackException alreadyEnding) {
            throw new SQLException(alreadyEnding);
        } finally {
            if (!registered) {
                places.leave();
            }
        }
    }

    private void tellWhoseRows() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("select begin_work(?)")) {
            statement.setString(1, whoseRows());
            statement.execute();
        }
    }

    private String whoseRows() {
        return caller.partner()
                .orElseGet(() -> caller.actsForAllPartners() || WorkForAllPartners.isGoingOn() ? ALL_PARTNERS : NOBODY);
    }
}
