package org.millioncarrots.claimant.contact;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** A contact as it was set: whoever must reach somebody who acts under coercion needs the one from before. */
@RegisterForReflection
public record KeptContact(Contact contact, Instant setAt, String setBy) {
    /** Nothing of the person. */
    @Override
    public String toString() {
        return "KeptContact[sealed]";
    }
}
