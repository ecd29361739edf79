/** Saves into the server's directory of scenarios, if it has one, and lists what is there whenever somebody comes back to the page. */
const AWAY = 'The server does not answer, so nothing was saved; the text is still here.';

/** {save(name, text)}: get(path) and put(path, text, headers) ask the server; run: see running.js. */
export function saving(store, { get, put, run }) {
  const { act } = store;

  async function list() {
    try {
      act.setScenarios(await (await get('api/scenarios')).json());
    } catch { /* the old list stays */ }
  }

  async function begin() {
    try {
      act.setLibrary(await (await get('api/library')).json());
    } catch { /* then nothing can be saved */ }
    if (store.get().library.writable) addEventListener('focus', list);
  }

  /** Over the version that the page has seen, or, asked a second time, over the one that was found instead. */
  async function save(id, text) {
    const { scenarioId, library: { tag, over } } = store.get();
    const replaced = over?.id === id ? over.tag : id === scenarioId ? tag : null;
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
    const { document, settings } = store.get();
    const ran = document === text && Object.values(settings).every((value) => value === null);
    act.setLibrary({ tag, over: null, copy: null });
    await list();
    act.ownSettings();
    act.setScenario(id, text);
    act.say(`Saved as ${id}.`);
    if (!ran) await run(true, text);
  }

  begin();
  return { save };
}
