/** Small sums over many numbers. */

/**
 * Jain's index of shares: (Σx)² / (n·Σx²). 1: all have the same; 1/n: one has everything. Null without anybody, or when nobody has anything.
 */
export function jain(shares) {
  let sum = 0;
  let squares = 0;
  for (const x of shares) {
    sum += x;
    squares += x * x;
  }
  return squares > 0 ? (sum * sum) / (shares.length * squares) : null;
}

/** The values that stand at these shares of the sorted list (the nearest rank: 0.5 of four is the second). Reorders the list. */
export function quantiles(values, ranks) {
  return ranks.map((rank) => (values.length ? select(values, Math.max(0, Math.ceil(rank * values.length) - 1)) : null));
}

/** The k-th smallest, found without sorting everything. */
function select(values, k) {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1];
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i > j) break;
      const kept = values[i];
      values[i++] = values[j];
      values[j--] = kept;
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return values[k];
}

/** Bins of a logarithmic scale, so many a decade: [{from, to, n}] without gaps from the first that holds something to the last. The first bin has everything below `least`. */
export function logBins(values, perDecade = 3, least = 100) {
  const counts = [];
  for (let i = 0; i < values.length; i++) {
    const bin = values[i] < least ? 0 : 1 + Math.floor(Math.log10(values[i] / least) * perDecade + 1e-9);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const edge = (bin) => (bin === 0 ? 0 : least * 10 ** ((bin - 1) / perDecade));
  const first = counts.findIndex((n) => n > 0);
  return Array.from({ length: first < 0 ? 0 : counts.length - first }, (_, i) => ({ from: edge(first + i), to: edge(first + i + 1), n: counts[first + i] ?? 0 }));
}
