package dev.gmpscope.simulation;

import dev.gmpscope.scenario.ScenarioException;

/** What makes a simulation of a run value. */
public interface Preparation {
    /**
     * @throws ScenarioException if the document is no scenario
     * @throws BadRun            if the rest of the value is wrong
     */
    Simulation prepare(Run run) throws ScenarioException;
}
