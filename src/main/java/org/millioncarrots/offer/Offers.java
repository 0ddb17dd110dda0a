package org.millioncarrots.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.json.TypedNumber;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Sql;

/** The offers that were made. They are nobody's: whoever has the code can cite one, and verify it. */
@ApplicationScoped
public class Offers {
    private static final Pattern CODE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}");

    private static final int LETTERS = 12;

    private final Sql sql;
    private final Json json;
    private final OfferSigner signer;
    private final Caller caller;
    private final Clock clock;

    Offers(Sql sql, Json json, OfferSigner signer, Caller caller, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.signer = signer;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param signed the offer as a JSON Web Signature in compact form */
    record Stored(Offer offer, String signed) {}

    /**
     * What a claim is bound to that cites an offer.
     *
     * @param offeredOn the day whose version of the programme was offered, in the business zone
     * @param validUntil the last day on which it can be cited
     */
    public record Binding(String code, String programme, LocalDate offeredOn, LocalDate validUntil) {}

    Stored insert(Offer offer) {
        String payload = json.write(offer);
        Stored stored = new Stored(offer, signer.sign(payload));
        sql.of("""
                insert into offer (code, partner, programme, programme_version, payload, signed, made_by, made_at, valid_until)
                values (:code, :partner, :programme, :version, :payload, :signed, :person, :now, :validUntil)
                """)
                .with("code", offer.code())
                .with("partner", caller.partnerOrStaff())
                .with("programme", offer.programme())
                .with("version", offer.programmeVersion())
                .with("payload", payload)
                .with("signed", stored.signed())
                .with("person", caller.person())
                .with("now", offer.issuedAt())
                .with("validUntil", offer.validUntil())
                .run();
        return stored;
    }

    /** @throws Problem if there is none with the code (404) */
    @Transactional
    Stored get(String code) {
        return sql.of("select payload, signed from offer where code = :code")
                .with("code", canonical(code))
                .first(row -> new Stored(json.read(row.text("payload"), Offer.class), row.text("signed")))
                .orElseThrow(() -> Problem.notFound("offer"));
    }

    /** What a claim is bound to that cites the offer; empty if there is none with the code. */
    @Transactional
    public Optional<Binding> binding(String code) {
        return sql.of("select code, programme, made_at, valid_until from offer where code = :code")
                .with("code", canonical(code))
                .first(row -> new Binding(
                        row.text("code"),
                        row.text("programme"),
                        LocalDate.ofInstant(row.instant("made_at"), clock.getZone()),
                        row.date("valid_until")));
    }

    /** As people type it: any case, any signs between, on any keyboard; a code has no O, I and L. */
    private static String canonical(String code) {
        String plain =
                TypedNumber.fold(code).replace('O', '0').replace('I', '1').replace('L', '1');
        String grouped = plain.length() == LETTERS
                ? plain.substring(0, 4) + "-" + plain.substring(4, 8) + "-" + plain.substring(8)
                : "";
        return CODE.matcher(grouped).matches() ? grouped : "";
    }
}
