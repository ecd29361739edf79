/**
 * Every command of the page, once: {id, group, says, keys, run}. The keyboard, the list of keys and the palette read this table.
 * A key is written as the browser names it, with "Ctrl+" or "Shift+" before it; Ctrl is Cmd on a Mac.
 */
export function commands(act, ask) {
  const table = [
    ['Time',
      ['play', 'play, pause', ['Space'], () => act.togglePlay()],
      ['forward', 'one step on', ['ArrowRight', 'PageDown'], () => act.step(1)],
      ['back', 'one step back', ['ArrowLeft', 'PageUp'], () => act.step(-1)],
      ['decision', 'to the next decision of the scheduler', ['Shift+ArrowRight'], () => act.step(1, 'decision')],
      ['decision-back', 'to the decision before', ['Shift+ArrowLeft'], () => act.step(-1, 'decision')],
      ['change', 'to the next change of this goroutine', ['g'], () => act.step(1, 'goroutine')],
      ['change-back', 'to its change before', ['Shift+G'], () => act.step(-1, 'goroutine')],
      ['mark', 'to the next mark', ['.'], () => act.stepMark(1)],
      ['mark-back', 'to the mark before', [','], () => act.stepMark(-1)],
      ['request', 'to the next request to stop', ['r'], () => act.stepRequest(1)],
      ['request-back', 'to the request before', ['Shift+R'], () => act.stepRequest(-1)],
      ['chapter', 'to the next chapter', ['n'], () => act.step(1, 'chapter')],
      ['chapter-back', 'to the chapter before', ['p'], () => act.step(-1, 'chapter')],
      ['start', 'to the start', ['Home'], () => act.seek(0)],
      ['end', 'to the end', ['End'], () => ask.end()],
      ['slower', 'play slower', ['-'], () => act.faster(-1)],
      ['faster', 'play faster', ['+', '='], () => act.faster(1)]],
    ['View',
      ['zoom-in', 'zoom in', ['w'], () => ask.zoom(0.7)],
      ['zoom-out', 'zoom out', ['s'], () => ask.zoom(1 / 0.7)],
      ['left', 'pan left', ['a'], () => act.pan(-0.15)],
      ['right', 'pan right', ['d'], () => act.pan(0.15)],
      ['range', 'measure the chosen interval, or what the window shows; again: the whole run', ['m'], () => act.toggleRange()],
      ['next', 'to the next interval of this lane', [']'], () => act.neighbour(1)],
      ['previous', 'to the interval before', ['['], () => act.neighbour(-1)],
      ['lanes', 'fold, sort and filter the lanes', ['e'], () => act.setLanesOpen(true)],
      ['fit', 'everything on the screen', ['f'], () => act.fit()],
      ['undo', 'back to where you looked before', ['Ctrl+z', 'z'], () => ask.undo()],
      ['redo', 'and forward again', ['Ctrl+Shift+Z', 'Ctrl+y', 'Shift+Z'], () => ask.redo()],
      ['clear', 'clear what is chosen, followed and ranged', ['Escape'], () => ask.clear()],
      ['stage', 'lanes, board, or both', ['b'], () => act.nextStage()],
      ['theme', 'light, dark, projector', ['t'], () => ask.theme()],
      ['lesson', 'show or hide the lesson’s text', ['l'], () => act.toggleLesson()]],
    ['Runs',
      ['compare', 'Go 1.13 and 1.14, one above the other', ['c'], () => ask.compare()],
      ['costs', 'what operations cost in this scenario', [], () => act.openDialog('costs')],
      ['fork', 'fork the run here: something else happens', ['o'], () => act.openDialog('fork')],
      ['parting', 'to where the compared runs part', ['v'], () => ask.parting()],
      ['stop', 'stop the run; what has come stays', ['k'], () => ask.stop()],
      ['other', 'the next run on the screen', ['x'], () => ask.otherRun()]],
    ['Page',
      ['palette', 'find anything: commands, lessons, goroutines, events', ['Ctrl+k', '/'], () => act.openDialog('palette')],
      ['link', 'copy a link to exactly this', ['y'], () => ask.link()],
      ['picture', 'a picture for a slide: SVG or PNG', ['i'], () => act.openDialog('picture')],
      ['export', 'this run for other tools: go tool trace, pprof, Perfetto', ['u'], () => act.openDialog('export')],
      ['truth', 'how true is this?', [], () => act.openDialog('truth')],
      ['first', 'the first steps', [], () => ask.firstSteps()],
      ['help', 'these keys', ['?'], () => act.openDialog('help')]],
  ];
  return table.flatMap(([group, ...rows]) => rows.map(([id, says, keys, run]) => ({ id, group, says, keys, run })));
}

/** A key of the table as it stands on the keyboard. */
export function keyName(key) {
  const NAMES = { ArrowRight: '→', ArrowLeft: '←', Escape: 'Esc', PageDown: 'PgDn', PageUp: 'PgUp' };
  const parts = key.split(/\+(?=.)/);
  const last = parts.pop();
  return [...parts, NAMES[last] ?? (last.length === 1 ? last.toUpperCase() : last)].join('+');
}
