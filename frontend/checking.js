/** The server's one validator is asked while a person types; only the answer to the latest text counts. */

/** The text has been left alone for so long, ms. */
const WAIT = 150;
/** Until a server that is away is asked again, ms. */
const AGAIN = 3000;

/** {soon(text)}: ask(text) gives {problems, warnings} or fails; onAnswer gets {text, problems, warnings, away}. */
export function checking({ ask, onAnswer, later = setTimeout, never = clearTimeout }) {
  let latest = 0;
  let timer = 0;

  async function check(text) {
    const mine = ++latest;
    const answer = await ask(text).catch(() => null);
    if (mine !== latest) return;
    onAnswer(answer ? { text, problems: answer.problems ?? [], warnings: answer.warnings ?? [], away: false } : { text, problems: [], warnings: [], away: true });
    if (!answer) soon(text, AGAIN);
  }

  function soon(text, wait = WAIT) {
    latest++;
    never(timer);
    timer = later(() => check(text), wait);
  }
  return { soon };
}
