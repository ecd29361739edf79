/** A fork is made; once it and the run that it comes from are whole, it is said what came of its command, where the picture does not show it. */
import { forkEffect } from './explain/forkEffect.js';

/** fork(command) puts the fork behind the runs on the screen: see lessons.comparing. */
export function forking(store, fork) {
  return async (command) => {
    const { focus, runs } = store.get();
    await fork(command);
    const { runs: now } = store.get();
    if (now === runs || now.length < 2) return;
    const [parent, made] = [now[focus].key, now.at(-1).key];
    const look = ({ runs: all }) => {
      const [run, child] = [parent, made].map((key) => all.find((one) => one.key === key));
      if (run && child && !(run.end && child.end)) return;
      stop();
      const says = run?.log && child?.log ? forkEffect(run.log, child.log, command) : null;
      if (says) store.act.say(says);
    };
    const stop = store.subscribe(look);
    look(store.get());
  };
}
