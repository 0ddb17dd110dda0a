package org.millioncarrots.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.millioncarrots.platform.http.Problem.Violation;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.document.BundledProgrammes;
import org.millioncarrots.programme.document.DocumentText;
import org.millioncarrots.programme.document.ProgrammeDocument;

/** Programme documents for tests: those of the release, and changes to them. */
public final class Documents {
    private Documents() {}

    /** A version of the release, such as {@code coalition-match}. */
    public static ProgrammeVersion bundled(String code) {
        return accepted(BundledProgrammes.text(code + "/1"));
    }

    /** All versions of the release. */
    public static List<ProgrammeVersion> bundled() {
        return BundledProgrammes.DOCUMENTS.stream()
                .map(name -> accepted(BundledProgrammes.text(name)))
                .toList();
    }

    public static ProgrammeVersion accepted(String text) {
        return switch (ProgrammeDocument.read(text)) {
            case ProgrammeDocument.Reading.Accepted accepted -> accepted.version();
            case ProgrammeDocument.Reading.Refused refused -> throw new AssertionError("refused: " + refused.faults());
            case ProgrammeDocument.Reading.Unreadable unreadable -> throw new AssertionError(unreadable.reason());
        };
    }

    public static List<Violation> faults(String text) {
        return switch (ProgrammeDocument.read(text)) {
            case ProgrammeDocument.Reading.Accepted accepted -> List.of();
            case ProgrammeDocument.Reading.Refused refused -> refused.faults();
            case ProgrammeDocument.Reading.Unreadable unreadable -> List.of(new Violation("body", unreadable.reason()));
        };
    }

    public static ObjectNode tree(String code) {
        try {
            return (ObjectNode) DocumentText.read(BundledProgrammes.text(code + "/1"));
        } catch (DocumentText.NotReadable notReadable) {
            throw new AssertionError(notReadable);
        }
    }

    /** Sets the value at a JSON pointer; the last step is created if it is missing. */
    public static ObjectNode with(ObjectNode document, String at, String json) {
        int cut = at.lastIndexOf('/');
        JsonNode holder = document.at(at.substring(0, cut));
        String last = at.substring(cut + 1);
        JsonNode value;
        try {
            value = DocumentText.read("{\"value\": " + json + "}").get("value");
        } catch (DocumentText.NotReadable notReadable) {
            throw new AssertionError(notReadable);
        }
        if (holder instanceof ArrayNode array) {
            int index = Integer.parseInt(last);
            if (index < array.size()) {
                array.set(index, value);
            } else {
                array.add(value);
            }
        } else {
            ((ObjectNode) holder).set(last, value);
        }
        return document;
    }
}
