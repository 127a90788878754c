/** Between a date and time typed on this screen, which are the territory's, and instants. */

function offsetMs(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at)
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]))
  const local = `${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}:${part['second']}Z`
  return Date.parse(local) - Math.floor(at / 1000) * 1000
}

/** `2026-10-25T02:30` in `zone`; of an hour that comes twice the first, of one that is skipped an hour later. Null: no time. */
export function instantOf(local: string, zone: string): string | null {
  const asUtc = Date.parse(`${local}Z`)
  if (Number.isNaN(asUtc)) return null
  const earlier = asUtc - offsetMs(asUtc - 86_400_000, zone)
  const later = asUtc - offsetMs(asUtc + 86_400_000, zone)
  const fits = [earlier, later].find((at) => at + offsetMs(at, zone) === asUtc)
  return new Date(fits ?? earlier).toISOString()
}

/** As `<input type="datetime-local">` has it, in `zone`, to the minute. */
export function localOf(at: number, zone: string): string {
  return new Date(at + offsetMs(at, zone)).toISOString().slice(0, 16)
}

/** The date in `zone`. */
export function dayOf(at: number, zone: string): string {
  return localOf(at, zone).slice(0, 10)
}

/** A date without time, in words. */
export function written(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day))
}
