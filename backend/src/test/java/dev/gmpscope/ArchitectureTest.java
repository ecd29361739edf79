package dev.gmpscope;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.gmpscope.trace.EventLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who may import whom, and what the deterministic rooms may not touch. */
class ArchitectureTest {
    private static final String ROOT = "dev.gmpscope.";

    /** Each room and the rooms that it may import; cli and Main may import all. */
    private static final Map<String, List<String>> MAY_IMPORT = new TreeMap<>(Map.of(
            "engine", List.of(),
            "program", List.of(),
            "trace", List.of(),
            "runtime", List.of("engine", "program", "trace"),
            "scenario", List.of("program"),
            "compiler", List.of("scenario", "program"),
            "simulation", List.of("engine", "program", "trace", "runtime", "scenario", "compiler"),
            "parity", List.of("simulation", "scenario", "program", "trace"),
            "server", List.of("simulation", "scenario", "trace")));

    private static final String[] DETERMINISTIC = List.of("engine", "program", "trace", "runtime", "compiler", "simulation")
            .stream().map(room -> ROOT + room + "..").toArray(String[]::new);

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.gmpscope");

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void roomsImportOnlyWhatTheTableAllows() {
        MAY_IMPORT.forEach((room, others) -> {
            List<String> allowed = new ArrayList<>();
            allowed.add(ROOT + room + "..");
            others.forEach(other -> allowed.add(ROOT + other + ".."));
            check(noClasses().that().resideInAPackage(ROOT + room + "..").should().dependOnClassesThat(
                    resideInAPackage("dev.gmpscope..").and(resideOutsideOfPackages(allowed))).as(room + " may import only " + others));
        });
    }

    /** Exporters read the log through the fold; they append nothing, and the waist does not know them, nor importers. Those know no exporter. */
    @Test
    void exportersOnlyRead() {
        check(noClasses().that().resideInAPackage(ROOT + "trace").should().dependOnClassesThat().resideInAPackage(ROOT + "trace.*.."));
        check(noClasses().that().resideInAPackage(ROOT + "trace.imports..").should().dependOnClassesThat().resideInAPackage(ROOT + "trace.export.."));
        check(noClasses().that().resideInAPackage(ROOT + "trace.wire..").should().dependOnClassesThat(
                resideInAPackage("dev.gmpscope..").and(resideOutsideOfPackage(ROOT + "trace.wire.."))));
        check(noClasses().that().resideInAPackage(ROOT + "trace.export..").should().callMethodWhere(
                target(owner(assignableTo(EventLog.class))).and(target(nameMatching("append"))))
                .orShould().callMethod(EventLog.class, "string", String.class)
                .orShould().callMethod(EventLog.class, "stack", int.class, String.class, String.class, int.class));
    }

    private static DescribedPredicate<JavaClass> resideOutsideOfPackages(List<String> packages) {
        var predicate = resideOutsideOfPackage(packages.get(0));
        for (String other : packages.subList(1, packages.size())) {
            predicate = predicate.and(resideOutsideOfPackage(other));
        }
        return predicate;
    }

    @Test
    void thereAreNoCycles() {
        slices().matching("dev.gmpscope.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyServerAndCliKnowHttp() {
        check(noClasses().that().resideOutsideOfPackages(ROOT + "server..", ROOT + "cli..").should()
                .dependOnClassesThat().resideInAnyPackage("io.javalin..", "jakarta..", "org.eclipse.jetty..", "java.net.http.."));
    }

    @Test
    void theModelKnowsNeitherJsonNorFiles() {
        check(noClasses().that().resideInAnyPackage(ROOT + "engine..", ROOT + "program..", ROOT + "runtime..", ROOT + "compiler..").should()
                .dependOnClassesThat().resideInAnyPackage("com.fasterxml..", "java.io..", "java.nio..", "java.net.."));
    }

    @Test
    void noWallClockWhereRunsAreMade() {
        check(noClasses().that().resideInAnyPackage(DETERMINISTIC).should().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(System.class, "nanoTime").orShould().dependOnClassesThat().resideInAPackage("java.time.."));
    }

    @Test
    void noChanceWhereRunsAreMade() {
        check(noClasses().that().resideInAnyPackage(DETERMINISTIC).should().dependOnClassesThat().areAssignableTo(Random.class)
                .orShould().callMethod(Math.class, "random").orShould().dependOnClassesThat().haveNameMatching("java\\.util\\.(SplittableRandom|UUID).*")
                .orShould().callMethod(System.class, "identityHashCode", Object.class).orShould().callMethod(Object.class, "hashCode"));
    }

    @Test
    void noThreadsWhereRunsAreMade() {
        check(noClasses().that().resideInAnyPackage(DETERMINISTIC).should().dependOnClassesThat().areAssignableTo(Thread.class)
                .orShould().dependOnClassesThat().haveNameMatching("java\\.util\\.concurrent\\.[A-Z].*"));
    }

    /** Hash order differs from JVM to JVM; maps of the model are linked, sorted, or only looked up. */
    @Test
    void noHashOrderWhereRunsAreMade() {
        check(noClasses().that().resideInAnyPackage(DETERMINISTIC).should()
                .callMethodWhere(target(owner(assignableTo(HashMap.class).or(assignableTo(HashSet.class))))
                        .and(target(nameMatching("entrySet|keySet|values|iterator|stream|forEach"))))
                .orShould().dependOnClassesThat().haveNameMatching("java\\.util\\.(IdentityHashMap|WeakHashMap)"));
    }

    // Debt: exceptions to these tables, each with its reason. None.
}
