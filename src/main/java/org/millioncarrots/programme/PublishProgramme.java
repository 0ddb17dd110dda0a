package org.millioncarrots.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.Problem.Violation;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.programme.document.ProgrammeDocument;
import org.millioncarrots.programme.document.ProgrammeDocument.Reading;
import org.millioncarrots.programme.terms.Tariff;

/** Publishes the next version of a programme. It binds nobody until another person has approved it. */
@ApplicationScoped
class PublishProgramme {
    private final ProgrammeSql sql;
    private final Programmes programmes;
    private final Caller caller;
    private final AuditLog auditLog;
    private final Clock clock;

    PublishProgramme(ProgrammeSql sql, Programmes programmes, Caller caller, AuditLog auditLog, Clock clock) {
        this.sql = sql;
        this.programmes = programmes;
        this.caller = caller;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /**
     * @param code the programme; a new one begins with version 1
     * @param document YAML or JSON
     * @throws org.millioncarrots.platform.json.StoredByNewerVersion if the programme is disabled
     * @throws Problem with every fault of the document at once, by path; or if somebody else took the number meanwhile
     */
    @Transactional
    public PublishedVersion publish(String code, String document) {
        ProgrammeVersion version =
                switch (ProgrammeDocument.read(document)) {
                    case Reading.Accepted accepted -> accepted.version();
                    case Reading.Refused refused -> throw refused(refused.faults());
                    case Reading.Unreadable unreadable ->
                        throw Problem.of(ProblemType.MALFORMED_BODY, unreadable.reason());
                };
        programmes.refresh();
        programmes.approved(code);
        List<Violation> faults = faultsOfPlace(code, version);
        if (!faults.isEmpty()) {
            throw refused(faults);
        }
        PublishedVersion published =
                new PublishedVersion(version, document, caller.person(), clock.instant(), null, null);
        if (!sql.publish(version, document, published.publishedBy(), published.publishedAt())) {
            throw Problem.of(
                    ProblemType.ALREADY_EXISTS, "somebody else published this version meanwhile: read it again");
        }
        auditLog.record(
                AuditAction.PROGRAMME_PUBLISHED,
                PublishedVersion.auditId(code, version.version()),
                AuditDetail.number("version", version.version()),
                AuditDetail.sha256("document", version.sha256()));
        return published;
    }

    /** What only the place of the document among the others can tell. */
    private List<Violation> faultsOfPlace(String code, ProgrammeVersion version) {
        List<Violation> faults = new ArrayList<>();
        if (!version.code().equals(code)) {
            faults.add(new Violation("code", "the code in the address"));
        }
        int next = programmes.versions(code).size() + 1;
        if (version.version() != next) {
            faults.add(new Violation("version", "the next version of this programme is " + next));
        }
        LocalDate today = LocalDate.now(clock);
        if (!version.inForceFrom().isAfter(today)) {
            faults.add(new Violation("inForceFrom", "after today, " + today + ": answers for past days never change"));
        }
        for (int i = 0; i < version.benefits().size(); i++) {
            requireInUse(
                    version.benefits().get(i).atLeast().map(Money::currency), "benefits[" + i + "].currency", faults);
        }
        requireInUse(version.equipmentTariff().map(Tariff::currency), "tariff.currency", faults);
        return faults;
    }

    /** What was published stays readable when its currency is replaced later. */
    private static void requireInUse(Optional<CurrencyCode> currency, String field, List<Violation> faults) {
        if (currency.filter(code -> !code.isInUse()).isPresent()) {
            faults.add(new Violation(field, "a currency that is still in use"));
        }
    }

    private static Problem refused(List<Violation> faults) {
        return new Problem(
                ProblemType.PROGRAMME_REFUSED,
                faults.size() == 1
                        ? faults.getFirst().field() + ": " + faults.getFirst().message()
                        : faults.size() + " faults; see violations",
                faults);
    }
}
