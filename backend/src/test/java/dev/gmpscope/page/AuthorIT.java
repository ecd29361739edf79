package dev.gmpscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A scenario is written: the server says what is wrong and odd, an edit runs by itself, and nothing that was typed is lost. */
class AuthorIT extends Browsed {
    private static final String SOUND = """
            {"format": 1, "title": "%s", "rules": "1.13", "until": "20ms", "funcs": {"main": [{"compute": "1ms"}, {"println": "%s"}, {"compute": "1ms"}]}}""";

    @BeforeEach
    void open() {
        visit(screen(1280, 720));
        load("#scenario=busy-loop&panel=json");
    }

    private Locator hint() {
        return at("editor-hint");
    }

    /** Writes a document and does nothing else. */
    private void write(String json) {
        page.locator(".cm-content").click();
        page.keyboard().press("Control+a");
        page.keyboard().insertText(json);
    }

    @Test
    void what_is_wrong_or_odd_is_said_while_one_types() {
        assertThat(at("problems")).containsText("Nothing stops a goroutine in this loop under Go 1.13");
        assertThat(page.locator(".cm-lintRange-warning")).hasCount(1);
        write(SOUND.formatted("t", "x").replace("compute", "computer"));
        assertThat(at("problems").locator(".wrong")).hasCount(2);
        assertThat(at("problems")).containsText("Did you mean \"compute\"?");
        assertThat(page.locator(".cm-lintRange-error").first()).isVisible();
        write(SOUND.formatted("t", "x"));
        assertThat(at("problems")).isHidden();
        assertThat(at("title")).hasText("A tight loop starves main");
        assertThat(hint()).hasText("Changed, not applied");
    }

    @Test
    void warnings_are_those_of_the_chosen_rules() {
        assertThat(at("problems")).containsText("Nothing stops a goroutine");
        page.locator("[data-rules='1.14']").click();
        assertThat(at("problems")).isHidden();
    }

    @Test
    void live_a_sound_edit_runs_the_playhead_stays_and_what_changed_is_said() {
        edit(SOUND.formatted("Before", "one"));
        assertThat(at("title")).hasText("Before");
        ended();
        page.locator(".axis").click();
        drawn();
        String clock = told(at("clock")).replaceAll(" ms.*", "");
        at("live").check();
        write(SOUND.formatted("After", "two"));
        assertThat(at("title")).hasText("After");
        ended();
        assertThat(at("clock")).containsText(clock);
        assertThat(at("changes")).containsText(Pattern.compile("two.*In the last run: .*one"));
        assertThat(page.locator(".parting button")).hasText("edit");
        at("to-change").click();
        assertThat(at("explanation")).containsText("two");
        write(SOUND.formatted("After", "three").replace("computer", "computes").replace("}]}}", "}]}"));
        assertThat(at("problems").locator(".wrong")).hasCount(1);
        assertThat(at("title")).hasText("After");
    }

    @Test
    void quick_controls_are_edits_of_the_document_and_undo_takes_them_back() {
        Locator text = page.locator(".cm-content");
        at("rules-1.14").click();
        assertThat(text).containsText("\"rules\": \"1.14\"");
        assertThat(hint()).hasText("");
        assertThat(at("changes")).containsText("In the last run");
        text.click();
        page.keyboard().press("Control+z");
        assertThat(text).containsText("\"rules\": \"1.13\"");
        assertThat(hint()).hasText("Changed, not applied");
        page.keyboard().press("Control+Enter");
        assertThat(at("rules-1.13")).hasAttribute("aria-checked", "true");
        edit(SOUND.formatted("t", "x").replace("\"until\"", "\"gomaxprocs\": 3, \"until\""));
        assertThat(at("title")).hasText("t");
        assertThat(at("gomaxprocs")).hasValue("3");
        at("document").click();
        at("document-costs").click();
        at("cost-println").fill("5us");
        page.keyboard().press("Enter");
        page.keyboard().press("Escape");
        assertThat(text).containsText("\"costs\": {\"println\":\"5us\"}");
        assertThat(hint()).hasText("");
    }

    @Test
    void what_is_at_the_cursor_stands_there_once_more_and_a_scenario_is_duplicated() {
        write(SOUND.formatted("t", "x"));
        page.locator(".tok-key:text-is('\"println\"')").click();
        page.keyboard().press("Control+Shift+D");
        assertThat(page.locator(".tok-key:text-is('\"println\"')")).hasCount(2);
        at("document").click();
        at("document-duplicate").click();
        assertThat(page.locator(".cm-content")).containsText("\"title\": \"t (copy)\"");
        assertThat(page.locator("#notice")).containsText("This is a copy now");
    }

    @Test
    void a_longer_wait_alone_is_told_as_other_moments() {
        edit(SOUND.formatted("t", "x"));
        assertThat(at("title")).hasText("t");
        ended();
        edit(SOUND.formatted("t2", "x").replaceFirst("1ms", "2ms"));
        assertThat(at("title")).hasText("t2");
        assertThat(at("changes")).containsText("same order, at other moments since");
    }

    @Test
    void a_draft_outlives_a_reload_and_a_lost_server() throws Exception {
        mayComplainOfTheServer();
        write(SOUND.formatted("Kept", "x"));
        load("#scenario=busy-loop&panel=json");
        assertThat(page.locator(".cm-content")).containsText("Kept");
        assertThat(at("title")).hasText("A tight loop starves main");
        server.kill();
        try {
            write(SOUND.formatted("Kept too", "x"));
            assertThat(hint()).containsText("The server is away; your text is kept.");
            at("apply").click();
            assertThat(page.locator(".cm-content")).containsText("Kept too");
        } finally {
            server.begin();
        }
        assertThat(hint()).hasText("Changed, not applied");
        at("apply").click();
        assertThat(at("title")).hasText("Kept too");
        at("revert").click();
        assertThat(at("title")).hasText("A tight loop starves main");
        page.locator(".cm-content").click();
        page.keyboard().press("Control+z");
        assertThat(page.locator(".cm-content")).containsText("Kept too");
    }

    @Test
    void a_link_with_another_edit_lays_the_draft_aside() {
        edit(SOUND.formatted("Theirs", "x"));
        assertThat(at("title")).hasText("Theirs");
        page.waitForURL(Pattern.compile("doc="));
        String link = page.url().substring(server.url().length());
        load("#scenario=busy-loop&panel=json");
        write(SOUND.formatted("Mine", "x"));
        assertThat(page.locator(".cm-content")).containsText("Mine");
        load(link);
        assertThat(page.locator(".cm-content")).containsText("Theirs");
        at("take-up").click();
        assertThat(page.locator(".cm-content")).containsText("Mine");
        assertThat(at("take-up")).isHidden();
    }

    @Test
    void the_format_is_known_keys_names_and_what_they_mean() {
        write("{\"format\": 1, \"chans\": {\"jobs\": 0}, \"funcs\": {\"main\": [");
        page.keyboard().type("{\"s");    // by key, as a person does: what is typed behind an insertText at once may come to stand before it
        assertThat(page.locator(".cm-tooltip-autocomplete")).containsText("select");
        page.keyboard().type("en");
        assertThat(page.locator(".cm-tooltip-autocomplete [aria-selected=true]")).containsText("send");
        page.waitForTimeout(100);    // CodeMirror takes no key for a list that has only just come
        page.keyboard().press("Enter");
        assertThat(page.locator(".cm-content")).containsText("{\"send\": \"jobs\"");
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("Control+Backspace");
        page.keyboard().press("Control+Space");
        assertThat(page.locator(".cm-tooltip-autocomplete")).containsText("jobschannel");
        page.keyboard().press("Escape");
        eventually("a key explains itself", () -> {
            page.mouse().move(5, 5);
            page.locator(".tok-key:text-is('\"chans\"')").hover();
            page.waitForTimeout(500);    // CodeMirror waits until the mouse rests
            return page.locator(".cm-says").count() > 0;
        });
        assertThat(page.locator(".cm-says")).containsText("Channels of int by name");
    }

    @Test
    void a_file_is_opened_dropped_and_downloaded_and_the_go_text_is_a_module() throws Exception {
        at("scenario-file").setInputFiles(new FilePayload("a.json", "application/json", SOUND.formatted("From a file", "x").getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator(".cm-content")).containsText("From a file");
        page.evaluate("""
                (text) => { const data = new DataTransfer();
                  data.items.add(new File([text], 'b.json', { type: 'application/json' }));
                  document.querySelector('.cm-content').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })); }""", SOUND.formatted("Dropped", "x"));
        assertThat(page.locator(".cm-content")).containsText("Dropped");
        at("document").click();
        assertTrue(Files.readString(given(() -> at("document-download").click()).path()).contains("Dropped"));
        at("tab-code").click();
        Download module = given(() -> at("module").click());
        assertTrue(module.suggestedFilename().equals("busy-loop.zip") && Files.size(module.path()) > 500);
    }

    private Download given(Runnable act) {
        return page.waitForDownload(new Page.WaitForDownloadOptions(), act);
    }

    @Test
    void who_closes_the_page_is_asked_where_the_browser_keeps_no_drafts() {
        List<String> asked = new CopyOnWriteArrayList<>();
        page.onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.dismiss();
        });
        page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }");
        write(SOUND.formatted("t", "x"));
        assertThat(page.locator("#notice")).containsText("This browser keeps no drafts");
        page.close(new Page.CloseOptions().setRunBeforeUnload(true));
        eventually("it is asked", () -> asked.equals(List.of("beforeunload")));
        assertThat(page.locator(".cm-content")).containsText("\"t\"");
    }
}
