package org.millioncarrots.console;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a form that was sent is not acted on any more: it is too old, or what it has shown is something else by now. Whoever serves the
 * form tells here what has changed since, item by item, and the page of the refusal shows it.
 */
@RequestScoped
public class StaleForm {
    private final Visit visit;
    private boolean expired;
    private @Nullable String changes;

    StaleForm(Visit visit) {
        this.visit = visit;
    }

    void expire() {
        expired = true;
    }

    boolean isExpired() {
        return expired;
    }

    /** @param part of a page: what has changed since the form was made */
    public void tell(TemplateInstance part) {
        changes = part.setLocale(visit.locale()).render();
    }

    Optional<String> changes() {
        return Optional.ofNullable(changes);
    }
}
