package org.millioncarrots.programme.terms;

/** The applicant's own act of leaving. There is no act against another person. */
public enum Act {
    LAY_DOWN_ARMS,
    DESERTION,
    RESIGNATION,
    PUBLIC_BREAK,
    EMIGRATION,
    EQUIPMENT_HANDOVER
}
