package org.millioncarrots.payout.exception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.payout.exception.ExceptionPage.Ruling;
import org.millioncarrots.platform.staff.StaffNames;

/** Gathers what the page of one exception shows. */
@ApplicationScoped
class ShowException {
    private final OwnException exceptions;
    private final ExceptionForms forms;
    private final StaffNames names;

    ShowException(OwnException exceptions, ExceptionForms forms, StaffNames names) {
        this.exceptions = exceptions;
        this.forms = forms;
        this.names = names;
    }

    /** @throws org.millioncarrots.platform.http.Problem if there is none (404) */
    @Transactional
    ExceptionPage show(UUID id) {
        ExceptionView exception = exceptions.get(id);
        ExceptionKind kind = ExceptionKind.valueOf(exception.kind());
        Map<String, String> called = names.of(Stream.concat(
                        Stream.of(exception.owner()),
                        exception.rulings().stream()
                                .flatMap(ruling -> Stream.of(ruling.proposedBy(), ruling.approvedBy())))
                .filter(Objects::nonNull)
                .toList());
        String propose = forms.propose(exception);
        return new ExceptionPage(
                id,
                kind.word(),
                kind.nextStep(exception.reason()),
                text(exception.reason()),
                text(exception.answer()),
                exception.amount(),
                exception.expected(),
                exception.lost(),
                exception.payoutId(),
                exception.messageId(),
                exception.line(),
                exception.since(),
                exception.state().name(),
                exception.endsWithItsPayout(),
                name(called, exception.owner()),
                forms.isMine(exception.owner()),
                exception.rulings().stream()
                        .map(ruling -> ruling(exception, ruling, called))
                        .toList(),
                propose.isEmpty() ? List.of() : codes(exception),
                forms.take(id, exception.state(), exception.owner()),
                forms.giveBack(id, exception.owner()),
                propose);
    }

    /** Those that would not be refused: what books something needs to know what. */
    private static List<String> codes(ExceptionView exception) {
        return Arrays.stream(RulingCode.values())
                .filter(code -> code.suits(exception.state()))
                .filter(code -> exception.lost() != null
                        || exception.state() == ExceptionState.CLAIMED
                        || code.step(exception.state()).isEmpty())
                .map(Enum::name)
                .toList();
    }

    private Ruling ruling(ExceptionView exception, ExceptionRulingView ruling, Map<String, String> called) {
        return new Ruling(
                ruling.id(),
                ruling.code().name(),
                ruling.reference(),
                ruling.programme(),
                ruling.amount(),
                name(called, ruling.proposedBy()),
                ruling.proposedAt(),
                name(called, ruling.approvedBy()),
                ruling.approvedAt(),
                forms.isMine(ruling.proposedBy()),
                forms.approve(exception, ruling));
    }

    private static String name(Map<String, String> called, @Nullable String person) {
        return person == null ? "" : called.getOrDefault(person, person);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
