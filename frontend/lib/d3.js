// The one door of D3. The WebJar's UMD file puts `d3` on the global object; nothing else reads it there.
import 'd3';

export const d3 = globalThis.d3;
