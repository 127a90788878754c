import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { perSquareKm, RADIUS_PX } from './heat'
import { addressFor, HEATS, Lens, spelt, tells } from './lens.svelte'

const camera = fc.record({
  lon: fc.double({ min: -179, max: 179, noNaN: true }), lat: fc.double({ min: -84, max: 84, noNaN: true }),
  zoom: fc.double({ min: 0, max: 22, noNaN: true }),
})
const seen = fc.record({
  camera, hidden: fc.uniqueArray(fc.constantFrom('lighting', 'video', 'mobility')), zone: fc.constantFrom('', 'nord', 'a b&c'),
  calling: fc.boolean(), heat: fc.constantFrom('' as const, ...HEATS), light: fc.boolean(),
})

describe('the address of a view', () => {
  it('shows the same to whoever opens it', () => {
    fc.assert(
      fc.property(seen, (told) => {
        const here = Object.assign(new Lens(), { ...told, hidden: new Set(told.hidden) })
        const query = new URLSearchParams(here.query)
        const there = new Lens()
        there.read(new URLSearchParams(query.toString()))
        there.camera = there.asked
        expect(spelt(new URLSearchParams(there.query))).toBe(spelt(query))
        expect(there.asked?.lat).toBeCloseTo(told.camera.lat, 4)
      }),
    )
  })

  it.each(['ll=91,4&z=12', 'll=46&z=12', 'll=,&z=3', 'll=46.3,4.8&z=', 'll=46.3,4.8&z=99', 'll=x,y&z=1'])('%s asks for no place', (text) => {
    const lens = new Lens()
    lens.read(new URLSearchParams(text))
    expect(lens.asked).toBeNull()
  })

  it('knows what is its own: the time machine has `at` for itself', () => {
    expect(tells(new URLSearchParams('at=2026-01-01T00:00:00Z'))).toBe(false)
    expect(tells(new URLSearchParams('zone=nord'))).toBe(true)
    expect(Object.keys(new Lens().query)).not.toContain('at')
  })

  it('for a street frames it, for a point comes near', () => {
    expect(addressFor([4.82, 46.3, 4.84, 46.3])).toEqual({ ll: '46.30000,4.83000', z: '15.14' })
    expect(addressFor([4.82, 46.3, 4.82, 46.3])['z']).toBe('17')
  })
})

describe('heat', () => {
  it('stands for as many per square kilometre as would make it: weights spread evenly, summed through the kernel', () => {
    const [zoom, lat, apart] = [13, 46.3, 6]
    let density = 0
    for (let x = -120; x <= 120; x += apart) {
      for (let y = -120; y <= 120; y += apart) density += 0.3989422804 * Math.exp(-4.5 * ((x * x + y * y) / RADIUS_PX ** 2))
    }
    const kmPerPx = (40_075.016686 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom)
    expect(perSquareKm(density, 1, zoom, lat)).toBeCloseTo(1 / (apart * kmPerPx) ** 2, 0)
    expect(perSquareKm(density, 2.5, zoom, lat)).toBeCloseTo(2.5 / (apart * kmPerPx) ** 2, 0)
  })
})
