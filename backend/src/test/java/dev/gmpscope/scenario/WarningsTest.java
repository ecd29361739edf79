package dev.gmpscope.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What Go takes and the page remarks on, with its place. */
class WarningsTest {
    private static List<String> warnings(String chans, String funcs) throws ScenarioException {
        String document = "{\"format\": 1, \"title\": \"t\",\n\"chans\": {" + chans + "},\n\"funcs\": {\n" + funcs + "}}";
        Scenario scenario = ScenarioReader.read("test.json", document);
        return Warnings.of(scenario, Places.of("test.json", document)).stream().map(w -> w.line() + ":" + w.column() + " " + w.path() + ": " + w.sentence()).toList();
    }

    @Test
    void aChannelWithOneEnd() throws ScenarioException {
        assertEquals(List.of("2:11 $.chans.ch: Nothing receives from \"ch\"."), warnings("\"ch\": 0", "\"main\": [{\"send\": \"ch\"}]"));
        assertEquals(List.of("2:11 $.chans.ch: Nothing is sent to \"ch\", and nothing closes it."), warnings("\"ch\": 0", "\"main\": [{\"recv\": \"ch\"}]"));
        assertEquals(List.of("2:11 $.chans.ch: Nothing is sent to \"ch\", and nothing receives from it."), warnings("\"ch\": 0", "\"main\": [{\"close\": \"ch\"}]"));
        assertEquals(List.of("2:11 $.chans['a[3]']: Nothing receives from \"a\"."), warnings("\"a[3]\": 0", "\"main\": [{\"send\": \"a[1]\"}]"));
    }

    @Test
    void bothEndsAreFoundWhereverTheyStand() throws ScenarioException {
        assertEquals(List.of(), warnings("\"ch\": 0", "\"main\": [{\"go\": [{\"for\": 2, \"do\": [{\"send\": \"ch\"}]}]}, {\"range\": \"ch\", \"do\": [{\"close\": \"ch\"}]}]"));
        assertEquals(List.of("5:3 $.funcs.main[1]: Nothing closes \"ch\": once nothing more is sent, this range waits for ever."), warnings("\"ch\": 1", "\"main\": [{\"send\": \"ch\"},\n {\"range\": \"ch\", \"do\": []}]"));
        assertEquals(List.of(), warnings("\"ch\": 0", "\"main\": [{\"defer\": {\"close\": \"ch\"}}, {\"select\": [{\"recv\": \"ch\"}, {\"default\": []}]}]"));
        assertEquals(List.of(), warnings("\"ch\": 0", "\"main\": [{\"select\": [{\"send\": \"ch\", \"do\": []}, {\"default\": [{\"recv\": \"ch\"}]}]}]"));
    }

    @Test
    void aFunctionThatIsNeverCalled() throws ScenarioException {
        assertEquals(List.of("5:1 $.funcs.lost: \"lost\" is never called."), warnings("", "\"main\": [{\"call\": \"used\"}], \"used\": [],\n\"lost\": []"));
        assertEquals(List.of("5:1 $.funcs.a: \"a\" is never called.", "6:1 $.funcs.b: \"b\" is never called: what calls it is never called itself."),
                warnings("", "\"main\": [],\n\"a\": [{\"go\": \"b\"}],\n\"b\": []"));
        assertEquals(List.of("5:1 $.funcs.a: \"a\" is never called."), warnings("", "\"main\": [],\n\"a\": [{\"go\": \"a\"}]"));
    }

    /** What is said of a program with these keys and this main. */
    private static List<String> said(String keys, String main) throws ScenarioException {
        String document = "{\"format\": 1, \"title\": \"t\", " + keys + "\n\"funcs\": {\"main\": [\n" + main + "]}}";
        return Warnings.of(ScenarioReader.read("test.json", document), Places.of("test.json", document)).stream().map(w -> w.line() + " " + w.path() + ": " + w.sentence() + " " + w.mend()).toList();
    }

    @Test
    void aLockThatNothingUnlocks() throws ScenarioException {
        assertEquals(List.of("3 $.funcs.main[0]: \"mu\" is locked here, and nothing unlocks it. Write {\"unlock\": \"mu\"}."), said("\"mutexes\": [\"mu\"],", "{\"lock\": \"mu\"}"));
        assertEquals(List.of("3 $.funcs.main[0]: \"mu\" is unlocked here, and nothing locks it: the program dies of that. Write {\"lock\": \"mu\"}."), said("\"mutexes\": [\"mu\"],", "{\"unlock\": \"mu\"}"));
        assertEquals(List.of("3 $.funcs.main[0]: \"rw\" is locked for reading here, and no RUnlock follows. Write {\"runlock\": \"rw\"}."), said("\"rwmutexes\": [\"rw\"],", "{\"rlock\": \"rw\"}"));
        assertEquals(List.of(), said("\"mutexes\": [\"mu\"],", "{\"lock\": \"mu\"}, {\"defer\": {\"unlock\": \"mu\"}}"));
        assertEquals(List.of(), said("\"mutexes\": [\"forks[2]\"],", "{\"tryLock\": \"forks[0]\", \"into\": \"ok\"}, {\"if\": \"ok\", \"then\": [{\"unlock\": \"forks[0]\"}]}"));
    }

    @Test
    void aWaitGroupWithOneEnd() throws ScenarioException {
        assertEquals(List.of("1 $.waitgroups[1]: Nothing waits for \"wg\". Write {\"wait\": \"wg\"}."),
                said("\"waitgroups\": [\"other\", \"wg\"],", "{\"add\": \"other\"}, {\"done\": \"other\"}, {\"wait\": \"other\"}, {\"add\": \"wg\"}, {\"done\": \"wg\"}"));
        assertEquals(List.of("4 $.funcs.main[1]: What is added to \"wg\" here is never done: whoever waits, waits for ever. Write {\"done\": \"wg\"}."),
                said("\"waitgroups\": [\"wg\"],", "{\"gosched\": true},\n{\"add\": \"wg\"}, {\"wait\": \"wg\"}"));
        assertEquals(List.of("3 $.funcs.main[0]: Nothing adds to \"wg\": this Done makes its counter negative, and panics. Write {\"add\": \"wg\"}."), said("\"waitgroups\": [\"wg\"],", "{\"done\": \"wg\"}, {\"wait\": \"wg\"}"));
        assertEquals(List.of("3 $.funcs.main[0]: Nothing adds to \"wg\", so this waits for nothing. Write {\"add\": \"wg\"}."), said("\"waitgroups\": [\"wg\"],", "{\"wait\": \"wg\"}"));
    }

    @Test
    void whatNothingUsesReadsMakesOrWakes() throws ScenarioException {
        assertEquals(List.of("1 $.mutexes[0]: Nothing uses \"mu\". Use it, or remove it.", "1 $.atomics[0]: Nothing uses \"n\". Use it, or remove it."), said("\"atomics\": [\"n\"], \"mutexes\": [\"mu\"],", "").stream().sorted(Comparator.reverseOrder()).toList());
        assertEquals(List.of("1 $.vars.count: Nothing reads \"count\". Use its value, or remove it."), said("\"vars\": {\"count\": 0},", "{\"set\": \"count\", \"to\": 1}"));
        assertEquals(List.of(), said("\"vars\": {\"count\": 0},", "{\"set\": \"count\", \"to\": \"count + 1\"}"));
        assertEquals(List.of("3 $.funcs.main[0]: Nothing makes the timer \"t\": it is nil here, and using it panics. Write {\"newTimer\": \"t\", \"after\": \"5ms\"} before."), said("\"timers\": [\"t\"],", "{\"recv\": \"t.C\"}"));
        assertEquals(List.of("1 $.tickers[0]: Nothing receives from \"tick.C\". Write {\"recv\": \"tick.C\"}, or remove it."), said("\"tickers\": [\"tick\"],", "{\"newTicker\": \"tick\", \"every\": \"5ms\"}"));
        assertEquals(List.of("3 $.funcs.main[1]: Nothing wakes who waits for \"c\" here. Write {\"signal\": \"c\"}."),
                said("\"mutexes\": [\"mu\"], \"conds\": {\"c\": \"mu\"},", "{\"lock\": \"mu\"}, {\"condWait\": \"c\"}, {\"unlock\": \"mu\"}"));
    }

    @Test
    void whatIsNeverReached() throws ScenarioException {
        assertEquals(List.of("4 $.funcs.main[1]: This is never reached: the loop before has no end. Move it before that, or remove it."),
                said("", "{\"for\": \"forever\", \"do\": [{\"gosched\": true}]},\n{\"println\": \"never\"}, {\"println\": \"neither\"}"));
        assertEquals(List.of("4 $.funcs.main[0].go[1]: This is never reached: the function returns before. Move it before that, or remove it."), said("", "{\"go\": [{\"return\": true},\n{\"gosched\": true}]}"));
        assertEquals(List.of(), said("", "{\"for\": \"forever\", \"do\": [{\"select\": [{\"default\": [{\"break\": \"loop\"}]}]}]}, {\"println\": \"reached\"}"));
        assertEquals(List.of(), said("", "{\"if\": \"1 < 2\", \"then\": [{\"return\": true}]}, {\"println\": \"reached\"}"));
    }

    /** Lessons of waiting for ever are warned of what they mean, and no other lesson is. */
    @Test
    void theLibraryIsHardlyWarned() throws ScenarioException {
        Set<String> warned = new TreeSet<>();
        for (Path file : Documents.all()) {
            String document = Documents.text(file);
            Warnings.of(ScenarioReader.read(file.getFileName().toString(), document), Places.of("x", document)).forEach(w -> warned.add(file.getFileName().toString()));
        }
        assertEquals(Set.of("close-senders.json", "deadlock-list.json", "deadlock.json", "gc-stack-scan.json", "panic-elsewhere.json", "select-timeout.json"), warned);
    }

    @Test
    void everyWayOfCallingIsOne() throws ScenarioException {
        String document = "{\"format\": 1, \"title\": \"t\", \"timers\": [\"t\"], \"onces\": [\"o\"], \"funcs\": {\"main\": [{\"go\": \"a\"}, {\"defer\": \"b\"}, {\"once\": \"o\", \"do\": \"c\"}, "
                + "{\"afterFunc\": \"t\", \"after\": \"1ms\", \"func\": \"d\"}, {\"go\": [{\"call\": \"e\"}]}], \"a\": [], \"b\": [], \"c\": [], \"d\": [], \"e\": []}}";
        assertEquals(List.of(), Warnings.of(ScenarioReader.read("test.json", document), Places.of("test.json", document)));
    }
}
