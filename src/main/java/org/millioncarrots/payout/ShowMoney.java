package org.millioncarrots.payout;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.millioncarrots.ledger.LedgerView.TransferLine;
import org.millioncarrots.ledger.ReadLedger;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.payout.PayoutPage.Moved;
import org.millioncarrots.payout.PayoutPage.Rate;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;

/** Shows how a payout's amount came about, and what the books have moved for it. */
@ApplicationScoped
class ShowMoney {
    /** An instalment and an attempt have a few for each sponsor. */
    private static final int MOST = 100;

    private final ReadLedger ledger;
    private final Json json;
    private final Caller caller;

    ShowMoney(ReadLedger ledger, Json json, Caller caller) {
        this.ledger = ledger;
        this.json = json;
        this.caller = caller;
    }

    /** The rates that lead from what was promised to what is paid; empty if it is paid as it was promised. */
    List<Rate> rates(Payout.Followed followed) {
        Payout.Conversion conversion = followed.conversion();
        return conversion == null
                ? List.of()
                : Stream.of(json.read(conversion.rates(), PinnedRate[].class))
                        .map(rate -> new Rate(
                                rate.nominal() + " " + rate.base(),
                                rate.value().toPlainString() + " " + rate.quote(),
                                rate.source().name(),
                                rate.inForceFrom()))
                        .toList();
    }

    /** Of its instalment and of each sending, in the order in which they were booked; for whoever may read the books. */
    List<Moved> transfers(Payout.Followed followed) {
        if (!caller.hasRole(Roles.FINANCE) && !caller.hasRole(Roles.AUDITOR)) {
            return List.of();
        }
        return Stream.concat(
                        Stream.of(followed.payout().instalmentId()),
                        followed.attempts().stream().map(Payout.Attempt::id))
                .flatMap(subject -> ledger.of(subject, MOST).stream())
                .sorted(Comparator.comparing(TransferLine::bookedAt).thenComparing(TransferLine::id))
                .map(line -> new Moved(
                        line.id(),
                        line.businessOn(),
                        "step_" + line.step(),
                        "account_" + line.debit(),
                        "account_" + line.credit(),
                        line.amount(),
                        line.sponsor(),
                        line.subjectId()))
                .toList();
    }
}
