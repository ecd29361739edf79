package dev.gmpscope;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.json.PackageVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every version is written down, and none is older than one that an advisory names as mended; the advisories stand in SECURITY.md. */
class PinnedTest {
    private static final Pattern VERSION = Pattern.compile("<version>([^<]*)</version>|<(\\w[\\w.-]*\\.version)>([^<]*)</");
    private static final Pattern ARTIFACT = Pattern.compile("(?s)<(dependency|plugin)>(.*?)</\\1>");
    /** Their versions come with a bill of materials, or from pluginManagement. */
    private static final List<String> ELSEWHERE = List.of("jackson-databind", "junit-jupiter");

    private static String pom(String path) throws IOException {
        return Files.readString(Path.of(path)).replaceAll("(?s)<!--.*?-->", "");
    }

    @Test
    void every_version_is_one_version() throws IOException {
        for (String path : List.of("../pom.xml", "pom.xml", "bench/pom.xml")) {
            List<String> versions = VERSION.matcher(pom(path)).results().map(found -> found.group(1) == null ? found.group(3) : found.group(1)).toList();
            assertFalse(versions.isEmpty());
            for (String version : versions) {
                assertTrue(version.matches("\\$\\{[\\w.-]+}|\\d[\\w.-]*|\\[\\d[\\d.]*,\\)") && !version.contains("SNAPSHOT"), path + ": " + version);
                assertTrue(!version.startsWith("[") || path.equals("../pom.xml"), path + ": " + version + " is a range");
            }
        }
    }

    @Test
    void every_dependency_and_plugin_has_one() throws IOException {
        String managed = pom("../pom.xml");
        for (String path : List.of("../pom.xml", "pom.xml", "bench/pom.xml")) {
            for (MatchResult artifact : ARTIFACT.matcher(pom(path)).results().toList()) {
                String id = artifact.group(2).replaceFirst("(?s).*?<artifactId>([^<]*)<.*", "$1");
                boolean pinned = artifact.group(2).contains("<version>") || ELSEWHERE.contains(id)
                        || Pattern.compile("<artifactId>" + id + "</artifactId>\\s*<version>").matcher(managed).find();
                assertTrue(pinned, path + ": " + id);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"org.eclipse.jetty,jetty-http,12.1.12", "org.eclipse.jetty.websocket,jetty-websocket-core-common,12.1.12", "org.eclipse.jetty,jetty-server,12.1.8",
            "com.fasterxml.jackson.core,jackson-core,2.22.1", "com.fasterxml.jackson.core,jackson-databind,2.22.1"})
    void none_is_older_than_what_an_advisory_asks_for(String group, String artifact, String least) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = PackageVersion.class.getResourceAsStream("/META-INF/maven/" + group + "/" + artifact + "/pom.properties")) {
            properties.load(in);
        }
        assertTrue(Arrays.compare(numbers(properties.getProperty("version")), numbers(least)) >= 0, () -> artifact + " " + properties.getProperty("version"));
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
