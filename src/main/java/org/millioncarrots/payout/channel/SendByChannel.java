package org.millioncarrots.payout.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.millioncarrots.payout.channel.ChannelReport.Direction;
import org.millioncarrots.payout.channel.ChannelReport.Outcome;
import org.millioncarrots.payout.file.SecureApproval;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.sql.ForAllPartners;

/** Hands approved files to the bank, on one replica at a time, the ones that a kill has cut off first. */
@ApplicationScoped
class SendByChannel {
    private final BankChannel channel;
    private final DeliverySql sql;
    private final SecureApproval secureApproval;
    private final PrepareDelivery prepareDelivery;
    private final ReleaseDelivery releaseDelivery;
    private final ChannelReport report;

    SendByChannel(
            BankChannel channel,
            DeliverySql sql,
            SecureApproval secureApproval,
            PrepareDelivery prepareDelivery,
            ReleaseDelivery releaseDelivery,
            ChannelReport report) {
        this.channel = channel;
        this.sql = sql;
        this.secureApproval = secureApproval;
        this.prepareDelivery = prepareDelivery;
        this.releaseDelivery = releaseDelivery;
        this.report = report;
    }

    /**
     * Copies before new ones are made: where one cannot go, the directory may be another one.
     *
     * @param goesOn asked before each file
     */
    @ForAllPartners
    void round(int atMost, BooleanSupplier goesOn) {
        Round round = new Round(goesOn);
        for (UUID batch : sql.unreleased(atMost)) {
            round.step(() -> release(batch));
        }
        if (round.foundTheDirectory()) {
            for (UUID batch : sql.waiting(atMost)) {
                round.step(() -> {
                    secureApproval.require(batch);
                    prepareDelivery.prepare(batch);
                    release(batch);
                });
            }
            round.step(() -> channel.forgetOthers(sql.copies()));
        }
        report.found(Direction.OUT, round.troubles);
    }

    private void release(UUID batch) {
        if (releaseDelivery.release(batch)) {
            report.count(Outcome.RELEASED);
        }
    }

    /** What one round has met. */
    private static final class Round {
        private final Map<Trouble, Integer> troubles = new EnumMap<>(Trouble.class);
        private final BooleanSupplier goesOn;
        private boolean paymentsStopped;

        private Round(BooleanSupplier goesOn) {
            this.goesOn = goesOn;
        }

        private void step(Runnable step) {
            if (paymentsStopped || !goesOn.getAsBoolean()) {
                return;
            }
            try {
                step.run();
            } catch (Problem stopped) {
                paymentsStopped = stopped.type() == ProblemType.PAYMENTS_STOPPED;
                if (!paymentsStopped) {
                    add(stopped);
                }
            } catch (RuntimeException failed) {
                add(failed);
            }
        }

        private void add(RuntimeException failed) {
            troubles.merge(ChannelReport.trouble(failed), 1, Integer::sum);
        }

        private boolean foundTheDirectory() {
            return !troubles.containsKey(Trouble.STORAGE);
        }
    }
}
