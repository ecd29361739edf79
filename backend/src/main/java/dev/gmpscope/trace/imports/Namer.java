package dev.gmpscope.trace.imports;

/** How functions and files of a trace are called in the log. */
public interface Namer {
    /** As the trace calls them. */
    Namer PLAIN = new Namer() {
        @Override
        public String func(String func, String file) {
            return func;
        }

        @Override
        public String file(String func, String file) {
            return file;
        }

        @Override
        public String starter(long g, String outermost) {
            return outermost;
        }

        @Override
        public String called(String starter) {
            return starter.startsWith("main.") ? starter.substring("main.".length()) : starter;
        }
    };

    /** A function that stands in that file. */
    String func(String func, String file);

    /** A file in which that function stands; null: the Go text of the scenario. */
    String file(String func, String file);

    /** The function that goroutine g was started with, by the outermost of its stack, null unknown. */
    String starter(long g, String outermost);

    /** What a goroutine is called that was started with this function. */
    String called(String starter);
}
