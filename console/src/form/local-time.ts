/** Instants as people write them, in the territory's zone: the text of an `input type="datetime-local"`. */
const MINUTE_MS = 60_000
const WRITTEN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/** `2026-03-29T18:30` of an instant; empty of none. */
export function writtenLocal(at: string | null | undefined, zone: string): string {
  return at ? local(Date.parse(at), zone) : ''
}

/** The instant at which clocks of the zone show `text`: the first of two; what they skip, an hour later. Null of nothing. */
export function instantOf(text: string, zone: string): string | null {
  const { wanted, shifts, found } = shown(text, zone)
  if (Number.isNaN(wanted)) return null
  return new Date(found.length ? Math.min(...found) : wanted - Math.min(...shifts)).toISOString()
}

/** Whether clocks of the zone show `text` twice, or skip it, as they change; null where it is one instant, or none is written. */
export function oddityOf(text: string, zone: string): 'twice' | 'skipped' | null {
  const { wanted, found } = shown(text, zone)
  if (Number.isNaN(wanted)) return null
  return found.length === 0 ? 'skipped' : new Set(found).size > 1 ? 'twice' : null
}

/** `text` as if it were UTC, how far clocks are from that around then, and the instants at which they show it. */
function shown(text: string, zone: string): { wanted: number; shifts: number[]; found: number[] } {
  const wanted = WRITTEN.test(text) ? Date.parse(`${text}:00Z`) : Number.NaN
  if (Number.isNaN(wanted)) return { wanted, shifts: [], found: [] }
  const shifts = [-1, 0, 1].map((days) => offset(wanted + days * 1440 * MINUTE_MS, zone))
  return { wanted, shifts, found: shifts.map((shift) => wanted - shift).filter((at) => local(at, zone) === text) }
}

function local(at: number, zone: string): string {
  return new Date(at + offset(at, zone)).toISOString().slice(0, 16)
}

/** How far clocks of the zone are ahead of UTC at an instant, in milliseconds. */
function offset(at: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  })
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const shown = Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute'])
  return shown - Math.floor(at / MINUTE_MS) * MINUTE_MS
}
