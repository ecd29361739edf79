/** Things in a row that goes on in the next line: what fits is placed, the others are counted. */

/** A name of about `most` characters; the number of a goroutine stays. */
export function shorten(name, most) {
  const text = name.replace(/^runtime\./, '');
  if (text.length <= most) return text;
  const [, base, tail] = /^(.*?)((?: ?#\d+|\[\d+\])?)$/.exec(text);
  return tail ? base.slice(0, Math.max(1, most - tail.length + 1)) + tail.trim() : `${text.slice(0, Math.max(1, most - 1))}…`;
}

/**
 * Places items {w, glue (stays beside the next one)} from x to right in lines of a height, at most `lines`. `all` is the number there are, which may be more than the items.
 * Answers {placed: [{…item, x, y}], bottom, more, at: {x, y} where "+more" stands}.
 */
export function flow(items, { x, y, right, line, gap, lines, all = items.length, room }) {
  const placed = [];
  let at = { x, y };
  let used = 1;
  for (let k = 0; k < items.length; k++) {
    const item = items[k];
    const last = used === lines;
    const left = all - k - 1;
    const beside = item.glue && items[k + 1] ? gap + items[k + 1].w : 0;
    const end = at.x + item.w + beside + (last && left > 0 ? room : 0);
    if (end > right && at.x > x) {
      if (last) return { placed, bottom: at.y + line, more: all - k, at };
      used++;
      at = { x, y: at.y + line };
      k--;
      continue;
    }
    placed.push({ ...item, x: at.x, y: at.y });
    at = { x: at.x + item.w + gap, y: at.y };
  }
  return { placed, bottom: at.y + line, more: all - items.length, at };
}
