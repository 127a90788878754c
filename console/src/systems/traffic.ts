/** How fast systems speak, worked out of counts read again and again. */

interface Reading {
  readonly at: number
  readonly counts: ReadonlyMap<string, number>
}

/** Rates are over about so long. */
const SPAN_MS = 60_000

/** Readings of the ledger, as they are made; times in milliseconds. */
export class Traffic {
  private readings: readonly Reading[] = []
  private readonly rose = new Map<string, number>()
  private began = 0

  add(at: number, counts: ReadonlyMap<string, number>): void {
    const before = this.readings.at(-1)
    if (!before) this.began = at
    for (const [system, count] of counts) if (before && count > (before.counts.get(system) ?? 0)) this.rose.set(system, at)
    this.readings = [...this.readings.filter((reading) => at - reading.at <= SPAN_MS), { at, counts }]
  }

  /** Messages a minute; null before the second reading. */
  rate(system: string): number | null {
    const [first, last] = [this.readings[0], this.readings.at(-1)]
    if (!first || !last || first === last) return null
    const count = (reading: Reading) => reading.counts.get(system) ?? 0
    return ((count(last) - count(first)) * SPAN_MS) / (last.at - first.at)
  }

  /** When it last spoke, as far as was watched: `exact` is false where it is longer ago than that. */
  heard(system: string): { readonly at: number; readonly exact: boolean } {
    const at = this.rose.get(system)
    return at === undefined ? { at: this.began, exact: false } : { at, exact: true }
  }
}
