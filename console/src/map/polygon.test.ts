import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inside } from './polygon'
import { idsIn, Selection } from './selection.svelte'

const points = (...told: [number, number][]) => ({
  x: Float64Array.from(told, ([x]) => x), y: Float64Array.from(told, ([, y]) => y), length: told.length,
})
const unit = fc.double({ min: -1, max: 1, noNaN: true })

describe('a shape drawn by hand', () => {
  it('holds what lies in it, not what lies in a bay of it', () => {
    const horseshoe = [[0, 0], [6, 0], [6, 6], [4, 6], [4, 2], [2, 2], [2, 6], [0, 6]] as const
    expect(inside(horseshoe, points([1, 5], [3, 5], [5, 5], [3, 1], [9, 9]))).toEqual([0, 2, 3])
  })

  it('of a circle holds what is nearer than its radius', () => {
    const ring = Array.from({ length: 360 }, (_, n) => [Math.cos((n * Math.PI) / 180), Math.sin((n * Math.PI) / 180)] as const)
    fc.assert(
      fc.property(unit, unit, (x, y) => {
        const distance = Math.hypot(x, y)
        if (Math.abs(distance - 1) > 0.001) expect(inside(ring, points([x, y])).length).toBe(distance < 1 ? 1 : 0)
      }),
    )
  })

  it('of fewer than three corners holds nothing, nor does any hold what is nowhere', () => {
    expect(inside([[0, 0], [1, 1]], points([0.5, 0.5]))).toEqual([])
    expect(inside([[0, 0], [9, 0], [9, 9]], points([Number.NaN, Number.NaN]))).toEqual([])
  })
})

describe('the selection', () => {
  it('is replaced, added to, and toggled one by one', () => {
    const selection = new Selection()
    selection.take(['a', 'b'])
    selection.take(['b', 'c'], 'add')
    expect([...selection.ids]).toEqual(['a', 'b', 'c'])
    selection.toggle('a')
    selection.toggle('d')
    selection.drop('nobody')
    expect([...selection.ids]).toEqual(['b', 'c', 'd'])
    selection.take(['e'])
    expect([...selection.ids]).toEqual(['e'])
  })

  it('takes lists as people paste them', () => {
    expect(idsIn(' EP 0001\nEP-0002; EP-0003\tEP-0002\n\n')).toEqual(['EP-0001', 'EP-0002', 'EP-0003'])
  })
})
