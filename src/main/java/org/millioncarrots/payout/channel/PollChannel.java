package org.millioncarrots.payout.channel;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.millioncarrots.payout.channel.ChannelReport.Direction;
import org.millioncarrots.platform.sql.ForAllPartners;

/** Looks at the channel again and again, each direction on one replica at a time. */
@ApplicationScoped
class PollChannel {
    private final BankChannel channel;
    private final SendByChannel sendByChannel;
    private final ReceiveByChannel receiveByChannel;
    private final ChannelReport report;
    private final ChannelLease lease;
    private final int atMost;

    PollChannel(
            BankChannel channel,
            SendByChannel sendByChannel,
            ReceiveByChannel receiveByChannel,
            ChannelReport report,
            ChannelLease lease,
            ChannelSettings settings) {
        this.channel = channel;
        this.sendByChannel = sendByChannel;
        this.receiveByChannel = receiveByChannel;
        this.report = report;
        this.lease = lease;
        this.atMost = settings.filesAtOnce();
    }

    @Scheduled(
            identity = "send-to-bank",
            every = "${carrots.channel.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @ForAllPartners
    void send() {
        if (channel.sends() && holds(Direction.OUT)) {
            sendByChannel.round(atMost, () -> lease.hold(Direction.OUT));
        }
    }

    @Scheduled(
            identity = "receive-from-bank",
            every = "${carrots.channel.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @ForAllPartners
    void receive() {
        if (channel.receives() && holds(Direction.IN)) {
            receiveByChannel.round(atMost, () -> lease.hold(Direction.IN));
        }
    }

    private boolean holds(Direction direction) {
        boolean held = lease.hold(direction);
        if (!held) {
            report.found(direction, Map.of());
        }
        return held;
    }
}
