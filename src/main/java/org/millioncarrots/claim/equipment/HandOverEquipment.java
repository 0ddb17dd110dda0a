package org.millioncarrots.claim.equipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.Claim;
import org.millioncarrots.claim.equipment.EquipmentSql.Asset;
import org.millioncarrots.claim.equipment.EquipmentSql.Seat;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/** Sees to it that a piece of equipment is awarded once, to one claimant or to one crew, whoever lodges it and where. */
@ApplicationScoped
public class HandOverEquipment {
    private static final String TAKEN =
            "this piece of equipment is claimed already; who shares it as a crew lodges with a join code instead";

    private final EquipmentSql sql;
    private final MasterKeys keys;
    private final Ids ids;

    HandOverEquipment(EquipmentSql sql, MasterKeys keys, Ids ids) {
        this.sql = sql;
        this.keys = keys;
        this.ids = ids;
    }

    /** A share that the claim which is being lodged will have. */
    public record Reserved(Seat seat, CrewShare.Piece piece, List<JoinCode> joinCodes) {}

    /** The day that binds the whole crew; empty unless the request joins one. */
    public Optional<LocalDate> crewAsOf(@Nullable EquipmentRequest request, String programme) {
        return request == null || !request.joins()
                ? Optional.empty()
                : Optional.of(joined(request, programme).asOf());
    }

    /** The first statement that writes: whoever lodges the same piece at the same moment waits here, and is refused. */
    public Reserved reserve(EquipmentRequest request, String programme, LocalDate asOf) {
        if (request.joins()) {
            Asset asset = joined(request, programme);
            return new Reserved(seat(request), asset.piece(), List.of());
        }
        EquipmentRequest.Lodged lodged = request.lodged();
        String hash = keys.hmac("equipment-serial", lodged.serialNumber().normalised());
        String earlier = keys.hmac("equipment-serial", lodged.serialNumber().earlier());
        Asset asset = new Asset(ids.next(), hash, programme, asOf, lodged.piece(), null);
        if ((!earlier.equals(hash) && sql.isTaken(earlier)) || !sql.take(asset)) {
            throw Problem.of(ProblemType.ALREADY_EXISTS, TAKEN);
        }
        List<JoinCode> joinCodes = new ArrayList<>();
        for (int i = 0; i < lodged.parts().size(); i++) {
            long part = lodged.parts().get(i);
            JoinCode code = i == 0 ? null : JoinCode.random(i, part, keys);
            sql.addSeat(
                    new Seat(asset.id(), i, hash), part, code == null ? null : JoinCode.hash(code.joinCode(), keys));
            if (code != null) {
                joinCodes.add(code);
            }
        }
        return new Reserved(new Seat(asset.id(), 0, hash), lodged.piece(), joinCodes);
    }

    /** @throws Problem if another claim has used the same join code meanwhile (400) */
    public void sit(Reserved reserved, Claim claim) {
        if (!sql.sit(reserved.seat(), claim)) {
            throw unusable();
        }
    }

    public Optional<CrewShare> share(Claim claim) {
        return sql.seatOf(claim).map(this::share);
    }

    /** What an award to another member has established about the claim's piece. */
    public Optional<Asset> established(Claim claim) {
        return sql.seatOf(claim)
                .flatMap(seat -> sql.asset(seat.serialHash(), seat.assetId()))
                .filter(asset -> asset.grantedVersion() != null);
    }

    /** @throws Problem if an award to another member rests on another type, usability or programme version (409) */
    public Optional<CrewShare> grant(Claim claim, Facts facts, int version) {
        return sql.seatOf(claim).map(seat -> {
            Facts.Equipment equipment = Objects.requireNonNull(facts.equipment());
            CrewShare.Piece piece = new CrewShare.Piece(
                    Objects.requireNonNull(equipment.type()), Objects.requireNonNull(equipment.usability()));
            if (!sql.establish(seat, piece, version)) {
                throw Problem.conflict(
                        ConflictReason.CREW_DIFFERS,
                        "an award to another member of the crew rests on another type, usability or"
                                + " programme version of the same piece: send the claim back to be decided again");
            }
            return share(seat);
        });
    }

    /** After a rejection somebody else may lodge the piece; a crew keeps it for its other members. */
    public void reject(Claim claim) {
        sql.seatOf(claim).filter(seat -> !share(seat).isCrew()).ifPresent(sql::release);
    }

    /** @throws Problem if somebody else has lodged the piece since the claim was rejected (409) */
    public void appeal(Claim claim, Facts claimed) {
        sql.seatOf(claim).filter(seat -> !share(seat).isCrew()).ifPresent(seat -> {
            Facts.Equipment equipment = Objects.requireNonNull(claimed.equipment());
            CrewShare.Piece piece = new CrewShare.Piece(
                    Objects.requireNonNull(equipment.type()), Objects.requireNonNull(equipment.usability()));
            if (!sql.take(new Asset(seat.assetId(), seat.serialHash(), claim.programme, claim.asOf, piece, null))) {
                throw Problem.of(ProblemType.ALREADY_EXISTS, TAKEN);
            }
        });
    }

    private CrewShare share(Seat seat) {
        return new CrewShare(seat.assetId(), sql.parts(seat.assetId()), seat.seat());
    }

    private Seat seat(EquipmentRequest request) {
        return sql.seatOf(JoinCode.hash(Objects.requireNonNull(request.joinCode()), keys))
                .orElseThrow(HandOverEquipment::unusable);
    }

    /** A code that is unknown, used or of another programme gets one answer. */
    private Asset joined(EquipmentRequest request, String programme) {
        Seat seat = seat(request);
        return sql.asset(seat.serialHash(), seat.assetId())
                .filter(asset -> asset.programme().equals(programme))
                .orElseThrow(HandOverEquipment::unusable);
    }

    private static Problem unusable() {
        return Problem.invalid("equipment.joinCode", "a join code of this programme that nobody has used yet");
    }
}
