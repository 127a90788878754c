/** Finds what is near a point among tens of thousands: a grid of cells over the mercator square, kept up as things move. */

/** About 150 m at 46° north. */
const CELL = 1 / 2 ** 18

export interface Points {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly length: number
}

export class Grid {
  private readonly cells = new Map<number, number[]>()
  /** The cell each point is in; NaN for none. */
  private readonly keys: number[] = []

  constructor(private readonly points: Points) {
    for (let n = 0; n < points.length; n++) this.settle(n)
  }

  /** Take up where point `n` is now. */
  settle(n: number): void {
    const key = keyOf(Math.floor((this.points.x[n] ?? Number.NaN) / CELL), Math.floor((this.points.y[n] ?? Number.NaN) / CELL))
    const before = this.keys[n] ?? Number.NaN
    if (key === before) return
    const left = this.cells.get(before)
    left?.splice(left.indexOf(n), 1)
    this.keys[n] = key
    if (Number.isNaN(key)) return
    const cell = this.cells.get(key)
    if (cell) cell.push(n)
    else this.cells.set(key, [n])
  }

  /** Every point within the box, in mercator units. */
  *within(west: number, north: number, east: number, south: number): Generator<number> {
    for (let row = Math.floor(north / CELL); row <= Math.floor(south / CELL); row++) {
      for (let column = Math.floor(west / CELL); column <= Math.floor(east / CELL); column++) {
        for (const n of this.cells.get(keyOf(column, row)) ?? []) {
          const px = this.points.x[n] ?? Number.NaN
          const py = this.points.y[n] ?? Number.NaN
          if (px >= west && px <= east && py >= north && py <= south) yield n
        }
      }
    }
  }

  /** Of the points within `radius` that `wanted` lets through, the one of the highest rank, then the nearest. */
  nearest(px: number, py: number, radius: number, rank: (n: number) => number): number | null {
    let best: number | null = null
    let bestRank = -1
    let bestDistance = Number.POSITIVE_INFINITY
    for (const n of this.within(px - radius, py - radius, px + radius, py + radius)) {
      const its = rank(n)
      const distance = Math.hypot((this.points.x[n] ?? 0) - px, (this.points.y[n] ?? 0) - py)
      if (distance > radius || its < bestRank || (its === bestRank && distance >= bestDistance)) continue
      ;[best, bestRank, bestDistance] = [n, its, distance]
    }
    return best
  }
}

function keyOf(column: number, row: number): number {
  return row * 2 ** 18 + column
}
