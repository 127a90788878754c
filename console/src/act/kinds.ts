/** What can be asked of a selection: its kinds, the most numerous first, and what each takes. */
import type { City } from '../live/city'

export interface OfKind {
  readonly kind: string
  readonly ids: readonly string[]
}

/** Those the city knows, by kind; an id it does not know is in none. */
export function byKind(city: Pick<City, 'place' | 'kindAt'> | null, ids: readonly string[]): OfKind[] {
  const found = new Map<string, string[]>()
  for (const id of ids) {
    const place = city?.place(id)
    if (place === undefined) continue
    const kind = city?.kindAt(place) ?? ''
    const those = found.get(kind)
    if (those) those.push(id)
    else found.set(kind, [id])
  }
  return [...found]
    .map(([kind, those]) => ({ kind, ids: those }))
    .sort((a, b) => b.ids.length - a.ids.length || a.kind.localeCompare(b.kind))
}
