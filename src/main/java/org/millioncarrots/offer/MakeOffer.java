package org.millioncarrots.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.eligibility.Assessment;
import org.millioncarrots.eligibility.RuleResult;
import org.millioncarrots.eligibility.check.CheckEligibility;
import org.millioncarrots.eligibility.check.CheckEligibility.Finding;
import org.millioncarrots.eligibility.check.CheckEligibility.Worth;
import org.millioncarrots.eligibility.check.EligibilityCheckRequest;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.terms.Promise;

/** Turns what a check says today into an offer. */
@ApplicationScoped
class MakeOffer {
    private static final char[] CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int GROUPS = 3;
    private static final UUID NOBODY = new UUID(0, 0);
    private static final int GROUP = 4;

    private final CheckEligibility checkEligibility;
    private final Offers offers;
    private final AuditLog auditLog;
    private final OfferSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    MakeOffer(
            CheckEligibility checkEligibility, Offers offers, AuditLog auditLog, OfferSettings settings, Clock clock) {
        this.checkEligibility = checkEligibility;
        this.offers = offers;
        this.auditLog = auditLog;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws Problem if the programme is not in force (404), or the stated facts rule it out (422) */
    @Transactional
    Offers.Stored make(OfferRequest request) {
        EligibilityCheckRequest check = request.check();
        if (check.asOf() != null || check.knownAt() != null) {
            throw Problem.invalid(
                    check.asOf() == null ? "check.knownAt" : "check.asOf",
                    "absent: an offer is made of today's terms and rates");
        }
        Finding found = checkEligibility.check(check).programmes().stream()
                .filter(programme -> programme.version().code().equals(request.programme()))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("programme in force today"));
        if (found.assessment().outcome() == Assessment.Outcome.NOT_ELIGIBLE) {
            throw new Problem(
                    ProblemType.NOT_ELIGIBLE,
                    "the stated facts rule the programme out",
                    of(found, RuleResult.Outcome.NOT_MET).stream()
                            .map(rule -> new Problem.Violation("rules." + rule.rule(), rule.detail()))
                            .toList());
        }
        Offers.Stored stored = offers.insert(offer(check, found));
        auditLog.record(
                AuditAction.OFFER_MADE,
                Ids.derived(NOBODY, "offer/" + stored.offer().code()),
                AuditDetail.number("programmeVersion", stored.offer().programmeVersion()));
        return stored;
    }

    private Offer offer(EligibilityCheckRequest check, Finding found) {
        LocalDate today = LocalDate.now(clock);
        ProgrammeVersion version = found.version();
        return new Offer(
                code(),
                version.code(),
                version.version(),
                check.category(),
                check.act(),
                found.benefits().stream().map(MakeOffer::promise).toList(),
                version.amountSplit(),
                of(found, RuleResult.Outcome.UNKNOWN).stream()
                        .map(rule -> rule.rule().toString())
                        .toList(),
                new Offer.Rates(
                        version.rates().source().name(),
                        text(version.rates().fallback()),
                        version.fixing().name()),
                today,
                clock.instant(),
                today.plusDays(settings.validDays()));
    }

    private static @Nullable String text(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static Offer.Promise promise(Worth worth) {
        Promise promise = worth.promise();
        return new Offer.Promise(
                worth.benefit().kind(),
                promise == null ? null : promise.total(),
                promise == null ? null : promise.months(),
                promise == null ? null : promise.perMonth(),
                worth.amounts(),
                worth.benefit().legalBasis().citation());
    }

    private static List<RuleResult> of(Finding found, RuleResult.Outcome outcome) {
        return found.assessment().rules().stream()
                .filter(rule -> rule.outcome() == outcome)
                .toList();
    }

    private String code() {
        return IntStream.range(0, GROUPS)
                .mapToObj(group -> IntStream.range(0, GROUP)
                        .mapToObj(i -> String.valueOf(CROCKFORD[random.nextInt(CROCKFORD.length)]))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }
}
