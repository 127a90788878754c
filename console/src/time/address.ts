/** The instant of the past in addresses: `?at=2026-11-24T18:42:10Z`, on the views that can show it. */
import type { Place } from '../shell/places'
import type { View } from '../shell/views'

const VIEWS: readonly View[] = ['map', 'alarms']
const AT = 'at'

/** Whether a view shows what was. */
export function showsPast(view: View | null): boolean {
  return view !== null && VIEWS.includes(view)
}

/** The instant an address asks for, in milliseconds; null: now. */
export function instantIn({ view, query }: Place): number | null {
  const at = Date.parse(query.get(AT) ?? '')
  return showsPast(view) && !Number.isNaN(at) ? at : null
}

/** `to` at that instant; null: now. */
export function written(to: URL, instant: number | null): void {
  if (instant === null) to.searchParams.delete(AT)
  else to.searchParams.set(AT, new Date(instant).toISOString().replace('.000Z', 'Z'))
}
