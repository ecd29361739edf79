/** A pen with the part of a canvas context's words that the lanes use, which writes SVG. */

const escape = (text) => String(text).replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
const num = (n) => Math.round(n * 100) / 100;

export class SvgPen {
  /** @param measure text, font → width in pixels; @param id begins the names of what it defines */
  constructor(measure, id) {
    Object.assign(this, { measure, id, out: [], defs: [], open: [0], fillStyle: '#000', strokeStyle: '#000', lineWidth: 1, font: '12px sans-serif', textBaseline: 'middle', made: new Map() });
  }

  get ink() {
    return typeof this.fillStyle === 'string' ? paint('fill', this.fillStyle) : `fill="url(#${this.fillStyle.name})"`;
  }

  fillRect(x, y, width, height) {
    if (width > 0 && height > 0) this.out.push(`<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}" ${this.ink}/>`);
  }

  strokeRect(x, y, width, height) {
    this.out.push(`<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}" fill="none" ${paint('stroke', this.strokeStyle)} stroke-width="${this.lineWidth}"/>`);
  }

  fillText(text, x, y) {
    const [, weight, size, family] = /^(\d+) (\d+(?:\.\d+)?)px (.+)$/s.exec(this.font) ?? [null, 400, 12, 'sans-serif'];
    this.out.push(`<text x="${num(x)}" y="${num(y)}" font-weight="${weight}" font-size="${size}" font-family="${escape(family)}" dominant-baseline="central" ${this.ink}>${escape(text)}</text>`);
  }

  measureText(text) {
    return { width: this.measure(text, this.font) };
  }

  /** A tile that is repeated. */
  createPattern(tile) {
    const href = tile.toDataURL();
    if (!this.made.has(href)) {
      const name = `${this.id}-tile${this.made.size}`;
      this.made.set(href, { name });
      this.defs.push(`<pattern id="${name}" width="${tile.width}" height="${tile.height}" patternUnits="userSpaceOnUse"><image href="${href}" width="${tile.width}" height="${tile.height}"/></pattern>`);
    }
    return this.made.get(href);
  }

  save() {
    this.open.push(0);
  }

  restore() {
    this.out.push('</g>'.repeat(this.open.pop()));
  }

  beginPath() {
    this.path = null;
  }

  rect(...box) {
    this.path = box;
  }

  clip() {
    const name = `${this.id}-clip${this.defs.length}`;
    const [x, y, width, height] = this.path.map(num);
    this.defs.push(`<clipPath id="${name}"><rect x="${x}" y="${y}" width="${width}" height="${height}"/></clipPath>`);
    this.out.push(`<g clip-path="url(#${name})">`);
    this.open[this.open.length - 1]++;
  }

  text() {
    return (this.defs.length ? `<defs>${this.defs.join('')}</defs>` : '') + this.out.join('');
  }
}

/** Programs that draw slides know no colour with its opacity in one word. */
function paint(what, colour) {
  const [, r, g, b, alpha] = /^rgba?\((\d+(?:\.\d+)?)[ ,]+(\d+(?:\.\d+)?)[ ,]+(\d+(?:\.\d+)?)(?:[ ,/]+([\d.]+))?\)$/.exec(colour) ?? [];
  if (r === undefined) return `${what}="${escape(colour)}"`;
  const hex = [r, g, b].map((v) => Math.round(Number(v)).toString(16).padStart(2, '0')).join('');
  return `${what}="#${hex}"${alpha === undefined || Number(alpha) === 1 ? '' : ` ${what}-opacity="${Number(alpha)}"`}`;
}
