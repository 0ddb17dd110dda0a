package org.millioncarrots;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import sun.misc.Signal;

/**
 * SIGTERM is how Kubernetes and systemd ask a service to end: that is no fault, so it ends with 0 after its last request. A JVM
 * left to itself says 143, which both take for a failure.
 */
@ApplicationScoped
class EndOnTerm {
    void atStart(@Observes StartupEvent start) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            Signal.handle(new Signal("TERM"), signal -> Quarkus.asyncExit(0));
        }
    }
}
