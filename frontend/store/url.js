/** The address of a moment: hash ↔ {scenario, rules, gomaxprocs, async, seed, compare, t}. */

/** What the state looks like in the hash, "#scenario=…&t=…". */
export function toHash(state) {
  const { settings } = state;
  const out = new URLSearchParams();
  if (state.scenarioId) out.set('scenario', state.scenarioId);
  if (settings.rules) out.set('rules', settings.rules);
  if (settings.gomaxprocs != null) out.set('gomaxprocs', settings.gomaxprocs);
  if (settings.asyncpreemptoff != null) out.set('async', settings.asyncpreemptoff ? 'off' : 'on');
  if (settings.seed != null) out.set('seed', settings.seed);
  if (state.compare) out.set('compare', '1');
  if (state.playhead.time > 0) out.set('t', Math.round(state.playhead.time));
  const text = out.toString();
  return text ? '#' + text : '';
}

const whole = (text, low) => (/^-?\d{1,16}$/.test(text ?? '') && Number(text) >= low ? Number(text) : null);

/** {scenarioId, settings, compare, time}; what is missing or makes no sense is null. */
export function fromHash(hash) {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const async = given.get('async');
  return {
    scenarioId: /^[\w.-]+$/.test(given.get('scenario') ?? '') ? given.get('scenario') : null,
    settings: {
      rules: /^\d+\.\d+$/.test(given.get('rules') ?? '') ? given.get('rules') : null,
      gomaxprocs: whole(given.get('gomaxprocs'), 1),
      asyncpreemptoff: async === 'off' ? true : async === 'on' ? false : null,
      seed: whole(given.get('seed'), -Infinity),
    },
    compare: given.get('compare') === '1',
    time: whole(given.get('t'), 0),
  };
}
