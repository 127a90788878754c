import { describe, expect, it } from 'vitest'
import { dayOf, written } from './days'

describe('a day', () => {
  it.each([['Europe/Paris', '2026-11-25'], ['America/Lima', '2026-11-24']])('is the territory’s: %s', (zone, day) =>
    expect(dayOf(Date.parse('2026-11-24T23:05:00Z'), zone)).toBe(day))
  it('is written in the language of the screen', () => expect(written('2026-11-05', 'fr-FR')).toBe('5 nov. 2026'))
})
