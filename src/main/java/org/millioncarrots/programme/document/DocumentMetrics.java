package org.millioncarrots.programme.document;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import org.millioncarrots.programme.Programmes;

/** For an alert, and of each process: during an upgrade one version may read what the other cannot. */
@ApplicationScoped
class DocumentMetrics implements MeterBinder {
    private final Programmes programmes;

    DocumentMetrics(Programmes programmes) {
        this.programmes = programmes;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("carrots.unreadable.documents", programmes, Programmes::unreadableDocuments)
                .description("Stored programme documents that this version of the service cannot read")
                .register(registry);
    }
}
