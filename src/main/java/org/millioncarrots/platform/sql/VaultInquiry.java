package org.millioncarrots.platform.sql;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Asks the vault's database whether it can serve. */
@ApplicationScoped
public class VaultInquiry {
    private final AgroalDataSource dataSource;
    private final AtomicBoolean reached = new AtomicBoolean();

    VaultInquiry(@DataSource("vault") AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Whether it ever could since the start. */
    public boolean wasReached() {
        return reached.get();
    }

    /**
     * What came back.
     *
     * @param fault why it cannot serve, as its SQLSTATE ({@code null} as a text where the driver gave none); empty if it can
     * @param unsafeRole why row-level security would not bind whoever logged in; empty when it does
     */
    public record Answer(Optional<String> fault, Optional<String> unsafeRole) {}

    public Answer ask() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select has_table_privilege('vault_key', 'select'), has_table_privilege('vault_record', 'insert')");
            reached.set(true);
            return new Answer(Optional.empty(), DatabaseState.unsafeRole(connection));
        } catch (SQLException refused) {
            return new Answer(Optional.of(String.valueOf(refused.getSQLState())), Optional.empty());
        }
    }
}
