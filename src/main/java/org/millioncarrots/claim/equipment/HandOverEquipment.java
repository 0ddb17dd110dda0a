package org.millioncarrots.claim.equipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.Claim;
import org.millioncarrots.claim.ClaimId;
import org.millioncarrots.claim.equipment.EquipmentSql.Asset;
import org.millioncarrots.claim.equipment.EquipmentSql.Seat;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.limit.Guesses;

/**
 * Sees to it that a piece of equipment is awarded once, to one claimant or to one crew, whoever lodges it and where. Several may
 * lodge it, and none of them learns of the others: who is right is settled among staff ({@code RuleRivals}).
 */
@ApplicationScoped
public class HandOverEquipment {
    private final EquipmentSql sql;
    private final MasterKeys keys;
    private final Ids ids;
    private final Guesses guesses;

    HandOverEquipment(EquipmentSql sql, MasterKeys keys, Ids ids, Guesses guesses) {
        this.sql = sql;
        this.keys = keys;
        this.ids = ids;
        this.guesses = guesses;
    }

    /** A share that the claim which is being lodged will have. */
    public record Reserved(Seat seat, CrewShare.Piece piece, List<JoinCode> joinCodes) {}

    /** The day that binds the whole crew; empty unless the request joins one. */
    public Optional<LocalDate> crewAsOf(@Nullable EquipmentRequest request, String programme) {
        return request == null || !request.joins()
                ? Optional.empty()
                : Optional.of(joined(request, programme).asOf());
    }

    /** The same is written whether or not somebody else has the piece, or has used the join code. */
    public Reserved reserve(EquipmentRequest request, String programme, LocalDate asOf) {
        if (request.joins()) {
            return joining(seat(request), joined(request, programme));
        }
        EquipmentRequest.Lodged lodged = request.lodged();
        String hash = hash(lodged.serialNumber());
        Asset asset = new Asset(ids.next(), null, hash, programme, asOf, lodged.piece(), null);
        sql.add(asset);
        List<JoinCode> joinCodes = new ArrayList<>();
        for (int i = 0; i < lodged.parts().size(); i++) {
            long part = lodged.parts().get(i);
            JoinCode code = i == 0 ? null : JoinCode.random(i, part, keys);
            sql.addSeat(
                    new Seat(asset.id(), asset.id(), i, hash),
                    part,
                    code == null ? null : JoinCode.hash(code.joinCode(), keys));
            if (code != null) {
                joinCodes.add(code);
            }
        }
        return new Reserved(new Seat(asset.id(), asset.id(), 0, hash), lodged.piece(), joinCodes);
    }

    private Reserved joining(Seat seat, Asset crew) {
        Asset copy =
                new Asset(ids.next(), crew.id(), crew.serialHash(), crew.programme(), crew.asOf(), crew.piece(), null);
        sql.add(copy);
        sql.copySeats(crew.id(), copy.id());
        return new Reserved(new Seat(copy.id(), crew.id(), seat.seat(), crew.serialHash()), crew.piece(), List.of());
    }

    /** Numbers that were typed otherwise in release 1.0 stay under the hash of that form. */
    private String hash(SerialNumber number) {
        String hash = keys.hmac("equipment-serial", number.normalised());
        String earlier = keys.hmac("equipment-serial", number.earlier());
        return !earlier.equals(hash) && sql.isKnown(earlier) ? earlier : hash;
    }

    /** The claimant's own open claim for the same piece. */
    public Optional<ClaimId> open(ClaimantId claimant, Reserved reserved) {
        return sql.open(claimant, reserved.seat().serialHash());
    }

    public void sit(Reserved reserved, Claim claim) {
        sql.sit(reserved.seat(), claim.id());
    }

    public Optional<CrewShare> share(Claim claim) {
        return sql.seatOf(claim).map(this::share);
    }

    /** The shares of several claims, by claim. */
    public Map<UUID, CrewShare> shares(List<Claim> claims) {
        Map<UUID, CrewShare> shares = new HashMap<>();
        sql.seatsOf(claims).forEach((claim, seat) -> shares.put(claim, share(seat)));
        return shares;
    }

    /** What an award to another member has established about the claim's piece. */
    public Optional<Asset> established(Claim claim) {
        return sql.seatOf(claim)
                .flatMap(seat -> sql.asset(seat.serialHash(), seat.crewId()))
                .filter(asset -> asset.grantedVersion() != null);
    }

    /**
     * @throws Problem if an award to somebody else rests on the piece or the seat, or one to another member on another type,
     *     usability or programme version (409)
     */
    public Optional<CrewShare> grant(Claim claim, Facts facts, int version) {
        return sql.seatOf(claim).map(seat -> {
            if (sql.isAwardedElsewhere(seat) || !takeSeat(seat, claim)) {
                throw Problem.conflict(
                        ConflictReason.EQUIPMENT_AWARDED,
                        "another claim for this piece of equipment, or for this seat of its crew, has an award already:"
                                + " refuse this one");
            }
            if (!sql.establish(seat, piece(facts), version)) {
                throw Problem.conflict(
                        ConflictReason.CREW_DIFFERS,
                        "an award to another member of the crew rests on another type, usability or"
                                + " programme version of the same piece: send the claim back to be decided again");
            }
            return share(seat);
        });
    }

    /** Moves a member from its copy to the crew. Whoever sat there before without an award gets the copy. */
    private boolean takeSeat(Seat seat, Claim claim) {
        if (!seat.isCopy()) {
            return true;
        }
        Optional<ClaimId> holder = sql.holderInCrew(seat);
        if (holder.filter(sql::isAttested).isPresent()) {
            return false;
        }
        Seat inCrew = new Seat(seat.crewId(), seat.crewId(), seat.seat(), seat.serialHash());
        sql.leave(seat);
        sql.leave(inCrew);
        sql.sit(inCrew, claim.id());
        holder.ifPresent(other -> sql.sit(seat, other));
        return true;
    }

    /** Up to release 1.1 a rejection let go of the piece, so that an appeal takes it again. */
    public void appeal(Claim claim, Facts claimed) {
        sql.seatOf(claim)
                .filter(seat -> !seat.isCopy())
                .ifPresent(seat -> sql.add(new Asset(
                        seat.assetId(), null, seat.serialHash(), claim.programme, claim.asOf, piece(claimed), null)));
    }

    private static CrewShare.Piece piece(Facts facts) {
        Facts.Equipment equipment = Objects.requireNonNull(facts.equipment());
        return new CrewShare.Piece(
                Objects.requireNonNull(equipment.type()), Objects.requireNonNull(equipment.usability()));
    }

    private CrewShare share(Seat seat) {
        return new CrewShare(seat.crewId(), sql.parts(seat.assetId()), seat.seat());
    }

    private Seat seat(EquipmentRequest request) {
        return sql.seatOf(JoinCode.hash(Objects.requireNonNull(request.joinCode()), keys))
                .orElseThrow(this::unusable);
    }

    /** A code that is unknown or of another programme gets one answer. */
    private Asset joined(EquipmentRequest request, String programme) {
        Seat seat = seat(request);
        return sql.asset(seat.serialHash(), seat.crewId())
                .filter(asset -> asset.programme().equals(programme))
                .orElseThrow(this::unusable);
    }

    private Problem unusable() {
        guesses.missed();
        return Problem.invalid(
                "equipment.joinCode", "a join code of this programme, as the crew's first claim was given it");
    }
}
