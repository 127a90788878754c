import { expect, test } from 'vitest'
import { Refused } from '../api/client'
import { faultAt, faultsOf } from './faults'
import { instantOf, writtenLocal } from './local-time'
import { slugOf } from './slug'

const PARIS = 'Europe/Paris'

test('what the server finds wrong is told beside the member, or beside what holds it', () => {
  const errors = [{ loc: ['body', 'programme', 'calendars', 0, 'id'], msg: 'twice' }, { loc: ['body', 'name'], msg: 'long' }]
  const faults = faultsOf(new Refused(422, 'malformed', '', { errors }), 'programme')
  expect(faultAt(faults, 'calendars.0.id')).toBe('twice')
  expect(faultAt(faults, 'calendars.0')).toBe('twice')
  expect(faultAt(faults, 'calendars.1')).toBe('')
  expect(faultAt(faults, 'name')).toBe('long')
  expect(faultsOf(new Error('network')).size).toBe(0)
})

test('a name gives an identifier that the server takes', () => {
  expect(slugOf('Rues : abaissement à 23 h')).toBe('rues-abaissement-a-23-h')
  expect(slugOf('rues', 'zone', 'est/1')).toBe('rues-zone-est-1')
  expect(slugOf('x'.repeat(80))).toHaveLength(64)
  expect(slugOf('—')).toBe('')
})

test('local times are those of the territory, summer and winter', () => {
  expect(instantOf('2026-01-15T18:30', PARIS)).toBe('2026-01-15T17:30:00.000Z')
  expect(instantOf('2026-06-15T18:30', PARIS)).toBe('2026-06-15T16:30:00.000Z')
  expect(writtenLocal('2026-06-15T16:30:00Z', PARIS)).toBe('2026-06-15T18:30')
  expect(writtenLocal(null, PARIS)).toBe('')
  expect(instantOf('', PARIS)).toBeNull()
})

test('a time that clocks show twice is the first; one that they skip is after the skip', () => {
  expect(instantOf('2026-10-25T02:30', PARIS)).toBe('2026-10-25T00:30:00.000Z')
  expect(instantOf('2026-03-29T02:30', PARIS)).toBe('2026-03-29T01:30:00.000Z')
})
