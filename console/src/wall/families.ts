/** How each family of equipment fares, counted from the map's columns. */
import type { City } from '../live/city'

export interface Fares {
  readonly family: string
  readonly assets: number
  /** With a fault, major or minor. */
  readonly faulty: number
  readonly silent: number
}

const FAULTY = ['major', 'minor']
const SILENT = ['stale', 'offline']

/** Of assets in service, the worst family first. */
export function faring(city: City, familyOf: (kind: string) => string | undefined): Fares[] {
  const families = city.words.kind.map(familyOf)
  const places = (words: readonly string[]) => new Set(words.map((word) => city.words.health.indexOf(word)))
  const [faulty, silent] = [places(FAULTY), places(SILENT)]
  const inService = city.words.lifecycle.indexOf('in_service')
  const found = new Map<string, { assets: number; faulty: number; silent: number }>()
  for (let n = 0; n < city.size; n++) {
    const family = families[city.kind[n] ?? 0]
    if (!city.present[n] || city.lifecycle[n] !== inService || family === undefined) continue
    const told = found.get(family) ?? { assets: 0, faulty: 0, silent: 0 }
    told.assets += 1
    if (faulty.has(city.health[n] ?? -1)) told.faulty += 1
    if (silent.has(city.health[n] ?? -1)) told.silent += 1
    found.set(family, told)
  }
  const bad = (one: Fares) => (one.faulty + one.silent) / one.assets
  return [...found].map(([family, told]) => ({ family, ...told })).sort((a, b) => bad(b) - bad(a))
}
