import { describe, expect, it } from 'vitest'
import { byKind } from './kinds'
import { beginning, bodyOf, complete, type Capability, type Order } from './order'

const capability = { name: 'light_level', mode: 'held' } as Capability
const order: Order = { ids: ['EP-1'], capability, value: { level_pct: 60 }, level: 4, reason: '', minutes: null }
const NOW = Date.parse('2026-11-25T12:00:00Z')

describe('what is asked', () => {
  it('wants its parameters, and a reason at levels 1 to 3', () => {
    expect(complete(order, ['level_pct'])).toBe(true)
    expect(complete({ ...order, value: {} }, ['level_pct'])).toBe(false)
    expect(complete({ ...order, level: 3 }, ['level_pct'])).toBe(false)
    expect(complete({ ...order, level: 3, reason: 'essai' }, ['level_pct'])).toBe(true)
    expect(complete({ ...order, ids: [] }, ['level_pct'])).toBe(false)
  })

  it('leaves its end to the level unless one is chosen, and sends no empty field', () => {
    expect(bodyOf(order, NOW)).not.toHaveProperty('expires_at')
    expect(bodyOf({ ...order, minutes: 30 }, NOW)).toHaveProperty('expires_at', '2026-11-25T12:30:00.000Z')
    expect(bodyOf({ ...order, value: { level_pct: 0, fade_s: undefined, note: '' } }, NOW).value).toEqual({ level_pct: 0 })
  })

  it('of an action has no end', () =>
    expect(bodyOf({ ...order, capability: { ...capability, mode: 'action' }, minutes: 30 }, NOW)).not.toHaveProperty('expires_at'))

  it('begins with what is shown, never with a guess', () => {
    expect(beginning({ name: 'level_pct', type: 'number' }, { level_pct: 0 })).toBe(0)
    expect(beginning({ name: 'level_pct', type: 'number' }, {})).toBeUndefined()
    expect(beginning({ name: 'mode', enum: ['a', 'b'] }, { mode: 'c' })).toBeUndefined()
  })
})

describe('a selection by kind', () => {
  const kinds = ['luminaire', 'camera', 'luminaire']
  const city = { place: (id: string) => (id in [0, 1, 2] ? Number(id) : undefined), kindAt: (n: number) => kinds[n] ?? '' }
  it('has the most numerous first, and nothing of what is unknown', () =>
    expect(byKind(city, ['0', '1', '2', 'gone'])).toEqual([
      { kind: 'luminaire', ids: ['0', '2'] },
      { kind: 'camera', ids: ['1'] },
    ]))
  it('of a city not known yet is nothing', () => expect(byKind(null, ['0'])).toEqual([]))
})
