package org.millioncarrots.programme.terms;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The applicant's own act of leaving. There is no act against another person. */
@Schema(name = "Act")
public enum ActOfLeaving {
    LAY_DOWN_ARMS,
    DESERTION,
    RESIGNATION,
    PUBLIC_BREAK,
    EMIGRATION,
    EQUIPMENT_HANDOVER
}
