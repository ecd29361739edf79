package dev.gmpscope.scenario;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where the values of a document stand, by their JSON paths: a member at its key, an operation at the key that begins it. */
public final class Places {
    private static final int[] START = {1, 1};

    private final Map<String, int[]> places = new LinkedHashMap<>();

    private Places() {}

    public static Places of(String name, String json) throws ScenarioException {
        Places places = new Places();
        places.add(LocatedReader.read(name, json));
        return places;
    }

    private void add(Located value) {
        places.putIfAbsent(value.path(), new int[] {value.line(), value.column()});
        if (value.items() != null) {
            for (Located item : value.items()) {
                if (item.members() != null && !item.members().isEmpty()) {
                    places.put(item.path(), item.keys().values().iterator().next());
                }
                add(item);
            }
        }
        if (value.members() != null) {
            value.members().forEach((key, member) -> {
                places.put(member.path(), value.keys().get(key));
                add(member);
            });
        }
    }

    public boolean has(String path) {
        return places.containsKey(path);
    }

    /** Something to say about the value of a path. */
    public Problem problem(String path, String sentence, String mend) {
        int[] at = places.getOrDefault(path, START);
        return new Problem(at[0], at[1], path, sentence, mend);
    }
}
