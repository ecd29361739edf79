/** Execution traces and texts of schedtrace that a person drops on the page, chooses or pastes: sent to the server, which makes runs of them. */

/** A line of GODEBUG=schedtrace. */
const PRINTED = /^SCHED \d+ms: /m;

/** Sends a file: `onShare` hears how much of it has gone; answers what the server says of its run, null when it was stopped. {answer, stop}. */
export function sendTrace(file, onShare, Request = XMLHttpRequest) {
  const request = new Request();
  const answer = new Promise((done, fail) => {
    request.upload.onprogress = ({ loaded, total }) => onShare(total ? loaded / total : 0);
    request.onabort = () => done(null);
    request.onerror = () => fail(new Error('The server does not answer.'));
    request.onload = () => {
      const json = parsed(request.responseText);
      if (request.status === 200 && json) done(json);
      else fail(new Error(json?.problems?.[0]?.sentence ?? json?.sentence ?? `The server answered ${request.status}.`));
    };
    request.open('POST', new URL(`api/traces?name=${encodeURIComponent(file.name)}`, document.baseURI));
    request.send(file);
  });
  return { answer, stop: () => request.abort() };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** {send(file), choose(), stop(): whether something was being sent}. `dropOn`: the element on which files may be dropped. */
export function traces(store, { openTrace, dropOn }) {
  const { act } = store;
  let sending = null;

  async function send(file) {
    sending?.stop();
    act.setSending({ name: file.name, share: 0 });
    const mine = sending = sendTrace(file, (share) => act.setSending({ name: file.name, share }));
    try {
      const info = await mine.answer;
      if (info && mine === sending) await openTrace(info.value.trace);
    } catch (error) {
      act.say(error.message);
    }
    if (mine === sending) stop();
  }

  function stop() {
    const was = sending;
    sending = null;
    was?.stop();
    act.setSending(null);
    return was !== null;
  }

  const input = Object.assign(document.createElement('input'), { type: 'file', hidden: true });
  input.dataset.testid = 'trace-file';
  input.addEventListener('change', () => {
    if (input.files[0]) send(input.files[0]);
    input.value = '';
  });
  dropOn.append(input);
  const files = (event) => event.dataTransfer?.types.includes('Files');
  const over = (is) => dropOn.classList.toggle('dropping', is);
  dropOn.addEventListener('dragover', (event) => {
    if (!files(event)) return;
    event.preventDefault();
    over(true);
  });
  dropOn.addEventListener('dragleave', (event) => { if (!event.relatedTarget) over(false); });
  dropOn.addEventListener('drop', (event) => {
    over(false);
    if (!files(event)) return;
    event.preventDefault();
    if (event.dataTransfer.files[0]) send(event.dataTransfer.files[0]);
  });
  addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text') ?? '';
    if (event.target.closest?.('input, textarea, [contenteditable=true]') || !PRINTED.test(text)) return;
    event.preventDefault();
    send(new File([text], 'pasted schedtrace'));
  });
  return { send, stop, choose: () => input.click() };
}
