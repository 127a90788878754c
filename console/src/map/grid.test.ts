import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Grid } from './grid'
import { levelOf, lookOf, NO_LEVEL, rankOf } from './look'
import * as mercator from './mercator'

const near = fc.double({ min: 0.51, max: 0.5102, noNaN: true })
const points = fc.array(fc.tuple(near, near), { minLength: 1, maxLength: 60 })

function gridOf(told: readonly (readonly [number, number])[]) {
  const x = Float64Array.from(told, ([px]) => px)
  const y = Float64Array.from(told, ([, py]) => py)
  return { x, y, grid: new Grid({ x, y, length: told.length }) }
}

describe('the grid', () => {
  it('finds what a search of every point finds', () => {
    fc.assert(
      fc.property(points, near, near, fc.double({ min: 1e-7, max: 5e-5, noNaN: true }), (told, px, py, radius) => {
        const { grid } = gridOf(told)
        const distances = told.map(([x, y]) => Math.hypot(x - px, y - py))
        const least = Math.min(...distances)
        const found = grid.nearest(px, py, radius, () => 0)
        expect(found === null ? null : distances[found]).toBe(least <= radius ? least : null)
      }),
    )
  })

  it('follows what moves', () => {
    fc.assert(
      fc.property(points, points, (before, after) => {
        const { x, y, grid } = gridOf(before)
        before.forEach((_, n) => {
          ;[x[n], y[n]] = after[n % after.length] ?? [0, 0]
          grid.settle(n)
        })
        const whole = [...grid.within(0.509, 0.509, 0.511, 0.511)].sort((a, b) => a - b)
        expect(whole).toEqual(before.map((_, n) => n))
      }),
      { numRuns: 20 },
    )
  })

  it('prefers the graver of two that are near', () => {
    const { grid } = gridOf([[0.51, 0.51], [0.5100001, 0.51]])
    expect(grid.nearest(0.51, 0.51, 1e-6, (n) => n)).toBe(1)
  })
})

describe('looks', () => {
  const alarm = (priority: 'low' | 'critical', state: 'acknowledged' | 'unacknowledged') =>
    ({ priority, state }) as Parameters<typeof lookOf>[2][number]

  it('show the gravest alarm, and whether any calls', () => {
    const look = lookOf(2, true, [alarm('low', 'unacknowledged'), alarm('critical', 'acknowledged')])
    expect([look & 7, rankOf(look), look & 64, look & 128]).toEqual([2, 4, 64, 0])
  })

  it('tell a level from none', () => {
    expect([levelOf(0), levelOf(62.4), levelOf(null), levelOf('on'), levelOf(130)]).toEqual([0, 62, NO_LEVEL, NO_LEVEL, NO_LEVEL])
  })
})

describe('mercator', () => {
  it('places Mâcon where MapLibre does', () => {
    expect(mercator.x(4.8278)).toBeCloseTo(0.51341056, 7)
    expect(mercator.y(46.3063)).toBeCloseTo(0.35449, 4)
  })
})
