package org.millioncarrots.claim.equipment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.json.TypedNumber;

/**
 * What another member of a crew needs to claim the share of one seat. Whoever lodges first learns it from the answer to that
 * request and passes it on; kept is a keyed hash.
 *
 * @param seat whose share it is, from 1
 * @param part the member's part
 */
@Schema(name = "JoinCode")
public record JoinCode(
        int seat,
        long part,

        @Schema(examples = "9F3K-T2WM-QX7B-4HDN") String joinCode) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;

    /** 80 random bits, in letters and digits that are not mistaken for each other. */
    static JoinCode random(int seat, long part, MasterKeys keys) {
        byte[] random = keys.newKey();
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(random[i] & 31));
        }
        return new JoinCode(seat, part, code.toString());
    }

    /** The same for the code however it is typed: small letters, spaces, on another keyboard, O for 0, I or L for 1. */
    static String hash(String typed, MasterKeys keys) {
        String plain =
                TypedNumber.fold(typed).replace('O', '0').replace('I', '1').replace('L', '1');
        return keys.hmac("crew-join-code", plain);
    }

    @Override
    public String toString() {
        return "join code of seat " + seat;
    }
}
