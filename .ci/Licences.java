import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a CycloneDX bill of materials and ends with 1 if a component offers no licence that we agreed to. A component with several licences
 * offers them for choice.
 */
class Licences {

    private static final Set<String> AGREED = Set.of(
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "Bouncy Castle Licence",
            "CC0-1.0",
            "EPL-2.0",
            "0BSD",
            "MIT",
            "MIT-0",
            "Public Domain");

    public static void main(String[] arguments) throws Exception {
        var components = new ObjectMapper().readTree(new File(arguments[0])).path("components");
        var refused = new ArrayList<String>();
        components.forEach(component -> {
            List<String> offered = new ArrayList<>();
            component.path("licenses").forEach(each -> {
                var licence = each.path("license");
                offered.add(licence.path("id").asText(licence.path("name").asText(each.path("expression").asText())));
            });
            if (offered.stream().noneMatch(AGREED::contains)) {
                refused.add(component.path("purl").asText() + " " + offered);
            }
        });
        if (components.isEmpty() || !refused.isEmpty()) {
            refused.forEach(each -> System.err.println("no licence that we agreed to: " + each));
            System.err.println(components.size() + " components, " + refused.size() + " refused");
            System.exit(1);
        }
        System.out.println(components.size() + " components, each with a licence that we agreed to");
    }
}
