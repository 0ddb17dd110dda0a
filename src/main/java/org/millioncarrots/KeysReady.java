package org.millioncarrots;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.http.Problem;

/** Whether the master key can be used; as {@link VaultReady}, a key service that is away makes nobody unready who ever reached it. */
@Readiness
@ApplicationScoped
class KeysReady implements HealthCheck {
    private final MasterKeys keys;
    private final AtomicBoolean reached = new AtomicBoolean();

    KeysReady(MasterKeys keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        String state;
        try {
            keys.tryMaster();
            reached.set(true);
            state = "open";
        } catch (Problem away) {
            state = "away";
        }
        return HealthCheckResponse.named("keys")
                .withData("state", state)
                .status(reached.get())
                .build();
    }
}
