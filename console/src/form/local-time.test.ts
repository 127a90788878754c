import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf, oddityOf, writtenLocal } from './local-time'

const MINUTE_MS = 60_000
/** Clocks change by an hour, by half of one, and never. */
const ZONES = ['Europe/Paris', 'America/Cayenne', 'Australia/Lord_Howe', 'Pacific/Noumea', 'America/Miquelon']
/** Around the days on which Paris changes its clocks, and any. */
const aroundChanges = fc.oneof(
  fc.integer({ min: Date.parse('2026-03-28T00:00Z'), max: Date.parse('2026-03-30T00:00Z') }),
  fc.integer({ min: Date.parse('2026-10-24T00:00Z'), max: Date.parse('2026-10-26T00:00Z') }),
  fc.integer({ min: Date.parse('2024-01-01T00:00Z'), max: Date.parse('2030-01-01T00:00Z') }),
)

describe('a time as clocks of the territory show it', () => {
  it('is read back as the instant it was written of, or as the earlier one that clocks showed so too', () =>
    fc.assert(
      fc.property(aroundChanges, fc.constantFrom(...ZONES), (ms, zone) => {
        const at = Math.floor(ms / MINUTE_MS) * MINUTE_MS
        const text = writtenLocal(new Date(at).toISOString(), zone)
        const read = Date.parse(instantOf(text, zone) ?? '')
        expect(writtenLocal(new Date(read).toISOString(), zone)).toBe(text)
        expect(oddityOf(text, zone)).not.toBe('skipped')
        if (oddityOf(text, zone) === 'twice') expect(read).toBeLessThanOrEqual(at)
        else expect(read).toBe(at)
      }),
      { numRuns: 300 },
    ))

  it.each([
    ['2026-10-25T02:30', 'twice'], ['2026-10-25T02:00', 'twice'], ['2026-10-25T03:00', null], ['2026-10-25T01:59', null],
    ['2026-03-29T02:30', 'skipped'], ['2026-03-29T02:00', 'skipped'], ['2026-03-29T03:00', null], ['', null],
  ])('%s in Paris: %s', (text, oddity) => expect(oddityOf(text, 'Europe/Paris')).toBe(oddity))

  it('of a time that is skipped is an hour later', () =>
    expect(writtenLocal(instantOf('2026-03-29T02:30', 'Europe/Paris'), 'Europe/Paris')).toBe('2026-03-29T03:30'))
})
