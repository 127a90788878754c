/** Which points lie in a shape drawn by hand. */
import type { Points } from './grid'

export type Ring = readonly (readonly [x: number, y: number])[]

/** Positions of the points inside; a ring that crosses itself holds what an odd number of its turns go around. */
export function inside(ring: Ring, points: Points): number[] {
  if (ring.length < 3) return []
  const xs = ring.map(([x]) => x)
  const ys = ring.map(([, y]) => y)
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const found: number[] = []
  for (let n = 0; n < points.length; n++) {
    const x = points.x[n] ?? Number.NaN
    const y = points.y[n] ?? Number.NaN
    if (x >= west && x <= east && y >= north && y <= south && holds(ring, x, y)) found.push(n)
  }
  return found
}

function holds(ring: Ring, x: number, y: number): boolean {
  let within = false
  let [bx, by] = ring.at(-1) ?? [0, 0]
  for (const [ax, ay] of ring) {
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within
    ;[bx, by] = [ax, ay]
  }
  return within
}
