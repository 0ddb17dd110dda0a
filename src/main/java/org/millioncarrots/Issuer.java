package org.millioncarrots;

import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Whose tokens are accepted. Its keys are fetched at the start, or as soon as it answers, and are kept while it is away. */
@ApplicationScoped
class Issuer {
    private final TenantConfigBean tenants;

    Issuer(TenantConfigBean tenants) {
        this.tenants = tenants;
    }

    /** Whether its keys are there. */
    boolean isKnown() {
        return tenants.getDefaultTenant().ready();
    }

    /** The same, after another attempt to fetch them: an unready pod gets no request that would be one. */
    boolean isKnownWithin(Duration patience) {
        TenantConfigContext issuer = tenants.getDefaultTenant();
        if (issuer.ready()) {
            return true;
        }
        try {
            return issuer.initialize().await().atMost(patience).ready();
        } catch (RuntimeException away) {
            return false;
        }
    }
}
