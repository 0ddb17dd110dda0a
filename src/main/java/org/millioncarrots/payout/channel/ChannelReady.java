package org.millioncarrots.payout.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.millioncarrots.payout.channel.ChannelReport.Direction;

/** Says how the channel fares. It makes nobody unready: what waits in it is mended by no other replica. */
@Readiness
@ApplicationScoped
class ChannelReady implements HealthCheck {
    private final BankChannel channel;
    private final ChannelReport report;

    ChannelReady(BankChannel channel, ChannelReport report) {
        this.channel = channel;
        this.report = report;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("channel")
                .withData("out", says(channel.sends(), Direction.OUT))
                .withData("in", says(channel.receives(), Direction.IN))
                .up()
                .build();
    }

    private String says(boolean configured, Direction direction) {
        Map<Trouble, Integer> waiting = report.waiting(direction);
        if (!configured) {
            return "by hand";
        }
        return waiting.isEmpty() ? "open" : "waits: " + waiting;
    }
}
