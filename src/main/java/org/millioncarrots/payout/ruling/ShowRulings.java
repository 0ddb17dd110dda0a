package org.millioncarrots.payout.ruling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Forms;
import org.millioncarrots.payout.answer.RulingRules.Ruling;
import org.millioncarrots.payout.ruling.PayoutRulingsPage.Line;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.platform.people.TwoPeople;
import org.millioncarrots.platform.staff.StaffNames;

/** Gathers what the page of rulings on a payout shows. */
@ApplicationScoped
class ShowRulings {
    private final ProposeRuling rulings;
    private final StaffNames names;
    private final TwoPeople people;
    private final Forms forms;
    private final Caller caller;

    ShowRulings(ProposeRuling rulings, StaffNames names, TwoPeople people, Forms forms, Caller caller) {
        this.rulings = rulings;
        this.names = names;
        this.people = people;
        this.forms = forms;
        this.caller = caller;
    }

    @Transactional
    PayoutRulingsPage show(UUID payout) {
        List<PayoutRulingView> all = rulings.of(payout);
        Map<String, String> called = names.of(all.stream()
                .flatMap(ruling -> Stream.of(ruling.proposedBy(), ruling.approvedBy()))
                .filter(Objects::nonNull)
                .toList());
        boolean finance = caller.hasRole(Roles.FINANCE);
        boolean may = finance || caller.hasRole(Roles.APPROVER);
        return new PayoutRulingsPage(
                payout,
                all.stream().map(ruling -> line(ruling, called, may)).toList(),
                Arrays.stream(Ruling.values()).map(Enum::name).toList(),
                token(finance, "proposeRuling", payout));
    }

    private Line line(PayoutRulingView ruling, Map<String, String> called, boolean may) {
        boolean mine = people.isCaller(ruling.proposedBy());
        return new Line(
                ruling.id(),
                ruling.outcome(),
                ruling.reference(),
                name(called, ruling.proposedBy()),
                ruling.proposedAt(),
                name(called, ruling.approvedBy()),
                ruling.approvedAt(),
                mine,
                token(may && !mine && ruling.approvedAt() == null, "approveRuling", ruling.id()));
    }

    private static String name(Map<String, String> called, @Nullable String person) {
        return person == null ? "" : called.getOrDefault(person, person);
    }

    private String token(boolean may, String operation, UUID target) {
        return may ? forms.token(operation, target.toString(), "") : "";
    }
}
