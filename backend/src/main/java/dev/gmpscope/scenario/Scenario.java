package dev.gmpscope.scenario;

import java.util.List;
import java.util.Map;

/**
 * A lesson: a small Go program, the rules it runs under, and what it shows.
 *
 * @param title           a line
 * @param teaches         a sentence
 * @param idea            the idea as texts usually put it, null none
 * @param really          what really happens, null none
 * @param group           part of the course
 * @param order           place in the course
 * @param rules           version of Go whose preemption rules hold
 * @param gomaxprocs      number of Ps
 * @param asyncpreemptoff as in GODEBUG
 * @param seed            of the run
 * @param schedtick       phase of schedtick when main.main starts
 * @param gogc            as in the environment: percent, -1 off
 * @param until           limit of virtual time, ns
 * @param costs           overrides of the cost table, ns
 * @param declared        channels, mutexes and the other variables of the program
 */
public record Scenario(String title, String teaches, String idea, String really, String group, int order,
                       String rules, int gomaxprocs, boolean asyncpreemptoff, long seed, int schedtick, int gogc, long until,
                       Map<String, Long> costs, List<Declared> declared, Map<String, Function> funcs, List<Show> shows, List<Chapter> chapters) {}
