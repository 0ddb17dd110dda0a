package org.millioncarrots.award;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.money.Money;

/**
 * How the parts of a bounty were drawn: with the amount, enough to draw the very same ones again.
 *
 * @param parts how many there are
 * @param minimum no part is smaller, in the currency of the parts
 * @param seed 32 hexadecimal digits, by chance
 * @param draw the parts are those of this draw, counted from 0; each before it had an amount that was taken or stood in a tariff
 */
@RegisterForReflection
@Schema(
        name = "PaidInParts",
        description =
                "How the parts were drawn: room = payable - parts * minimum; parts - 1 cuts of the room, each the first 16 bytes"
                        + " of SHA-256 of seed/draw/cut, as a whole number, modulo room + 1; sorted, the distances between them plus the minimum")
public record PaidInParts(int parts, Money minimum, String seed, int draw) {}
