import { describe, expect, it } from 'vitest'
import { at, between, lastOf, LONGEST_MS, moved, scaled, SHORTEST_MS } from './span'

const NOW = 1_000_000_000
const HOUR = 3_600_000
const length = ({ since, until }: { since: number; until: number }) => until - since

describe('the period of a chart', () => {
  it('that is live moves with the present; one of the past stays', () => {
    expect(at(lastOf(HOUR, NOW), NOW + 5000)).toEqual(lastOf(HOUR, NOW + 5000))
    const past = moved(lastOf(HOUR, NOW), -1, NOW)
    expect(past).toEqual({ since: NOW - 2 * HOUR, until: NOW - HOUR, live: false })
    expect(at(past, NOW + 5000)).toBe(past)
  })

  it('is scaled around the pointer, which stays on the same instant', () => {
    const past = between(NOW - 4 * HOUR, NOW - 2 * HOUR, NOW)
    const centre = NOW - 3.5 * HOUR
    const closer = scaled(past, 0.5, centre, NOW)
    expect(length(closer)).toBe(HOUR)
    expect((centre - closer.since) / length(closer)).toBeCloseTo(0.25)
  })

  it('never ends after now, and is live where it would', () => {
    expect(moved(lastOf(HOUR, NOW), 0.5, NOW)).toEqual(lastOf(HOUR, NOW))
    expect(scaled(between(NOW - 2 * HOUR, NOW - HOUR, NOW), 8, NOW - 1.5 * HOUR, NOW).live).toBe(true)
  })

  it('is at least a minute and at most two years', () => {
    expect(length(between(NOW - 5000, NOW - 4000, NOW))).toBe(SHORTEST_MS)
    expect(length(scaled(lastOf(HOUR, NOW), 1e9, NOW, NOW))).toBe(LONGEST_MS)
    expect(length(scaled(lastOf(HOUR, NOW), 1e-9, NOW, NOW))).toBe(SHORTEST_MS)
  })
})
