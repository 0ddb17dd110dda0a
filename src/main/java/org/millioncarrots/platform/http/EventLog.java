package org.millioncarrots.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.millioncarrots.platform.EventLine;

/**
 * The operators' log of what happened, in a category of its own: one line each, with the fields in the text and, in JSON, under
 * {@code mdc} too. What was rolled back is not in it.
 */
@ApplicationScoped
public class EventLog {
    static final String CATEGORY = "org.millioncarrots.events";

    private static final Logger LOG = Logger.getLogger(CATEGORY);

    void write(@Observes(during = TransactionPhase.AFTER_SUCCESS) EventLine line) {
        try {
            MDC.put("event", line.name());
            line.fields().forEach(MDC::put);
            LOG.infof(
                    "%s %s",
                    line.name(),
                    line.fields().entrySet().stream()
                            .map(field -> field.getKey() + "=" + field.getValue())
                            .collect(Collectors.joining(" ")));
        } finally {
            MDC.remove("event");
            line.fields().keySet().forEach(MDC::remove);
        }
    }
}
