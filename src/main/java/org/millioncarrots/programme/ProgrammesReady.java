package org.millioncarrots.programme;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the catalogue of programmes was read; once it was, it stays in memory. */
@Readiness
@ApplicationScoped
class ProgrammesReady implements HealthCheck {
    private final Programmes programmes;

    ProgrammesReady(Programmes programmes) {
        this.programmes = programmes;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("programmes");
        return programmes.areLoaded()
                ? answer.up().build()
                : answer.withData("reason", "not read from the database yet")
                        .down()
                        .build();
    }
}
