package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Forgotten;
import org.millioncarrots.platform.sql.Sql;

/** Erased claimants. */
@ApplicationScoped
class ForgottenClaimants implements Forgotten {
    private final Sql sql;

    ForgottenClaimants(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean isForgotten(UUID id) {
        return sql.of("select 1 from claimant where bucket = :bucket and id = :id and state = 'ERASED'")
                .with("bucket", Ids.bucketOf(id))
                .with("id", id)
                .exists();
    }
}
