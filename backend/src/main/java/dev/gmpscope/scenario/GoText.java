package dev.gmpscope.scenario;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The scenario as a Go program. The one renderer: page, compiler, parity and download use it.
 *
 * @param main  text of main.go: the scenario itself, gofmt-shaped
 * @param files every file of the module by name, main.go included
 * @param lines line of main.go at which the operation, function or case of a JSON path begins, 1-based
 * @param ends  line of main.go at which the function of a JSON path ends, or the function literal of an operation
 */
public record GoText(String main, Map<String, String> files, Map<String, Integer> lines, Map<String, Integer> ends) {
    /** Renders a scenario that {@link ScenarioReader} has accepted. */
    public static GoText render(Scenario scenario) {
        GoPrinter printer = new GoPrinter();
        String main = printer.program(scenario);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("go.mod", "module scenario\n\ngo 1.26\n");
        files.put("main.go", main);
        files.put("work.go", GoWork.TEXT);
        return new GoText(main, files, printer.lines(), printer.ends());
    }
}
