import { flushSync, mount, unmount } from 'svelte'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { changeTold } from './change-told'
import { fieldsOf, requiredOf } from './fields'
import Fields from './Fields.svelte'
import ParamField from './ParamField.svelte'
import { panel } from './words'

vi.mock('../live/context', () => ({ useRoom: () => ({ now: Date.parse('2026-11-25T12:00:10Z') }) }))

/** A kind that nothing but this test knows, as GET /kinds would tell it. */
const FOUNTAIN = {
  state: {
    properties: {
      jet_height_m: { type: 'number', 'x-label': { fr: 'Hauteur du jet', en: 'Jet height' }, 'x-unit': 'm' },
      pump: { enum: ['on', 'off', 'primed'], 'x-label': { fr: 'Pompe', en: 'Pump' } },
      frozen_over: { type: 'boolean', 'x-label': { fr: 'Prise en glace', en: 'Frozen over' } },
    },
  },
  measurements: { properties: { turbidity: { type: 'number', 'x-label': { fr: 'Turbidité', en: 'Turbidity' }, 'x-unit': '{NTU}' } } },
  params: {
    required: ['jet_height_m'],
    properties: {
      jet_height_m: { type: 'number', minimum: 0, maximum: 12, 'x-label': { fr: 'Hauteur du jet', en: 'Jet height' }, 'x-unit': 'm' },
      figure: { enum: ['crown', 'arch'], 'x-label': { fr: 'Figure', en: 'Figure' } },
    },
  },
}

let shown: ReturnType<typeof mount> | undefined
const drawn = (what: () => ReturnType<typeof mount>) => {
  shown = what()
  flushSync()
  return document.body
}
afterEach(() => {
  if (shown) void unmount(shown)
  document.body.innerHTML = ''
})

describe('a kind that the console never heard of', () => {
  it('has its state in its own words, units and ages; zero is a value, and what was never told is counted', () => {
    const ages = { jet_height_m: '2026-11-25T12:00:00Z' }
    const props = { title: 'État', fields: fieldsOf(FOUNTAIN.state), values: { jet_height_m: 0, pump: 'primed' }, ages }
    const text = drawn(() => mount(Fields, { target: document.body, props })).textContent?.replace(/\s+/g, ' ')
    expect(text).toContain('Hauteur du jet 0 m 10 s')
    expect(text).toContain('Pompe primed')
    expect(text).not.toContain('Prise en glace')
    expect(text).toContain('1 champ jamais reçu')
  })

  it('is commanded by the parameters of its schema', () => {
    const [height, figure] = fieldsOf(FOUNTAIN.params)
    expect(requiredOf(FOUNTAIN.params)).toEqual(['jet_height_m'])
    const first = drawn(() => mount(ParamField, { target: document.body, props: { field: height!, value: 3, required: true } }))
    const input = first.querySelector('input[type=number]')
    expect([input?.getAttribute('min'), input?.getAttribute('max')]).toEqual(['0', '12'])
    expect(first.textContent).toContain('Hauteur du jet')
    document.body.innerHTML = ''
    const second = drawn(() => mount(ParamField, { target: document.body, props: { field: figure!, value: undefined, required: false } }))
    expect([...second.querySelectorAll('option')].map((option) => option.value)).toEqual(['', 'crown', 'arch'])
  })

  it('has its changes told by the names of its fields', () => {
    const say = { yes: 'oui', no: 'non', none: '—', codes: {}, number: String, label: (label: { fr: string }) => label.fr }
    const body = { at: '2026-11-25T12:00:00Z', values: { jet_height_m: 4, frozen_over: false, turbidity: 2 } }
    expect(changeTold({ topic: 'state', body }, FOUNTAIN, say, panel.fr)).toBe('Hauteur du jet 4 m, Prise en glace non, Turbidité 2')
    expect(changeTold({ topic: 'event', body: { event: 'pump_primed', data: {} } }, FOUNTAIN, say, panel.fr)).toBe('pump primed')
    expect(changeTold({ topic: 'registry', body: { version: 3 } }, FOUNTAIN, say, panel.fr)).toBe('fiche modifiée (version 3)')
  })
})
