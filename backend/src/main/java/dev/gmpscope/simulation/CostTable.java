package dev.gmpscope.simulation;

import dev.gmpscope.program.Costs;
import java.util.List;

/** The price list of virtual time, for those who may show it but not know what it prices. */
public final class CostTable {
    private CostTable() {}

    /** Rows of name, default in ns, and what is paid for. */
    public static List<?> rows() {
        return Costs.TABLE;
    }
}
