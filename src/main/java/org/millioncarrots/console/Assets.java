package org.millioncarrots.console;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.millioncarrots.platform.Sha256;

/** The style sheet, the one script and the icon. Their addresses change with their content. In templates {@code inject:assets}. */
@Singleton
@Named("assets")
public class Assets {
    private static final String SCRIPT = "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";
    private static final int SHOWN_OF_HASH = 12;

    private final Asset style;
    private final Asset script;
    private final Asset icon;
    private final Map<String, Asset> byName;

    Assets() throws IOException {
        style = read("console", "console/console.css", "css", "text/css");
        script = read("htmx", SCRIPT, "js", "text/javascript");
        icon = read("icon", "console/icon.svg", "svg", "image/svg+xml");
        byName = Map.of(style.name(), style, script.name(), script, icon.name(), icon);
    }

    /** @param name with the hash of its content */
    record Asset(String name, String type, byte[] content) {}

    Optional<Asset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public String style() {
        return "/console/assets/" + style.name();
    }

    public String script() {
        return "/console/assets/" + script.name();
    }

    public String icon() {
        return "/console/assets/" + icon.name();
    }

    private static Asset read(String name, String resource, String suffix, String type) throws IOException {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the build has left out " + resource);
            }
            byte[] content = in.readAllBytes();
            return new Asset(
                    name + "-" + Sha256.of(content).substring(0, SHOWN_OF_HASH) + "." + suffix,
                    type + ";charset=UTF-8",
                    content);
        }
    }
}
