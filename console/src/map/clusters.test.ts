import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLUSTERED_BELOW, clustersOf, FEWEST, gravestFirst } from './clusters'
import { BYTES, SHOWN, STATE } from './columns'
import { CALLS, RANK_SHIFT } from './look'

const near = fc.double({ min: 0.51, max: 0.5103, noNaN: true })
const rank = fc.integer({ min: 0, max: 4 })
const assets = fc.array(fc.record({ x: near, y: near, rank, calls: fc.boolean(), shown: fc.boolean() }), { maxLength: 80 })
type Told = { x: number; y: number; rank: number; calls: boolean; shown: boolean }

function columnsOf(told: readonly Told[]) {
  const looks = new Uint8Array(told.length * BYTES)
  told.forEach(({ rank, calls, shown }, n) => {
    looks[n * BYTES] = (rank << RANK_SHIFT) | (calls && rank > 0 ? CALLS : 0)
    looks[n * BYTES + STATE] = shown ? SHOWN : 0
  })
  return { x: Float64Array.from(told, ({ x }) => x), y: Float64Array.from(told, ({ y }) => y), looks, length: told.length }
}

describe('clusters', () => {
  it('hold every asset that is shown once, alone or together, and none that is hidden', () => {
    fc.assert(
      fc.property(assets, fc.double({ min: 3, max: 13.9, noNaN: true }), (told, zoom) => {
        const { found, member } = clustersOf(columnsOf(told), zoom)
        expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(member.reduce((sum, is) => sum + is, 0))
        told.forEach(({ shown }, n) => shown || expect(member[n]).toBe(0))
        expect(found.every(({ count }) => count >= FEWEST)).toBe(true)
      }),
    )
  })

  it('show the gravest alarm of their members, how many have one, and whether any calls', () => {
    fc.assert(
      fc.property(assets, (told) => {
        const { found, member } = clustersOf(columnsOf(told), 3)
        const inside = told.filter((_, n) => member[n])
        if (found.length !== 1) return
        expect(found[0]?.rank).toBe(Math.max(...inside.map(({ rank }) => rank)))
        expect(found[0]?.alarms).toBe(inside.filter(({ rank }) => rank > 0).length)
        expect(found[0]?.calls).toBe(inside.some(({ calls, rank }) => calls && rank > 0))
      }),
    )
  })

  it('come apart when one is near', () => {
    const five = Array.from({ length: 5 }, () => ({ x: 0.51, y: 0.35, rank: 0, calls: false, shown: true }))
    expect(clustersOf(columnsOf(five), CLUSTERED_BELOW).found).toEqual([])
    expect(clustersOf(columnsOf(five), CLUSTERED_BELOW - 0.1).found).toHaveLength(1)
  })

  it('are listed with the gravest first, then the largest', () => {
    const cluster = (rank: number, count: number) => ({ rank, count, calls: false }) as Parameters<typeof gravestFirst>[0][number]
    expect(gravestFirst([cluster(0, 900), cluster(4, 5), cluster(0, 1000)]).map(({ count }) => count)).toEqual([5, 1000, 900])
  })

  it('of 50,000 assets are gathered in a few milliseconds', () => {
    const many = Array.from({ length: 50_000 }, (_, n) => ({
      x: 0.51 + ((n * 7919) % 50_000) * 1e-8, y: 0.35 + ((n * 104_729) % 50_000) * 1e-8, rank: n % 97 ? 0 : 2, calls: false, shown: true,
    }))
    const columns = columnsOf(many)
    clustersOf(columns, 12)
    const began = performance.now()
    for (let time = 0; time < 10; time++) clustersOf(columns, 12)
    expect((performance.now() - began) / 10).toBeLessThan(60)
  })
})
