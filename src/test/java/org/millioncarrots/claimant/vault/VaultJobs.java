package org.millioncarrots.claimant.vault;

import io.quarkus.arc.Arc;

/** For tests that do not wait for the schedules of the vault. */
public final class VaultJobs {
    private VaultJobs() {}

    public static void rewrap() {
        RewrapKeys job = Arc.container().instance(RewrapKeys.class).get();
        job.goOn();
        job.goOn();
    }
}
