package dev.gmpscope.page;

import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Uses the controls of a page as a person does, and waits for what they change. */
final class Hand {

    private static final String EVENT = "Number(/event (\\d+)/.exec(text('@clock'))[1])";
    private static final String BRUSH = "(({x, width}) => [Math.round(x - one('@overview').getBoundingClientRect().x), Math.round(width)])(one('@brush').getBoundingClientRect())";

    static final Map<String, String> PROBES = Map.ofEntries(
            Map.entry("clock", "text('@clock')"), Map.entry("axis", "text('.axis')"), Map.entry("explanation", "text('@explanation')"),
            Map.entry("hash", "location.hash"), Map.entry("dialog", "document.querySelector('dialog[open]')?.dataset.testid ?? 'none'"),
            Map.entry("runs", "all('section.run').length"), Map.entry("stage", "one('.scope').dataset.stage"), Map.entry("theme", "document.documentElement.dataset.theme"),
            Map.entry("lanes", "all('.names li').map((li) => li.dataset.lane + li.className).sort().join()"), Map.entry("panel", "one('.side').dataset.panel"),
            Map.entry("range", "one('@range').hidden ? '' : one('@range').style.transform + text('@range')"), Map.entry("notice", "text('#notice')"),
            Map.entry("event", EVENT), Map.entry("brush", BRUSH), Map.entry("place", "[" + EVENT + ", ..." + BRUSH + "]"),
            Map.entry("followed", "new URLSearchParams(location.hash.slice(1)).get('g') ?? ''"));

    private static final String WORDS = """
            const id = (s) => s.replace(/@([\\w.-]+)/g, '[data-testid="$1"]');
            const one = (s) => document.querySelector(id(s)), all = (s) => [...document.querySelectorAll(id(s))];
            const text = (s) => one(s)?.textContent ?? '';
            const open = (s) => one(s).matches(':popover-open');
            const near = (x, y) => Math.abs(x - y) <= (y > 1 ? 2 : 0.03);
            const named = () => all('@run-name').map((name) => name.textContent).join();
            const wide = () => one('@overview').getBoundingClientRect().width;
            const order = () => all('.names li[data-lane^=g]').map((li) => [li.getBoundingClientRect().y, li.dataset.lane]).sort((p, q) => p[0] - q[0]).map(([, lane]) => lane).join();
            const until = async (holds) => { for (let i = 0; i < 500 && !holds(); i++) await new Promise((done) => setTimeout(done, 20)); };
            const drawn = """ + Browsed.DRAWN + ";";

    private final Page page;
    private CDPSession fingers;

    Hand(Page page) {
        this.page = page;
    }

    /** Uses a control and holds it to its row: its change comes, and goes again. */
    void hold(Control control) {
        if (control.back().contains("undo")) {
            Browsed.still(page);
        }
        Object before = probe(control.probe());
        act(control.use(), control.selector());
        awaits(control.probe(), before, control.becomes(), control.selector() + ": " + control.use() + " does not do what it says");
        if (!control.back().isEmpty()) {
            act(control.back(), control.selector());
            awaits(control.probe(), before, "JSON.stringify(b) === JSON.stringify(a)", control.selector() + ": " + control.back() + " does not bring it back");
        }
    }

    /** What a probe tells, once all that was done is drawn. */
    private Object probe(String probe) {
        return page.evaluate("async () => { " + WORDS + " await drawn(); return " + PROBES.getOrDefault(probe, probe) + "; }");
    }

    /** Waits until an expression of a (given) and b (the probe now) holds, and still does once that is drawn. */
    private void awaits(String probe, Object a, String becomes, String otherwise) {
        long end = System.currentTimeMillis() + Chromium.PATIENCE_MS;
        String look = "async (a) => { " + WORDS + " const now = async () => { const b = " + PROBES.getOrDefault(probe, probe) + "; return [Boolean(" + becomes + "), b]; };"
                + " if (!(await now())[0]) return now(); await drawn(); return now(); }";
        List<?> found;
        do {
            found = (List<?>) page.evaluate(look, a);
            if (Boolean.TRUE.equals(found.get(0))) {
                return;
            }
            page.waitForTimeout(20);
        } while (System.currentTimeMillis() < end);
        fail("%s. Before: %s; after: %s; expected: %s".formatted(otherwise, a, found.get(1), becomes));
    }

    /** Does what the words say, one after the other, with the first element of the selector that is seen. */
    void act(String words, String selector) {
        for (String word : words.startsWith("find ") ? new String[] {words} : words.split("; ")) {
            one(word, selector);
        }
    }

    /** One thing: its verb, and what with. */
    void one(String word, String selector) {
        String verb = word.split(" ", 2)[0];
        String what = word.contains(" ") ? word.substring(word.indexOf(' ') + 1) : "";
        switch (verb) {
            case "click" -> seen(what.isEmpty() ? selector : what).click();
            case "choose" -> seen(selector).selectOption(what);
            case "fill" -> fill(what.startsWith("@") ? what : selector, what.startsWith("@") ? "" : what);
            case "enter" -> {
                seen(selector).fill(what);
                seen(selector).press("Enter");
            }
            case "focus" -> seen(what.isEmpty() ? selector : what).focus();
            case "key" -> seen(selector).press(what);
            case "press" -> Arrays.stream(what.split(" ")).filter(key -> !key.isEmpty()).forEach(this::press);
            case "undo" -> press("Control+z");
            case "hover" -> seen(what.isEmpty() ? selector : what).hover();
            case "still" -> Browsed.still(page);
            case "write" -> write(what);
            case "give" -> page.waitForFileChooser(() -> seen(selector).click()).setFiles(Given.valueOf(what.toUpperCase(Locale.ROOT)).file());
            case "alone" -> act("click @variants-open; click @variant-remove >> nth=1; press Escape", selector);
            case "find" -> find(what);
            case "tap" -> seen(what.isEmpty() ? selector : what).tap();
            case "pinch" -> pinch(selector, Double.parseDouble(what.split(" ")[0]), Double.parseDouble(what.split(" ")[1]));
            case "swipe" -> swipe(selector, Double.parseDouble(what));
            case "drag" -> drag(selector, what);
            case "double" -> seen(selector).dblclick(new Locator.DblclickOptions().setPosition(at(selector, 0.5), 6));
            case "wheel" -> wheel(selector, what);
            case "js" -> page.evaluate("async () => { " + WORDS + what + " }");
            default -> throw new IllegalArgumentException(verb);
        }
    }

    /** A key for the page, not for a field. */
    void press(String key) {
        page.evaluate("document.querySelector('dialog[open], :popover-open') || document.activeElement?.blur()");
        page.keyboard().press(key);
    }

    Locator seen(String selector) {
        return page.locator(Control.id(selector) + " >> visible=true").first();
    }

    private double at(String selector, double share) {
        return seen(selector).boundingBox().width * share;
    }

    /** "0.2 0.6": from one share of the width to another; with "Shift", that is held; a third number: so many pixels down. */
    private void drag(String selector, String what) {
        boolean shift = what.startsWith("Shift ");
        double[] n = Arrays.stream(what.replace("Shift ", "").split(" ")).mapToDouble(Double::parseDouble).toArray();
        BoundingBox box = seen(selector).boundingBox();
        double y = box.y + Math.min(box.height / 2, 100);
        if (shift) {
            page.keyboard().down("Shift");
        }
        page.mouse().move(box.x + box.width * n[0], y);
        page.mouse().down();
        page.mouse().move(box.x + box.width * (n[0] + n[1]) / 2, y + (n.length > 2 ? n[2] / 2 : 0));
        page.mouse().move(box.x + box.width * n[1], y + (n.length > 2 ? n[2] : 0));
        page.mouse().up();
        if (shift) {
            page.keyboard().up("Shift");
        }
    }

    /** "Control -200", "Shift 200" or "200". */
    private void wheel(String selector, String what) {
        String[] parts = what.split(" ");
        BoundingBox box = seen(selector).boundingBox();
        page.mouse().move(box.x + box.width * 0.5, box.y + Math.min(box.height / 2, 150));
        if (parts.length > 1) {
            page.keyboard().down(parts[0]);
        }
        page.mouse().wheel(0, Double.parseDouble(parts[parts.length - 1]));
        if (parts.length > 1) {
            page.keyboard().up(parts[0]);
        }
    }

    /** Writes a whole document into the editor. */
    private void write(String json) {
        seen(".cm-content").click();
        page.keyboard().press("Control+a");
        page.keyboard().insertText(json);
    }

    private void fill(String selector, String text) {
        seen(selector).fill(text);
    }

    /** Runs a command from the palette: its words, then Enter on the one that says just that. */
    private void find(String says) {
        press("Control+k");
        seen("@palette-field").fill(says);
        Locator wanted = page.locator("[role=option]:has(.kind:text-is('Command'))").filter(new Locator.FilterOptions().setHas(page.locator(".text").getByText(says, new Locator.GetByTextOptions().setExact(true))));
        for (int i = 0; i < 60 && !"true".equals(wanted.first().getAttribute("aria-selected")); i++) {
            page.keyboard().press("ArrowDown");
        }
        page.keyboard().press("Enter");
    }

    /** Two fingers on the middle of an element, from one distance to another. */
    private void pinch(String selector, double from, double to) {
        BoundingBox box = seen(selector).boundingBox();
        double x = box.x + box.width / 2;
        double y = box.y + Math.min(box.height / 2, 120);
        touch("touchStart", x - from / 2, y, x + from / 2, y);
        for (int i = 1; i <= 4; i++) {
            double apart = from + (to - from) * i / 4;
            touch("touchMove", x - apart / 2, y, x + apart / 2, y);
        }
        touch("touchEnd");
    }

    private void swipe(String selector, double by) {
        BoundingBox box = seen(selector).boundingBox();
        double x = box.x + box.width / 2;
        double y = box.y + Math.min(box.height / 2, 120);
        touch("touchStart", x, y);
        for (int i = 1; i <= 4; i++) {
            touch("touchMove", x + by * i / 4, y);
        }
        touch("touchEnd");
    }

    /** Fingers as the browser's own protocol has them, as Playwright knows taps alone. */
    private void touch(String type, double... places) {
        JsonArray points = new JsonArray();
        for (int i = 0; i < places.length; i += 2) {
            JsonObject point = new JsonObject();
            point.addProperty("x", places[i]);
            point.addProperty("y", places[i + 1]);
            point.addProperty("id", i / 2);
            points.add(point);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        fingers = fingers == null ? page.context().newCDPSession(page) : fingers;
        fingers.send("Input.dispatchTouchEvent", event);
    }
}
