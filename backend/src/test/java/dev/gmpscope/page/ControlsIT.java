package dev.gmpscope.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every control of the page once, by the table controls.txt: it does what it says, and undo takes it back where it is offered. */
class ControlsIT extends ByHand {
    private static final String CONTROLS = "button, select, input, textarea, summary, a[href], [role=button], [role=separator], [role=radio], [role=tab], [role=option], [role=slider], [contenteditable=true], [tabindex]";
    /** Those that other tests hold: they are there only while a run is under way, while none comes, where the server keeps scenarios, in the first steps, for a picture, and for what is written. */
    private static final List<String> HELD_ELSEWHERE = List.of("@stop", "@again", "@save", "@save-name", "@changed-show", "@changed-save", "@changed-keep", "@first-next", "@first-skip", "@picture-lanes", "@picture-board", "@picture-svg", "@picture-png", "@picture-copy",
            "@take-up", "@to-change", "@module", "@fork-args");
    /** What scrolls by key, words of a control that can be clicked in its place, and what CodeMirror measures its gutter with. */
    private static final String NOT_CONTROLS = "[role=tabpanel], .legend, .ladder, .prints, .truth, .cm-scroller, label, .cm-gutters *";
    /** The controls in the page, seen or not, and all over which the mouse is a hand, that no row of the table speaks of. */
    private static final String UNKNOWN = """
            ([controls, known]) => {
              const hand = (node) => getComputedStyle(node).cursor === 'pointer';
              return [...document.querySelectorAll('body *')]
                .filter((node) => !node.matches(known) && (node.matches(controls) || (hand(node) && !hand(node.parentNode))))
                .map((node) => 'not in the table: ' + node.cloneNode().outerHTML);
            }""";

    @Test
    void every_control_does_what_it_says_and_each_is_in_the_table() throws Exception {
        use(desk());
        List<Group> table = groups("controls.txt");
        List<String> selectors = new ArrayList<>(HELD_ELSEWHERE);
        table.forEach(group -> group.rows().forEach(row -> selectors.add(Control.of(row).selector())));
        for (Group group : table) {
            come(group.address());
            group.rows().forEach(row -> held(row, Control.of(row)));
            wrong.addAll(unknown(selectors));
        }
        mayComplainOf("the server responded with a status of 422");    // to a document with a mistake
        assertEquals("", String.join("\n", wrong));
    }

    private List<String> unknown(List<String> selectors) {
        String known = NOT_CONTROLS + ", " + String.join(", ", selectors.stream().map(Control::id).toList());
        drawn();
        return ((List<?>) page.evaluate(UNKNOWN, List.of(CONTROLS, known))).stream().map(String::valueOf).distinct().toList();
    }
}
