import { expect, test } from 'vitest'
import type { Schemas } from '../api/client'
import { bodyOf, givenOf } from './assigning'
import { blank, blankCalendar, draftFaults, freeId } from './draft'
import { cornersOf, nightsOf, scaleOf } from './night-line'
import { programmes } from './words'

const LEVEL = { name: 'level_pct', type: 'integer', minimum: 0, maximum: 100 }
const { faults: words } = programmes.en
const SINCE = Date.parse('2026-01-15T11:00:00Z')
const UNTIL = Date.parse('2026-01-16T11:00:00Z')

function change(at: string, value: Record<string, unknown>): Schemas['ProgrammePreview']['changes'][number] {
  return { at, city_time: at, value, calendar: 'toujours', calendar_name: '', evening: '2026-01-15' }
}

function by(clock: string): Schemas['At-Input'] {
  return { clock, sun: null, offset_min: 0, not_before: null, not_after: null }
}

test('a new programme is lit from sunset to sunrise, and nothing is wrong with it', () => {
  const draft = blank('light_level', [LEVEL])
  expect(draftFaults(draft, words).size).toBe(0)
  expect(draft.calendars[0]?.steps.map(({ at, value }) => [at.sun, value])).toEqual([
    ['sunset', { level_pct: 100 }],
    ['sunrise', { level_pct: 0 }],
  ])
})

test('clock times rise from noon to noon, past midnight too', () => {
  const draft = blank('light_level', [LEVEL])
  const timed = (...times: string[]) => ({ ...draft, calendars: [{ ...draft.calendars[0]!, steps: times.map((time) => ({ at: by(time), value: {} })) }] })
  expect(draftFaults(timed('17:00', '23:30', '01:00', '11:59'), words).size).toBe(0)
  expect(draftFaults(timed('23:00', '21:00'), words).get('calendars.0.steps.1.at')).toBe(words.order('23:00', '21:00'))
  expect(draftFaults(timed('01:00', '13:00'), words).has('calendars.0.steps.1.at')).toBe(true)
  expect(draftFaults(timed(''), words).get('calendars.0.steps.0.at')).toBe(words.time)
})

test('what no evening could follow is told beside its calendar', () => {
  const draft = { ...blank('scene', []), calendars: [blankCalendar('dates', 'a', []), blankCalendar('season', 'b', [])] }
  const season = draft.calendars[1]!
  season.when = { kind: 'season', first: '13-01', last: '02-01', weekdays: [] }
  expect([...draftFaults(draft, words).keys()]).toEqual(['calendars', 'calendars.0.when', 'calendars.1.when'])
  expect(freeId(draft, 'a')).toBe('a-2')
})

test('the line keeps what is asked until the next change, and slopes over a fade', () => {
  const changes = [
    change('2026-01-14T06:00:00Z', { level_pct: 0 }),
    change('2026-01-15T17:00:00Z', { level_pct: 100, fade_s: 600 }),
    change('2026-01-16T07:00:00Z', { level_pct: 50 }),
  ]
  const scale = scaleOf(changes, 'level_pct', 100, String)
  const corners = cornersOf(changes, SINCE, UNTIL, scale)
  expect(corners.map(({ height }) => height)).toEqual([0, 0, 1, 1, 0.5, 0.5])
  expect(corners.map(({ at }) => (at - SINCE) / 60_000)).toEqual([0, 360, 370, 1200, 1200, 1440])
  expect(scale.marks.map(({ label }) => label)).toEqual(['0', '50', '100'])
})

test('scenes have a height each, by the order in which they come', () => {
  const changes = [change('2026-01-15T17:00:00Z', { id: 'noel' }), change('2026-01-16T00:00:00Z', { id: 'eteint' })]
  const scale = scaleOf(changes, 'id', undefined, String)
  expect(changes.map(({ value }) => scale.height(value))).toEqual([0, 1])
  expect(scale.marks.map(({ label }) => label)).toEqual(['noel', 'eteint'])
})

test('nights are cut where the preview begins and ends', () => {
  const sun = (at: string, event: 'sunset' | 'sunrise' | 'dusk') => ({ at, city_time: at, event })
  const [first, last] = ['2026-01-15T16:00:00Z', '2026-01-16T07:00:00Z']
  expect(nightsOf([sun(first, 'sunset'), sun(first, 'dusk')], SINCE, UNTIL)).toEqual([[Date.parse(first), UNTIL]])
  expect(nightsOf([sun(last, 'sunrise')], SINCE, UNTIL)).toEqual([[SINCE, Date.parse(last)]])
  expect(nightsOf([], SINCE, UNTIL)).toEqual([])
})

test('an assignment is sent as it was read, its times on the city’s clocks', () => {
  const stored = {
    id: 'a', programme: 'rues', asset: null, tag: 'quai', zone: null, kind: null, since: '2026-06-15T16:30:00Z', until: null, version: 3,
  }
  const given = givenOf(stored, 'Europe/Paris')
  expect(given).toEqual({ scope: 'tag', subject: 'quai', since: '2026-06-15T18:30', until: '' })
  expect(bodyOf('rues', given, 'Europe/Paris')).toEqual({
    programme: 'rues', asset: null, tag: 'quai', zone: null, kind: null, since: '2026-06-15T16:30:00.000Z', until: null,
  })
})
