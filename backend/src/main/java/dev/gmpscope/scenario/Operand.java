package dev.gmpscope.scenario;

/** What an operation is given: a channel or mutex, a value, a function. */
public sealed interface Operand permits Ref, GoExpr, Callee {}
