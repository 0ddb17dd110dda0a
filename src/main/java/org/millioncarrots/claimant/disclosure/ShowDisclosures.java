package org.millioncarrots.claimant.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.disclosure.Disclosures.Waiting;
import org.millioncarrots.claimant.disclosure.DisclosuresPage.Line;
import org.millioncarrots.console.Forms;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.platform.people.TwoPeople;
import org.millioncarrots.platform.staff.StaffNames;

/** Gathers what the pages of disclosures show. What is disclosed itself is on none of them: the API alone gives it, once. */
@ApplicationScoped
class ShowDisclosures {
    private final DiscloseIdentity discloseIdentity;
    private final StaffNames names;
    private final TwoPeople people;
    private final Caller caller;
    private final Forms forms;
    private final Duration openFor;

    ShowDisclosures(
            DiscloseIdentity discloseIdentity,
            StaffNames names,
            TwoPeople people,
            Caller caller,
            Forms forms,
            DisclosureSettings settings) {
        this.discloseIdentity = discloseIdentity;
        this.names = names;
        this.people = people;
        this.caller = caller;
        this.forms = forms;
        this.openFor = settings.openFor();
    }

    @Transactional
    DisclosuresPage waiting(UUID after) {
        return page(null, "", discloseIdentity.waiting(after), "");
    }

    /** @throws org.millioncarrots.platform.http.Problem if there is no such claimant (404) */
    @Transactional
    DisclosuresPage of(UUID id) {
        ClaimantId claimant = new ClaimantId(id);
        String pseudonym = discloseIdentity.pseudonym(claimant);
        List<Waiting> all = discloseIdentity.list(claimant).stream()
                .map(disclosure -> new Waiting(disclosure, pseudonym))
                .toList();
        boolean may = !pseudonym.isEmpty() && (caller.hasRole(Roles.CASEWORKER) || caller.hasRole(Roles.AUDITOR));
        return page(
                id, pseudonym, new Page<>(all, null), may ? forms.token("proposeDisclosure", id.toString(), "") : "");
    }

    private DisclosuresPage page(@Nullable UUID claimant, String pseudonym, Page<Waiting> rows, String propose) {
        Map<String, String> called = names.of(rows.items().stream()
                .map(Waiting::disclosure)
                .flatMap(one -> Stream.of(one.proposedBy(), Objects.requireNonNullElse(one.approvedBy(), "")))
                .toList());
        return new DisclosuresPage(
                claimant,
                pseudonym,
                rows.items().stream().map(row -> line(row, called)).toList(),
                openFor.toMinutesPart() == 0 ? openFor.toHours() + " h" : openFor.toMinutes() + " min",
                rows.next(),
                propose);
    }

    private Line line(Waiting row, Map<String, String> called) {
        Disclosure one = row.disclosure();
        Disclosure.State state = discloseIdentity.state(one);
        boolean mine = people.isCaller(one.proposedBy());
        return new Line(
                one.id(),
                one.claimantId(),
                row.pseudonym(),
                one.purpose().name(),
                one.reference(),
                state.name(),
                called.getOrDefault(one.proposedBy(), one.proposedBy()),
                one.proposedAt(),
                one.approvedBy() == null ? "" : called.getOrDefault(one.approvedBy(), one.approvedBy()),
                one.approvedAt(),
                one.expiresAt(),
                one.readAt(),
                mine,
                !mine && state == Disclosure.State.PROPOSED
                        ? forms.token("approveDisclosure", one.id().toString(), "")
                        : "");
    }
}
