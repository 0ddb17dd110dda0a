package org.millioncarrots.report.day;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.StaleForm;
import org.millioncarrots.ledger.ClosedMonth;
import org.millioncarrots.ledger.ClosingView;
import org.millioncarrots.ledger.ReadClosings;

/** What pages show of months that are closed, or proposed to be, and of what has changed since. */
@ApplicationScoped
class ShowClosings {
    private final ReadClosings closings;
    private final ClosingChanges changes;
    private final StaleForm stale;

    ShowClosings(ReadClosings closings, ClosingChanges changes, StaleForm stale) {
        this.closings = closings;
        this.changes = changes;
        this.stale = stale;
    }

    @CheckedTemplate(basePath = "ClosePages")
    static class Templates {
        static native TemplateInstance changed(ChangedMonth changed);
    }

    Optional<ClosedMonth> closed(YearMonth month) {
        return closings.closed(month);
    }

    Optional<ClosingView> proposed(YearMonth month) {
        return closings.proposed(month);
    }

    List<ClosingView.Listed> latest(int most) {
        return closings.latest(most);
    }

    /** @return null of figures that are those that were proposed */
    @Nullable
    ChangedMonth changed(@Nullable ClosingView proposed) {
        return proposed == null || proposed.isAsProposed() ? null : changes.sinceProposed(proposed);
    }

    /** On the page of the refusal. */
    void tell(YearMonth month, String seen, Instant made) {
        closings.proposed(month).ifPresent(now -> stale.tell(Templates.changed(changes.sinceShown(now, seen, made))));
    }
}
