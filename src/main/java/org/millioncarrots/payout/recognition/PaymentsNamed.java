package org.millioncarrots.payout.recognition;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankMessage.References;
import org.millioncarrots.payout.answer.Attempts;
import org.millioncarrots.payout.answer.Attempts.Match;

/** The payments of ours that some lines name, looked up together and locked. */
public final class PaymentsNamed {
    private final Map<String, Match> byEndToEndId = new HashMap<>();
    private final Map<UUID, Match> byUetr = new HashMap<>();

    public PaymentsNamed(Attempts attempts, List<References> references) {
        Set<String> ids = new LinkedHashSet<>();
        references.forEach(r -> Stream.of(r.endToEndId(), r.instructionId())
                .filter(Objects::nonNull)
                .forEach(ids::add));
        attempts.named(ids).forEach(this::know);
        Set<UUID> uetrs = new LinkedHashSet<>();
        references.stream()
                .map(References::uetr)
                .filter(uetr -> uetr != null && !byUetr.containsKey(uetr))
                .forEach(uetrs::add);
        attempts.withUetrs(uetrs).forEach(this::know);
    }

    private void know(Match match) {
        byEndToEndId.put(match.endToEndId(), match);
        byUetr.put(match.uetr(), match);
    }

    /** By end-to-end id, then UETR, then instruction id. */
    @Nullable
    public Match find(@Nullable References references) {
        if (references == null) {
            return null;
        }
        Match match = references.endToEndId() == null ? null : byEndToEndId.get(references.endToEndId());
        if (match == null && references.uetr() != null) {
            match = byUetr.get(references.uetr());
        }
        if (match == null && references.instructionId() != null) {
            match = byEndToEndId.get(references.instructionId());
        }
        return match;
    }

    /** Whether another reference of the same line means another payment of ours. */
    public boolean contradict(Match match, @Nullable References references) {
        return all(references).stream().anyMatch(one -> !one.attemptId().equals(match.attemptId()));
    }

    /** All that the references of one line mean. */
    public List<Match> all(@Nullable References references) {
        if (references == null) {
            return List.of();
        }
        Match byEndToEnd = references.endToEndId() == null ? null : byEndToEndId.get(references.endToEndId());
        Match byInstruction = references.instructionId() == null ? null : byEndToEndId.get(references.instructionId());
        Match byUniqueId = references.uetr() == null ? null : byUetr.get(references.uetr());
        return Stream.of(byEndToEnd, byInstruction, byUniqueId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
