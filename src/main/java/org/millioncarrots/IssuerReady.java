package org.millioncarrots;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether tokens can be verified. A later outage of the issuer makes nobody unready. */
@Readiness
@ApplicationScoped
class IssuerReady implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Issuer issuer;

    IssuerReady(Issuer issuer) {
        this.issuer = issuer;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("issuer");
        return issuer.isKnownWithin(PATIENCE)
                ? answer.up().build()
                : answer.withData("reason", "its keys could not be fetched since the start")
                        .down()
                        .build();
    }
}
