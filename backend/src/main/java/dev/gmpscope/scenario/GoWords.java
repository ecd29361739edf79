package dev.gmpscope.scenario;

import java.util.Set;

/** Names that a scenario cannot use, because Go or the Go text needs them. */
final class GoWords {
    private static final Set<String> RESERVED = words("""
            break case chan const continue default defer else fallthrough for func go goto if import interface map package range
            return select struct switch type var init _
            any append bool byte cap clear close comparable complex complex64 complex128 copy delete error false float32 float64
            imag int int8 int16 int32 int64 iota len make max min new nil panic print println real recover rune string true
            uint uint8 uint16 uint32 uint64 uintptr
            atomic debug io os pprof runtime sync syscall time memory
            work unsafeWork blockingSyscall netRead rawSyscall mapassign chans goroutineProfile allocate node kept nothing sink box ptr frame urandom random""");

    private GoWords() {}

    private static Set<String> words(String text) {
        return Set.of(text.split("\\s+"));
    }

    /** Whether a text can name a variable or function of the Go text. */
    static boolean free(String name) {
        return name.matches("[A-Za-z_]\\w*") && !reserved(name);
    }

    private static boolean reserved(String name) {
        return RESERVED.contains(name);
    }
}
