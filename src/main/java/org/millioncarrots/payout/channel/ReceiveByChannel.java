package org.millioncarrots.payout.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.millioncarrots.payout.answer.ApplyBankMessage;
import org.millioncarrots.payout.channel.BankChannel.Incoming;
import org.millioncarrots.payout.channel.BankChannel.NoMessage;
import org.millioncarrots.payout.channel.ChannelReport.Direction;
import org.millioncarrots.payout.channel.ChannelReport.Outcome;
import org.millioncarrots.platform.http.LargeBodies;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.sql.ForAllPartners;

/**
 * Applies what the bank sends, message by message, on one replica at a time. A message is put aside once what it says is
 * committed; after a kill between the two it is known again by its bytes.
 */
@ApplicationScoped
class ReceiveByChannel {
    private static final Logger LOG = Logger.getLogger(ReceiveByChannel.class);

    private final BankChannel channel;
    private final ApplyBankMessage applyBankMessage;
    private final LargeBodies largeBodies;
    private final ChannelReport report;
    /** Applied, and only not put aside yet. */
    private final Set<Incoming> applied = new HashSet<>();

    private final Set<Incoming> failed = new HashSet<>();

    ReceiveByChannel(
            BankChannel channel, ApplyBankMessage applyBankMessage, LargeBodies largeBodies, ChannelReport report) {
        this.channel = channel;
        this.applyBankMessage = applyBankMessage;
        this.largeBodies = largeBodies;
        this.report = report;
    }

    /**
     * What has failed before comes last, so that it keeps nothing else waiting.
     *
     * @param goesOn asked before each message
     */
    @ForAllPartners
    synchronized void round(int atMost, BooleanSupplier goesOn) {
        Map<Trouble, Integer> troubles = new EnumMap<>(Trouble.class);
        try {
            List<Incoming> arrived = channel.arrived();
            applied.retainAll(arrived);
            failed.retainAll(arrived);
            arrived.stream()
                    .sorted(Comparator.comparing(failed::contains))
                    .limit(atMost)
                    .takeWhile(message -> goesOn.getAsBoolean())
                    .forEach(message -> take(message, troubles));
        } catch (ChannelFailure away) {
            troubles.put(away.trouble(), 1);
        }
        report.found(Direction.IN, troubles);
    }

    private void take(Incoming message, Map<Trouble, Integer> troubles) {
        try {
            take(message);
            failed.remove(message);
        } catch (RuntimeException notNow) {
            failed.add(message);
            troubles.merge(ChannelReport.trouble(notNow), 1, Integer::sum);
        }
    }

    private void take(Incoming message) {
        try {
            if (!applied.contains(message)) {
                apply(message);
                applied.add(message);
            }
            channel.done(message);
            report.count(Outcome.DONE);
        } catch (NoMessage none) {
            refuse(message, none.reason());
        } catch (Problem problem) {
            if (problem.type() != ProblemType.BANK_MESSAGE_REFUSED) {
                throw problem;
            }
            refuse(message, reason(problem));
        }
    }

    private void apply(Incoming message) throws NoMessage {
        byte[] bytes = channel.read(message);
        largeBodies.alone(() -> applyBankMessage.apply(bytes));
    }

    private void refuse(Incoming message, String reason) {
        channel.refuse(message, reason);
        report.count(Outcome.REFUSED);
        LOG.warn("channel in: a file is no message of the bank that can be read; it lies in refused, with the reason");
    }

    /** As a caller would be told: what was wrong where, never what stood there. */
    private static String reason(Problem problem) {
        return problem.type().uri() + "\n" + problem.detail()
                + problem.violations().stream()
                        .map(violation -> "\n" + violation.field() + ": " + violation.message())
                        .collect(Collectors.joining());
    }
}
