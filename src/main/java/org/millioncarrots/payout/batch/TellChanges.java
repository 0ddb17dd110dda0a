package org.millioncarrots.payout.batch;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.millioncarrots.console.StaleForm;

/** Tells whoever would have approved a batch that is another by now what has changed, so that they need only look at that. */
@ApplicationScoped
public class TellChanges {
    private final ShowBatch show;
    private final BatchDigest digest;
    private final LeftPayoutSql sql;
    private final StaleForm stale;

    TellChanges(ShowBatch show, BatchDigest digest, LeftPayoutSql sql, StaleForm stale) {
        this.show = show;
        this.digest = digest;
        this.sql = sql;
        this.stale = stale;
    }

    @CheckedTemplate(basePath = "BatchPages")
    static class Templates {
        static native TemplateInstance changed(ChangedBatch changed);
    }

    /**
     * @param seen the digest that the form has shown
     * @param controls what the form has shown of controls
     * @param since when it was made
     */
    @Transactional
    public void since(UUID id, String seen, String controls, Instant since) {
        ApprovePage now = show.approval(id);
        List<LeftPayout> left = sql.of(id);
        OptionalInt steps = digest.stepsBack(id, left, seen);
        boolean again = steps.isPresent() && now.isOpen() && !now.isNothingLeft();
        stale.tell(Templates.changed(new ChangedBatch(
                id,
                since,
                left.subList(0, steps.orElse(0)),
                steps.isPresent(),
                ShownControls.read(controls).turned(ShownControls.read(now.controls())),
                now.stopped(),
                now.batch().payouts(),
                now.batch().total(),
                now.digest(),
                now.controls(),
                again ? now.approve() : "")));
    }
}
