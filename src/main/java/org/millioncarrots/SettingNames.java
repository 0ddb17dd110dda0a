package org.millioncarrots;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds names that look like settings of ours and are none: a misspelt setting would be left out without a word. */
final class SettingNames {
    private static final String VARIABLE_PREFIX = "CARROTS_";
    private static final String PROPERTY_PREFIX = "carrots.";
    /** So many wrong letters in a long name are a slip and not another name. */
    private static final int SLIP = 2;

    private static final String SERVICE = "_SERVICE_HOST";

    private final Set<String> properties;
    private final Set<String> variables = new TreeSet<>();

    SettingNames(Collection<Setting> known) {
        properties = new TreeSet<>(known.stream().map(Setting::property).toList());
        known.forEach(setting -> variables.add(setting.variable()));
    }

    /** What to say of each unknown name: the nearest known one, never a value. */
    Map<String, String> unknown(Set<String> environment, Collection<String> configured) {
        List<String> services = environment.stream()
                .filter(name -> name.endsWith(SERVICE))
                .map(name -> name.substring(0, name.length() - SERVICE.length()))
                .toList();
        Map<String, String> problems = new TreeMap<>();
        environment.stream()
                .filter(name -> !variables.contains(name) && isMeantForUs(name))
                .filter(name -> services.stream().noneMatch(service -> isLink(name, service)))
                .forEach(name -> problems.put(name, advice(nearest(name, variables))));
        configured.stream()
                .filter(name -> name.startsWith(PROPERTY_PREFIX) && !properties.contains(name))
                .filter(name -> !environment.contains(Setting.variable(name)))
                .forEach(name -> problems.put(name, advice(nearest(name, properties))));
        return problems;
    }

    private boolean isMeantForUs(String name) {
        return name.startsWith(VARIABLE_PREFIX) || variables.stream().anyMatch(known -> distance(name, known) <= SLIP);
    }

    /** Kubernetes tells each pod about the services of its namespace, under names that we do not choose. */
    private static boolean isLink(String name, String service) {
        return name.startsWith(service + "_SERVICE_")
                || name.equals(service + "_PORT")
                || name.startsWith(service + "_PORT_");
    }

    private static String advice(Optional<String> nearest) {
        return "there is no such setting"
                + nearest.map(known -> "; did you mean " + known + "?").orElse("");
    }

    /** Half of a name may differ; beyond that a guess would only confuse. */
    private static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .filter(other -> distance(name, other) <= name.length() / 2)
                .min(Comparator.comparingInt(other -> distance(name, other)));
    }

    /** How many letters must be put in, taken out or changed (Levenshtein). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
