package org.millioncarrots.platform;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.TransactionScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Tells the database at the start of each transaction whose rows it may show. Without it no row of a protected table is
 * visible, so forgetting a transaction shows nothing instead of everything.
 */
@ApplicationScoped
class RowSecurity {
    /** Sees the rows of all partners: staff, and work that no request started. */
    private static final String ALL_PARTNERS = "*";

    private final AgroalDataSource dataSource;
    private final Caller caller;

    RowSecurity(AgroalDataSource dataSource, Caller caller) {
        this.dataSource = dataSource;
        this.caller = caller;
    }

    void begin(@Observes @Initialized(TransactionScoped.class) Object transaction) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("select begin_work(?)")) {
            statement.setString(1, visiblePartner());
            statement.execute();
        }
    }

    private String visiblePartner() {
        boolean request = Arc.container().requestContext().isActive();
        return request ? caller.partner().orElse(ALL_PARTNERS) : ALL_PARTNERS;
    }
}
