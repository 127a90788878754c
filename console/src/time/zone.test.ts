import { describe, expect, it } from 'vitest'
import { instantIn, showsPast, written } from './address'
import { placeOf } from '../shell/places'
import { SPANS, stepOf, windowOf } from './span'
import { instantOf, localTime } from './zone'

const PARIS = 'Europe/Paris'
const at = (text: string) => Date.parse(text)

describe('local times', () => {
  it.each([
    ['2026-11-24T17:42:10Z', '2026-11-24T18:42:10'],
    ['2026-06-15T10:00:00Z', '2026-06-15T12:00:00'],
    ['2026-12-31T23:30:00Z', '2027-01-01T00:30:00'],
  ])('are those of the territory, and back: %s', (instant, local) => {
    expect(localTime(at(instant), PARIS)).toBe(local)
    expect(instantOf(local, PARIS)).toBe(at(instant))
  })

  it('are the first of two where clocks go back, and later where they skip', () => {
    expect(instantOf('2026-10-25T02:30', PARIS)).toBe(at('2026-10-25T00:30:00Z'))
    expect(instantOf('2026-03-29T02:30', PARIS)).toBe(at('2026-03-29T01:30:00Z'))
  })

  it('are none where nothing is written', () => {
    expect(instantOf('', PARIS)).toBeNull()
  })
})

describe('the slider', () => {
  const now = at('2026-11-24T12:00:00Z')

  it('spans the time up to now, or the time around an instant long ago', () => {
    expect(windowOf(now - 1000, SPANS.hour, now)).toEqual({ from: now - SPANS.hour, to: now })
    const long = now - 10 * SPANS.day
    expect(windowOf(long, SPANS.day, now)).toEqual({ from: long - SPANS.day / 2, to: long + SPANS.day / 2 })
  })

  it.each([
    ['ArrowRight', false, 1000],
    ['ArrowLeft', false, -1000],
    ['ArrowUp', true, 60_000],
    ['ArrowLeft', true, -60_000],
    ['PageUp', false, 3_600_000],
    ['PageDown', false, -3_600_000],
    ['Tab', false, null],
  ])('steps by %s, shift %s', (key, shiftKey, step) => {
    expect(stepOf({ key, shiftKey })).toBe(step)
  })
})

describe('addresses', () => {
  const place = (path: string) => placeOf(new URL(path, 'http://poste'))

  it('tell the instant on the views that can show it', () => {
    expect(instantIn(place('/map/EP-1?at=2026-11-24T18:42:10Z'))).toBe(at('2026-11-24T18:42:10Z'))
    expect(instantIn(place('/?at=2026-11-24T18:42:10Z'))).toBe(at('2026-11-24T18:42:10Z'))
    for (const path of ['/systems?at=2026-11-24T18:42:10Z', '/map', '/map?at=hier', '/nulle-part?at=2026-11-24'])
      expect(instantIn(place(path))).toBeNull()
    expect([showsPast('alarms'), showsPast('audit'), showsPast(null)]).toEqual([true, false, false])
  })

  it('are written without milliseconds that are none', () => {
    const to = new URL('/alarms?x=1', 'http://poste')
    written(to, at('2026-11-24T18:42:10Z'))
    expect(to.searchParams.get('at')).toBe('2026-11-24T18:42:10Z')
    written(to, at('2026-11-24T18:42:10.125Z'))
    expect(to.searchParams.get('at')).toBe('2026-11-24T18:42:10.125Z')
    written(to, null)
    expect(to.search).toBe('?x=1')
  })
})
