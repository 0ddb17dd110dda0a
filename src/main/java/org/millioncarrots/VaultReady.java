package org.millioncarrots;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.millioncarrots.platform.sql.VaultInquiry;

/**
 * Whether the vault can be reached. A pod that never could is not ready, so that a wrong password stops an exchange of pods; later it
 * says so and stays, because most of what it does needs no vault, and no other pod would fare better.
 */
@Readiness
@ApplicationScoped
class VaultReady implements HealthCheck {
    private final VaultInquiry vault;

    VaultReady(VaultInquiry vault) {
        this.vault = vault;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> fault = vault.ask().fault();
        return HealthCheckResponse.named("vault")
                .withData(
                        "state",
                        fault.map(sqlState -> "away, SQLSTATE " + sqlState).orElse("open"))
                .status(vault.wasReached())
                .build();
    }
}
