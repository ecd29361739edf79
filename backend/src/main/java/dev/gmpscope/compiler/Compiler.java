package dev.gmpscope.compiler;

import dev.gmpscope.program.Costs;
import dev.gmpscope.program.Program;
import dev.gmpscope.scenario.Function;
import dev.gmpscope.scenario.GoText;
import dev.gmpscope.scenario.Scenario;
import java.util.List;

/**
 * Makes a program of a scenario.
 *
 * <p>What matters for scheduling is where a goroutine can be stopped. Three decisions of Go's compiler settle that, and each is
 * made here as there: what is inlined ({@link Inliner}), which functions begin with a stack check ({@link Checks}),
 * and which instructions are no async safe-points (calls into the runtime, assembly, and what an {@code unsafe} operation
 * says). Everything between two operations of the scheduler becomes a {@link dev.gmpscope.program.Stretch}, loops included: an
 * endless loop around a call with a check is one instruction of the model.
 *
 * <p>The same program serves all rule sets; what an old version could not do is the runtime's business.
 */
public final class Compiler {
    private Compiler() {}

    /** Compiles a scenario that {@code ScenarioReader} has accepted. */
    public static Compiled compile(Scenario scenario, Costs costs) {
        Unit unit = new Unit(scenario, costs, GoText.render(scenario));
        List<Function> functions = List.copyOf(scenario.funcs().values());
        functions.forEach(f -> unit.funcs.add(null));
        for (int i = 0; i < functions.size(); i++) {
            unit.funcs.set(i, FuncBuilder.function(unit, functions.get(i)));
        }
        Program program = new Program(unit.funcs, unit.funcIndex.get("main"), unit.stretches, unit.sites, unit.objects,
                unit.selects, unit.prints, unit.arguments, unit.globals);
        return new Compiled(program, new Verdicts(unit).all());
    }
}
