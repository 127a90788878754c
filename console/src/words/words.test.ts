import { describe, expect, it } from 'vitest'
import { shown } from '../asset/fields'
import { duration } from './durations'
import { en } from './en'
import { fr } from './fr'
import { written } from './units'

describe('durations', () => {
  it.each([
    [-3, '0 s'], [0.9, '0 s'], [59, '59 s'], [60, '1 min'], [3599, '59 min'], [3600, '1 h'], [172_799, '47 h'], [172_800, '2 j'],
  ])('%d s', (seconds, told) => expect(duration(seconds, fr)).toBe(told))
})

describe('units', () => {
  it.each([['1', ''], ['Cel', '°C'], ['kW.h', 'kWh'], ['dB[SPL]{A}', 'dB(A)'], ['A', 'A'], ['{cycle}/min', '/min']])(
    '%s', (ucum, told) => expect(written(ucum)).toBe(told),
  )
})

describe('values', () => {
  const say = { ...fr, number: (value: number) => value.toLocaleString('fr-FR') }
  it.each([
    [true, 'oui'], [0, '0'], ['booting_up', 'booting up'], [null, '—'], [[], '—'],
    [[{ id: 'D1', contactor: 'closed' }], 'id D1, contactor closed'],
  ])('%j', (value, told) => expect(shown(value, say)).toBe(told))
})

describe('the catalogues', () => {
  const shape = (node: unknown): unknown =>
    node && typeof node === 'object' && !Array.isArray(node)
      ? Object.fromEntries(Object.entries(node).map(([name, item]) => [name, shape(item)]))
      : typeof node
  it('say the same things', () => expect(shape(en)).toEqual(shape(fr)))
  it('leave nothing empty but the first level, which is none', () => {
    const texts = JSON.stringify([fr, en].map(({ level, ...rest }) => [level.slice(1), rest]))
    expect(texts).not.toContain('""')
  })
})
