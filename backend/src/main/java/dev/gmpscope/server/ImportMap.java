package dev.gmpscope.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Where the page's bare module names lead: the WebJars on the class path, in the versions that are there. */
final class ImportMap {
    /** Module name to WebJar and file in it. */
    private static final Map<String, String[]> MODULES = modules();

    private ImportMap() {}

    private static Map<String, String[]> modules() {
        Map<String, String[]> modules = new LinkedHashMap<>();
        modules.put("d3", new String[] {"d3", "dist/d3.min.js"});
        modules.put("codemirror", new String[] {"codemirror", "dist/index.js"});
        for (String part : new String[] {"autocomplete", "commands", "language", "lint", "search", "state", "view"}) {
            modules.put("@codemirror/" + part, new String[] {"codemirror__" + part, "dist/index.js"});
        }
        for (String part : new String[] {"common", "highlight", "lr"}) {
            modules.put("@lezer/" + part, new String[] {"lezer__" + part, "dist/index.js"});
        }
        modules.put("@marijn/find-cluster-break", new String[] {"marijn__find-cluster-break", "src/index.js"});
        modules.put("crelt", new String[] {"crelt", "index.js"});
        modules.put("style-mod", new String[] {"style-mod", "src/style-mod.js"});
        modules.put("w3c-keyname", new String[] {"w3c-keyname", "index.js"});
        return modules;
    }

    /** The map as JSON; its addresses are relative to the page. */
    static String json() {
        return MODULES.keySet().stream().map(name -> '"' + name + "\":\"./" + address(name) + '"').collect(Collectors.joining(",", "{\"imports\":{", "}}"));
    }

    /** The address of a module, relative to the page. */
    static String address(String name) {
        String[] at = MODULES.get(name);
        return "webjars/" + at[0] + "/" + version(at[0]) + "/" + at[1];
    }

    private static String version(String webjar) {
        String file = "/META-INF/maven/org.webjars.npm/" + webjar + "/pom.properties";
        try (InputStream in = ImportMap.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the WebJar " + webjar + " is not on the class path");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
