import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Glides, LONGEST_S } from './glides'

const METRES_10 = 3.6e-7
const somewhere = fc.double({ min: 0.51, max: 0.51 + 10 * METRES_10, noNaN: true })
const steps = fc.array(fc.record({ x: somewhere, y: somewhere, after: fc.double({ min: 0.5, max: 40, noNaN: true }) }), { minLength: 2, maxLength: 12 })

describe('a vehicle', () => {
  it('is drawn between the two places it told last, never beyond', () => {
    fc.assert(
      fc.property(steps, fc.double({ min: 0, max: 3, noNaN: true }), (told, part) => {
        const glides = new Glides()
        let now = 100
        let drawn: readonly [number, number] | null = null
        for (const { x, y, after } of told) {
          const from: readonly [number, number] = glides.at(1, now) ?? [x, y]
          glides.moved(1, x, y, Number.NaN, now)
          drawn = glides.at(1, now + after * part)
          for (const side of [0, 1] as const) {
            const [a, b] = [from[side], [x, y][side] ?? 0]
            expect(drawn?.[side]).toBeGreaterThanOrEqual(Math.min(a, b))
            expect(drawn?.[side]).toBeLessThanOrEqual(Math.max(a, b))
          }
          now += after
        }
      }),
    )
  })

  it('takes as long to the newer place as it took to tell of it, and stops there when it is late', () => {
    const glides = new Glides()
    glides.moved(1, 0.51, 0.35, Number.NaN, 0)
    glides.moved(1, 0.51 + METRES_10, 0.35, Number.NaN, 10)
    expect(glides.at(1, 15)?.[0]).toBeCloseTo(0.51 + METRES_10 / 2, 9)
    expect(glides.at(1, 500)?.[0]).toBeCloseTo(0.51 + METRES_10, 12)
    expect([...glides.advance(20)]).toHaveLength(1)
    expect(glides.under).toBe(0)
  })

  it('that was long unheard, leapt, or is to keep still is where it is at once', () => {
    const glides = new Glides()
    glides.moved(1, 0.51, 0.35, Number.NaN, 0)
    glides.moved(1, 0.51 + METRES_10, 0.35, Number.NaN, LONGEST_S + 1)
    expect(glides.at(1, LONGEST_S + 1)?.[0]).toBe(0.51 + METRES_10)
    glides.moved(1, 0.6, 0.35, Number.NaN, LONGEST_S + 5)
    expect(glides.at(1, LONGEST_S + 5)?.[0]).toBe(0.6)
    const still = new Glides(true)
    still.moved(1, 0.51, 0.35, Number.NaN, 0)
    still.moved(1, 0.51 + METRES_10, 0.35, Number.NaN, 10)
    expect(still.at(1, 10)?.[0]).toBe(0.51 + METRES_10)
  })

  it('points where it says, else where it drove', () => {
    const glides = new Glides()
    glides.moved(1, 0.51, 0.35, 90, 0)
    expect(glides.heading(1)).toBeCloseTo(Math.PI / 2)
    glides.moved(2, 0.51, 0.35, Number.NaN, 0)
    expect(glides.heading(2)).toBeGreaterThan(50)
    glides.moved(2, 0.51, 0.35 + METRES_10, Number.NaN, 5)
    expect(Math.abs(glides.heading(2))).toBeCloseTo(Math.PI)
  })

  it('that goes off the map stays off it', () => {
    const glides = new Glides()
    glides.moved(1, 0.51, 0.35, Number.NaN, 0)
    glides.moved(1, Number.NaN, Number.NaN, Number.NaN, 5)
    expect(glides.at(1, 6)?.[0]).toBeNaN()
  })
})
