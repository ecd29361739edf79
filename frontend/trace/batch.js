/** The binary batch of the stream (docs/contracts.md, section 4), decoded into typed columns. */

const MAGIC = 0x31504d47;
const HEADER = 24;
const DESCRIPTOR = 8;
export const COLUMNS = ['time', 'type', 'm', 'p', 'g', 'stack', 'a', 'b', 'c'];

/** {firstSeq, count, baseTime, columns}: each column is {base, view}; view is null where every value is base. */
export function decode(buffer) {
  const view = new DataView(buffer);
  if (buffer.byteLength < HEADER || view.getUint32(0, true) !== MAGIC) throw new Error('this is no batch of events');
  const count = view.getUint32(4, true);
  const columns = {};
  let at = HEADER + COLUMNS.length * DESCRIPTOR;
  COLUMNS.forEach((name, k) => {
    const width = view.getUint32(HEADER + k * DESCRIPTOR, true);
    const base = view.getInt32(HEADER + k * DESCRIPTOR + 4, true);
    columns[name] = { base, view: elements(buffer, at, width, count) };
    at += (width * count + 3) & ~3;
  });
  return { firstSeq: view.getFloat64(8, true), baseTime: view.getFloat64(16, true), count, columns };
}

function elements(buffer, at, width, count) {
  switch (width) {
    case 0: return null;
    case 1: return new Uint8Array(buffer, at, count);
    case 2: return new Uint16Array(buffer, at, count);
    case 4: return new Uint32Array(buffer, at, count);
    default: throw new Error(`a column cannot be ${width} bytes wide`);
  }
}

/** The time of event k of a batch: its base time and an unsigned difference. */
export function timeOf({ baseTime, columns: { time } }, k) {
  return baseTime + ((time.base + (time.view ? time.view[k] : 0)) >>> 0);
}
