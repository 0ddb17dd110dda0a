package org.millioncarrots.payout.statement;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.payout.statement.StatementFinding.Kind;
import org.millioncarrots.platform.TargetDays;

/**
 * The statements of one account and currency in their order, each of which begins where the one before ends. What is not so is
 * found, with its amount: the balance of each day is the first opening balance, all entries since and all that was found.
 */
final class StatementChain {
    /** Where the year stands before it. */
    private static final long NUMBERS_OF_A_YEAR = 1_000;

    private final List<StatementFinding> findings = new ArrayList<>();
    private final Map<UUID, Link> links = new LinkedHashMap<>();
    private @Nullable Begin begin;
    private long balance;

    /**
     * Where the chain begins.
     *
     * @param on the first day that is reported
     * @param opening the balance before it, in minor units
     */
    record Begin(LocalDate on, long opening) {}

    /**
     * A statement's place in the chain.
     *
     * @param balance after it, in minor units
     */
    record Link(int place, long balance) {}

    /** One statement, put together from its pages. */
    private record Whole(List<KeptStatement> pages) {
        @Nullable
        Long opening() {
            return pages.getFirst().opening();
        }

        @Nullable
        Long closing() {
            return pages.getLast().closing();
        }

        long moved() {
            return pages.stream().mapToLong(KeptStatement::moved).sum();
        }

        UUID id() {
            return pages.getLast().id();
        }

        LocalDate lastOn() {
            return pages.stream()
                    .map(KeptStatement::lastOn)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }

        LocalDate firstOn() {
            return pages.stream()
                    .map(KeptStatement::firstOn)
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder())
                    .filter(first -> !first.isAfter(lastOn()))
                    .orElse(lastOn());
        }

        boolean isComplete() {
            for (int i = 0; i < pages.size(); i++) {
                Integer page = pages.get(i).page();
                if (page != null && page != i + 1) {
                    return false;
                }
            }
            return pages.getLast().isLastPage();
        }

        KeptStatement any() {
            return pages.getFirst();
        }
    }

    /** By what pages know each other. */
    private record Key(
            @Nullable String reference,
            @Nullable Long number,
            @Nullable Long legalNumber,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable UUID alone) {}

    /**
     * @param statements those that are neither duplicates nor superseded
     * @param dueThrough the last day whose statement should have come by now
     */
    StatementChain(List<KeptStatement> statements, LocalDate dueThrough) {
        List<Whole> wholes = wholes(statements);
        List<Whole> counted = new ArrayList<>();
        for (Whole whole : wholes) {
            if (add(whole)) {
                if (!counted.isEmpty()) {
                    compareNumbers(counted.getLast().any(), whole);
                }
                counted.add(whole);
            }
        }
        findMissing(counted, dueThrough);
    }

    @Nullable
    Begin begin() {
        return begin;
    }

    /** By statement; one that has no place in the chain has none here. */
    Map<UUID, Link> links() {
        return links;
    }

    List<StatementFinding> findings() {
        return findings;
    }

    private static List<Whole> wholes(List<KeptStatement> statements) {
        Map<Key, List<KeptStatement>> byKey = new LinkedHashMap<>();
        for (KeptStatement one : statements) {
            Key key = one.page() == null
                    ? new Key(null, null, null, null, null, one.id())
                    : new Key(one.reference(), one.number(), one.legalNumber(), one.from(), one.to(), null);
            byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(one);
        }
        byKey.values()
                .forEach(pages -> pages.sort(
                        Comparator.comparing((KeptStatement page) -> Objects.requireNonNullElse(page.page(), 0))
                                .thenComparing(KeptStatement::id)));
        return byKey.values().stream()
                .map(Whole::new)
                .sorted(Comparator.comparing(Whole::lastOn)
                        .thenComparing(
                                whole -> Objects.requireNonNullElse(whole.any().anyNumber(), 0L))
                        .thenComparing(
                                whole -> Objects.requireNonNullElse(whole.any().madeAt(), ""))
                        .thenComparing(Whole::id))
                .toList();
    }

    private boolean add(Whole whole) {
        Long stated = whole.opening();
        Long closing = whole.closing();
        long opening;
        if (begin == null) {
            if (stated != null) {
                opening = stated;
            } else if (closing != null) {
                opening = closing - whole.moved();
            } else {
                return false;
            }
            begin = new Begin(whole.firstOn(), opening);
        } else {
            opening = stated != null ? stated : balance;
            if (opening != balance) {
                find(Kind.STATEMENT_BALANCE_GAP, whole, opening - balance);
            }
        }
        if (!whole.isComplete()) {
            find(Kind.STATEMENT_PAGE_MISSING, whole, null);
        }
        balance = opening + whole.moved();
        if (closing != null && closing != balance) {
            find(Kind.STATEMENT_SUM_DIFFERS, whole, closing - balance);
            balance = closing;
        }
        whole.pages().forEach(page -> links.put(page.id(), new Link(links.size() + 1, balance)));
        return true;
    }

    private void find(Kind kind, Whole whole, @Nullable Long minor) {
        findings.add(StatementFinding.of(kind, whole.lastOn(), whole.id(), minor));
    }

    /** Banks count on, or begin anew with each year, which some write before the number; a number that is the day counts nothing. */
    private void compareNumbers(KeptStatement before, Whole whole) {
        KeptStatement now = whole.any();
        boolean areLegal = before.legalNumber() != null && now.legalNumber() != null;
        Long last = areLegal ? before.legalNumber() : before.number();
        Long next = areLegal ? now.legalNumber() : now.number();
        if (last == null
                || next == null
                || next == last + 1
                || (isDay(last, before.lastOn()) && isDay(next, now.lastOn()))) {
            return;
        }
        boolean isNewYear = before.lastOn().getYear() < now.lastOn().getYear();
        if (isNewYear && next > last && areLedByTheYear(last, before.lastOn(), next, now.lastOn())) {
            long first = next - next % NUMBERS_OF_A_YEAR + 1;
            if (next > first) {
                findings.add(StatementFinding.numbers(whole.lastOn(), whole.id(), first, next - 1));
            }
        } else if (next > last) {
            findings.add(StatementFinding.numbers(whole.lastOn(), whole.id(), last + 1, next - 1));
        } else if (!isNewYear) {
            findings.add(StatementFinding.numbers(whole.lastOn(), whole.id(), last + 1, last + 1));
        } else if (next > 1) {
            findings.add(StatementFinding.numbers(whole.lastOn(), whole.id(), 1, next - 1));
        }
    }

    private static boolean isDay(long number, LocalDate day) {
        return number == Long.parseLong(day.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    /** Such as 26251 and 27001, or 2026251 and 2027001. */
    private static boolean areLedByTheYear(long last, LocalDate lastOn, long next, LocalDate nextOn) {
        return last / NUMBERS_OF_A_YEAR % 100 == lastOn.getYear() % 100
                && next / NUMBERS_OF_A_YEAR % 100 == nextOn.getYear() % 100
                && (last / NUMBERS_OF_A_YEAR < 100 || last / NUMBERS_OF_A_YEAR == lastOn.getYear());
    }

    private void findMissing(List<Whole> counted, LocalDate dueThrough) {
        if (counted.isEmpty()) {
            return;
        }
        LocalDate last = counted.getLast().lastOn();
        LocalDate until = dueThrough.isAfter(last) ? dueThrough : last;
        LocalDate first = counted.getFirst().lastOn();
        Set<LocalDate> reported = new HashSet<>();
        for (Whole whole : counted) {
            LocalDate day = whole.firstOn().isBefore(first) ? first : whole.firstOn();
            for (; !day.isAfter(whole.lastOn()); day = day.plusDays(1)) {
                reported.add(day);
            }
        }
        for (LocalDate day = first; !day.isAfter(until); day = day.plusDays(1)) {
            if (TargetDays.isOpen(day) && !reported.contains(day)) {
                findings.add(StatementFinding.missing(day));
            }
        }
    }
}
