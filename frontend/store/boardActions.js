/** What changes the stage: lanes, board or both. */
import { stageOf } from './selectors.js';

export const STAGES = ['lanes', 'board', 'both'];
const LEAST = 0.15;

export const setStage = (state, stage) => (STAGES.includes(stage) ? { stage } : null);
/** Lanes, board, both, lanes … */
export const nextStage = (state) => ({ stage: STAGES[(STAGES.indexOf(stageOf(state)) + 1) % STAGES.length] });
export const setTall = (state, tall) => ({ tall });
/** The share of the lanes, where both are shown; neither vanishes. */
export const setShare = (state, share) => (Number.isFinite(share) ? { share: Math.min(1 - LEAST, Math.max(LEAST, share)) } : null);
/** The share of the stage beside the panels; null: as wide as the page thinks fit. */
export const setSide = (state, side) => ({ side: Number.isFinite(side) ? Math.min(0.8, Math.max(0.3, side)) : null });
