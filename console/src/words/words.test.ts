import { describe, expect, it } from 'vitest'
import { shown, told } from '../asset/fields'
import type { Bilingual } from './bilingual'
import { duration } from './durations'
import { en } from './en'
import { fr } from './fr'
import type { Label } from './language.svelte'
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

const say = { ...fr, number: (value: number) => value.toLocaleString('fr-FR'), label: (label: Label) => label.fr }

describe('values', () => {
  const contactor = { enum: ['open', 'closed'], 'x-label': { fr: 'Contacteur', en: 'Contactor' }, 'x-labels': { closed: { fr: 'fermé', en: 'closed' } } }
  const circuits = { items: { properties: { id: { 'x-label': { fr: 'Départ', en: 'Feeder' } }, contactor } } }
  it.each([
    [true, {}, 'oui'], [0, {}, '0'], [null, {}, '—'], [[], {}, '—'], ['closed', contactor, 'fermé'],
    ['half_open', contactor, 'half open'], ['night_2', {}, 'night_2'],
    [[{ id: 'D1', contactor: 'closed', spare: 1 }], circuits, 'Départ D1, Contacteur fermé, spare 1'],
  ])('%j', (value, field, told) => expect(shown(value, say, field)).toBe(told))
})

describe('what a claim asks', () => {
  const params = [{ name: 'level_pct', 'x-label': { fr: 'Niveau', en: 'Level' }, 'x-unit': '%' }]
  it('is told by the names and units of its parameters', () =>
    expect(told({ level_pct: 40, fade_s: 3 }, params, say)).toBe('Niveau 40 %, fade s 3'))
})

const shape = (node: unknown): unknown =>
  node && typeof node === 'object' && !Array.isArray(node)
    ? Object.fromEntries(Object.entries(node).map(([name, item]) => [name, shape(item)]))
    : typeof node

describe('the catalogues', () => {
  it('say the same things', () => expect(shape(en)).toEqual(shape(fr)))
  it('leave nothing empty', () => expect(JSON.stringify([fr, en])).not.toContain('""'))
})

describe('the words of a feature', () => {
  const features = Object.entries(import.meta.glob<Record<string, Bilingual<unknown>>>('../*/words.ts', { eager: true }))
  const catalogues = features.flatMap(([file, exported]) => Object.entries(exported).map(([name, words]) => [`${file} ${name}`, words] as const))
  it.each(catalogues)('%s', (_, { fr, en }) => {
    expect(shape(en)).toEqual(shape(fr))
    expect(JSON.stringify([fr, en])).not.toContain('""')
  })
})
