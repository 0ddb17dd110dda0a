package org.millioncarrots.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Clock;
import java.util.UUID;
import org.millioncarrots.programme.ProgrammeSql;
import org.millioncarrots.programme.Programmes;

/** Programmes of a test's own, in force in January 2022 only, when nothing else is. */
public final class TestProgrammes {
    /** A day on which they are in force. */
    public static final String AS_OF = "2022-01-10";

    private TestProgrammes() {}

    /**
     * Changes a document of the release into another programme, and stores it as approved. Its sponsors promise without a vote,
     * unless the document says otherwise.
     *
     * @return its code
     */
    public static String approved(ObjectNode document) {
        String code = "test-" + UUID.randomUUID().toString().substring(0, 8) + "x";
        Documents.with(document, "/code", "\"" + code + "\"");
        Documents.with(document, "/inForceFrom", "\"2022-01-01\"");
        Documents.with(document, "/inForceTo", "\"2022-01-31\"");
        Documents.with(document, "/actOnOrAfter", "\"2022-01-01\"");
        Documents.with(document, "/stacking/group", "\"" + code + "\"");
        if (!document.has("withoutAppropriation")) {
            Documents.with(document, "/withoutAppropriation", "\"ALLOW\"");
        }
        ProgrammeSql sql = Arc.container().instance(ProgrammeSql.class).get();
        Clock clock = Arc.container().instance(Clock.class).get();
        String text = document.toString();
        QuarkusTransaction.requiringNew().run(() -> {
            sql.publish(Documents.accepted(text), text, "test-publisher", clock.instant());
            sql.approve(code, 1, "test-approver", clock.instant());
        });
        Arc.container().instance(Programmes.class).get().refresh();
        return code;
    }

    /** A bounty for soldiers, in euros. */
    public static ObjectNode bounty(String euros, String onExhaustedFunds) {
        ObjectNode document = Documents.tree("ukraine-lay-down-arms");
        Documents.with(document, "/benefits/0/amount", "\"" + euros + "\"");
        Documents.with(document, "/benefits/0/currency", "\"EUR\"");
        return Documents.with(document, "/onExhaustedFunds", "\"" + onExhaustedFunds + "\"");
    }

    /** A monthly stipend for diplomats, in euros. */
    public static ObjectNode stipend(String euros) {
        return Documents.with(
                Documents.tree("diplomat-resignation"), "/benefits/1/amountPerMonth", "\"" + euros + "\"");
    }
}
