/** The event table of a stream's hello frame (events.json): types by number and by name, and how arguments lie in the slots. */
export class EventTable {
  constructor(json) {
    this.enums = json.enums;
    this.events = json.events.map(withSlots);
    this.ids = new Map(this.events.map((e) => [e.id, e]));
    this.names = new Map(this.events.map((e) => [e.name, e]));
  }

  byId(id) { return this.ids.get(id); }

  byName(name) { return this.names.get(name); }

  /** The arguments of event i by name; times are Numbers. */
  argsOf(log, i) {
    const args = {};
    for (const { name, type, slot } of this.byId(log.type(i)).slots) {
      args[name] = isWide(type) ? log.wide(i, slot) : log.slot(i, slot);
    }
    return args;
  }
}

/** Whether an argument takes two slots. */
export const isWide = (type) => type === 'ns' || type === 'bytes';

function withSlots(event) {
  let slot = 0;
  const slots = event.args.map(([name, type]) => {
    const at = { name, type, slot };
    slot += isWide(type) ? 2 : 1;
    return at;
  });
  return { ...event, slots };
}
