import { describe, expect, it } from 'vitest'
import { speech } from '../words/language.svelte'
import { answerOf, stateOf, type Authorisation } from './columns'
import { presetsOf } from './presets'
import { refusalsOf } from './refusals'

const given: Authorisation = {
  id: 'a', agent: 'm.durand', category: 'municipal', communes: ['71270'], purposes: ['traffic'], order_ref: 'A-1', prefect_agreement: '',
  starts_on: '2026-01-01', ends_on: '2026-12-31', given_at: '2026-01-01T08:00:00Z', given_by: 'a.martin', withdrawn_at: null, withdrawn_by: null,
}

describe('an authorisation', () => {
  it.each([['2025-12-31', 'à venir'], ['2026-01-01', 'en vigueur'], ['2026-12-31', 'en vigueur'], ['2027-01-01', 'échue']])('%s', (today, told) =>
    expect(stateOf(given, today)).toBe(told))
  it('is over once it is withdrawn', () =>
    expect(stateOf({ ...given, withdrawn_at: '2026-02-01T09:00:00Z', withdrawn_by: 'a.martin' }, '2026-03-01')).toMatch(/^retirée par a.martin/))
})

describe('an answer of the register', () => {
  it('names the article', () =>
    expect(answerOf({ result: 'refused', code: 'other_commune', article: 'CSI L132-14-1' })).toBe(
      'refusée : votre habilitation ne couvre pas cette commune (CSI L132-14-1)',
    ))
  it('is in the language of the screen', () => {
    speech.speak('en')
    expect(answerOf({ result: 'granted', code: '', article: '' })).toBe('shown')
    speech.speak('fr')
  })
})

describe('what the law refuses', () => {
  const refusal = (code: string, article: string) => ({ code, article, reason: '' })
  const label = { fr: '', en: '' }
  it('is told once, however many purposes it is of', () =>
    expect(refusalsOf([
      { name: 'traffic', label, refusal: refusal('no_authorisation', 'CSI R253-3') }, { name: 'rescue', label, refusal: refusal('no_authorisation', 'CSI R253-3') },
      { name: 'dumping', label, refusal: refusal('not_the_cameras_purpose', 'CSI L251-2') }, { name: 'hazards', label, refusal: null },
    ]).map(({ code }) => code)).toEqual(['no_authorisation', 'not_the_cameras_purpose']))
})

describe('a camera’s positions', () => {
  it.each([[{ presets: [{ id: 'p1', views: [] }, { id: 'p2' }] }, ['p1', 'p2']], [{}, []], [{ presets: 'none' }, []]])('%j', (attributes, ids) =>
    expect(presetsOf(attributes)).toEqual(ids))
})
