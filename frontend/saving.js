/** Saves into the server's directory of scenarios, if it has one, and lists what is there now and then, and whenever somebody comes back to the page. */
const AWAY = 'The server does not answer, so nothing was saved; the text is still here.';

/** How often the lesson on show is looked up while the page is seen, ms. */
const LOOK = 3000;
/** And which lessons there are. */
const LIST = 30_000;
const strong = (tag) => tag?.replace(/^W\//, '') ?? null;

/** {save(name, text), look()}: get(path) and put(path, text, headers) ask the server; run: see running.js; untouched(): nothing is in the editor but what runs; settled(id, text): what was a draft of that lesson is kept in a file. */
export function saving(store, { get, put, run, untouched = () => true, settled = () => {}, every = setInterval }) {
  const { act } = store;
  let seen = null;                                          // the version on disk that has been told of

  async function list() {
    try {
      act.setScenarios(await (await get('api/scenarios')).json());
      act.setReal(await (await get('api/real')).json());
    } catch { /* the old list stays */ }
  }

  async function begin() {
    try {
      act.setLibrary(await (await get('api/library')).json());
    } catch { /* then nothing can be saved */ }
    if (!store.get().library.writable) return;
    addEventListener('focus', () => { list(); look(); });
    every(look, LOOK);
    every(() => globalThis.document?.hidden || list(), LIST);
  }

  /** Whether the file of the lesson on show has changed on disk: it is shown anew, unless somebody is at work on it. */
  async function look() {
    const { scenarioId: id, library: { tag, changed } } = store.get();
    if (!id || !tag || globalThis.document?.hidden) return;
    if (seen === 'gone') {                                  // a browser complains each time that something is asked for that is not there
      await list();
      if (!store.get().scenarios.some((one) => one.id === id)) return;
    }
    const answer = await get(`api/scenarios/${encodeURIComponent(id)}`).catch(() => null);
    const now = answer && (answer.ok ? strong(answer.headers.get('etag')) : answer.status === 404 ? 'gone' : null);
    if (now === strong(tag) && changed && store.get().library.tag === tag) act.setLibrary({ changed: seen = null });   // it is back
    if (!now || now === strong(tag) || now === seen || store.get().scenarioId !== id || store.get().library.tag !== tag) return;
    seen = now;
    if (now === 'gone') act.setLibrary({ changed: 'gone' });
    else if (store.get().document !== store.get().original || !untouched()) act.setLibrary({ changed: 'newer' });
    else await renew(id, await answer.text(), answer.headers.get('etag'));
    await list();
  }

  async function renew(id, text, tag) {
    act.setScenario(id, text);
    act.setLibrary({ tag, over: null, changed: null });
    act.say(`${id} has changed on disk, and is shown as it is now.`);
    await run(true, text);
  }

  /** Over the version that the page has seen, or, asked a second time, over the one that was found instead. */
  async function save(id, text) {
    const { scenarioId, library: { tag, over, changed } } = store.get();
    const replaced = over?.id === id ? over.tag : id === scenarioId && changed !== 'gone' ? tag : null;
    let answer;
    try {
      answer = await put(`api/scenarios/${encodeURIComponent(id)}`, text, replaced ? { 'If-Match': replaced } : { 'If-None-Match': '*' });
    } catch {
      act.say(AWAY);
      return;
    }
    const said = await answer.json().catch(() => ({}));
    if (answer.ok) await saved(id, text, answer.headers.get('etag'));
    else if (answer.status === 412) {
      act.setLibrary({ over: { id, tag: answer.headers.get('etag') } });
      act.say(`${said.sentence} Save once more to write over it, or save under another name.`);
    } else if (said.problems) store.set({ problems: said.problems });
    else act.say(said.sentence ?? `The server answered ${answer.status}; nothing was saved.`);
  }

  async function saved(id, text, tag) {
    const { document, settings, scenarioId } = store.get();
    const ran = document === text && Object.values(settings).every((value) => value === null);
    act.setLibrary({ tag, over: null, copy: null, changed: null });
    settled(scenarioId, text);
    await list();
    act.ownSettings();
    act.setScenario(id, text);
    act.say(`Saved as ${id}.`);
    const { variants } = store.get();
    act.unedited();                                        // no real run of this was recorded, and what was saved before is not there any more
    if (!ran || store.get().variants !== variants) await run(true, text);
  }

  begin();
  return { save, look };
}
