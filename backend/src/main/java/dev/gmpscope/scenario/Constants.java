package dev.gmpscope.scenario;

/** Whether what an operation works on can change while the program runs. */
final class Constants {
    private Constants() {}

    static boolean not(Operation op) {
        return op instanceof Operation.Do d && d.operands().stream().anyMatch(Constants::varies)
                || op instanceof Operation.Println p && p.pieces().stream().anyMatch(piece -> piece.text() == null && varies(piece.value()));
    }

    private static boolean varies(Operand o) {
        return o instanceof Ref r ? r.index() != null && varies(r.index()) : !(o instanceof GoExpr e && e.literal() != null);
    }
}
