package org.millioncarrots.programme.terms;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The applicant's own act of leaving. There is no act against another person. */
@Schema(name = "Act")
public enum ActOfLeaving {
    /** Laid down arms and surrendered. */
    LAY_DOWN_ARMS,
    /** Left the armed forces without being released. */
    DESERTION,
    /** Gave up an office or post. */
    RESIGNATION,
    /** Broke with the regime in public. */
    PUBLIC_BREAK,
    /** Left the country for good. */
    EMIGRATION,
    /** Handed over military equipment. */
    EQUIPMENT_HANDOVER
}
