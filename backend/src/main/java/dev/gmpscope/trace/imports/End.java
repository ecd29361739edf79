package dev.gmpscope.trace.imports;

/** How the reading of what was recorded ended: at its end, at what is wrong with it, when the log had all the events that it may have, or because somebody wanted it to. */
public enum End { WHOLE, BROKEN, FULL, STOPPED }
