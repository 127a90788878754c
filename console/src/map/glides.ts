/** Vehicles between two positions they told: each glides to the newer one for as long as the next is awaited, and no further. */

/** Mercator units, and seconds of the clock that `moved` and `advance` are given. */
export interface Glide {
  readonly fromX: number
  readonly fromY: number
  readonly toX: number
  readonly toY: number
  readonly start: number
  /** 0: it is there at once. */
  readonly duration: number
}

/** Longer between two positions, and it was lost sight of: it appears where it is. */
export const LONGEST_S = 60
const SHORTEST_S = 0.2
/** About 1 km at 46° north, and 3 m: beyond the one it did not drive, below the other it did not turn. */
const LEAP = 3.6e-5
const STEP = 1e-7
const NO_HEADING = 100

export class Glides {
  private readonly glides = new Map<number, Glide>()
  private readonly told = new Map<number, number>()
  private readonly headings = new Map<number, number>()
  /** Those still under way. */
  private readonly active = new Set<number>()

  constructor(private readonly still = false) {}

  /** Asset `n` told that it is at `x`, `y`; `bearing` in degrees from north, NaN where it does not say. */
  moved(n: number, x: number, y: number, bearing: number, now: number): void {
    const [fromX, fromY] = this.at(n, now) ?? [x, y]
    const distance = Math.hypot(x - fromX, y - fromY)
    const waited = now - (this.told.get(n) ?? Number.NEGATIVE_INFINITY)
    const drives = !this.still && distance < LEAP && waited <= LONGEST_S && !Number.isNaN(x)
    const duration = drives ? Math.max(waited, SHORTEST_S) : 0
    if (!Number.isNaN(bearing)) this.headings.set(n, (bearing * Math.PI) / 180)
    else if (drives && distance > STEP) this.headings.set(n, Math.atan2(x - fromX, fromY - y))
    this.told.set(n, now)
    this.glides.set(n, { fromX, fromY, toX: x, toY: y, start: now, duration })
    if (duration > 0) this.active.add(n)
  }

  /** What is put elsewhere does not drive there. */
  forget(n: number): void {
    this.glides.delete(n)
    this.active.delete(n)
  }

  /** Where it is drawn; null before it told of two places. */
  at(n: number, now: number): readonly [number, number] | null {
    const glide = this.glides.get(n)
    if (!glide) return null
    const part = glide.duration > 0 ? Math.min(1, Math.max(0, (now - glide.start) / glide.duration)) : 1
    return [glide.fromX + (glide.toX - glide.fromX) * part, glide.fromY + (glide.toY - glide.fromY) * part]
  }

  get under(): number {
    return this.active.size
  }

  /** Those under way, where they are now; who has arrived is told a last time. */
  *advance(now: number): Generator<readonly [n: number, x: number, y: number]> {
    for (const n of this.active) {
      const glide = this.glides.get(n)
      const place = this.at(n, now)
      if (!glide || !place) continue
      if (now >= glide.start + glide.duration) this.active.delete(n)
      yield [n, ...place]
    }
  }

  of(n: number): Glide | undefined {
    return this.glides.get(n)
  }

  /** Radians from north; `NO_HEADING` where it has none. */
  heading(n: number): number {
    return this.headings.get(n) ?? NO_HEADING
  }
}
