import { describe, expect, it } from 'vitest'
import { dayOf, instantOf, localOf } from './zoned'

const PARIS = 'Europe/Paris'

describe('a time typed on the screen', () => {
  it.each([
    ['2026-11-25T14:30', '2026-11-25T13:30:00.000Z'],
    ['2026-07-14T22:00', '2026-07-14T20:00:00.000Z'],
    ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
  ])('%s is the territory’s', (local, instant) => expect(instantOf(local, PARIS)).toBe(instant))

  it('is not one when it is not whole', () => expect(instantOf('', PARIS)).toBeNull())

  it('comes back as it was typed', () => {
    const at = Date.parse(instantOf('2026-11-25T00:05', PARIS) ?? '')
    expect(localOf(at, PARIS)).toBe('2026-11-25T00:05')
    expect(dayOf(at, 'America/Lima')).toBe('2026-11-24')
  })
})
