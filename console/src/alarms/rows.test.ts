import { describe, expect, it } from 'vitest'
import type { Alarm, Priority } from '../live/alarm-list'
import { actOf, ACTS, actsOn } from './acts'
import { filtersOf, NONE, passes, queryOf } from './filters'
import { rowsOf, stepped } from './rows'

const alarm = (id: string, priority: Priority = 'low', more: Partial<Alarm> = {}) =>
  ({ id, priority, state: 'unacknowledged', name: `Lampe ${id}`, label: { fr: 'Lampe en panne', en: 'Lamp failure' }, ...more }) as Alarm
const keys = (rows: ReturnType<typeof rowsOf>) => rows.map(({ key }) => key)

describe('the rows of the list', () => {
  const [a, b, c] = [alarm('A', 'high'), alarm('B'), alarm('C')]

  it('have what is unfolded under its cause', () => {
    const rows = rowsOf([a, b], new Map([['A', [c]]]), null)
    expect(keys(rows)).toEqual(['A', 'C', 'B'])
    expect(rows.map((row) => row.type === 'alarm' && row.depth)).toEqual([0, 1, 0])
  })

  it('are grouped with the gravest group first, then the largest', () => {
    const systems: Record<string, string> = { A: 'x', B: 'y', C: 'y' }
    const rows = rowsOf([a, b, c], new Map(), ({ id }) => systems[id] ?? '')
    expect(keys(rows)).toEqual(['group x', 'A', 'group y', 'B', 'C'])
    expect(stepped(rows, '', 1)).toBe(1)
    expect(stepped(rows, 'A', 1)).toBe(3)
    expect(stepped(rows, 'B', -1)).toBe(1)
    expect(stepped(rows, 'C', 1)).toBe(4)
    expect(stepped(rows, 'A', -1)).toBe(1)
  })
})

describe('filters', () => {
  it('go to the address and come back', () => {
    const filters = { tab: 'shelved', text: 'mairie', priorities: ['critical', 'low'], onlyOpen: true, group: 'system' } as const
    expect(filtersOf(new URLSearchParams(queryOf(filters)), {})).toEqual(filters)
  })

  it('are as they were kept where the address says nothing', () =>
    expect(filtersOf(new URLSearchParams(), { text: 'quai' })).toEqual({ ...NONE, text: 'quai' }))

  it('find an alarm by what is written of it', () => {
    expect(passes(alarm('A'), { ...NONE, text: 'lamp failure' })).toBe(true)
    expect(passes(alarm('A'), { ...NONE, text: 'borne' })).toBe(false)
    expect(passes(alarm('A', 'low', { state: 'acknowledged' }), { ...NONE, onlyOpen: true })).toBe(false)
    expect(passes(alarm('A'), { ...NONE, priorities: ['critical'] })).toBe(false)
  })
})

describe('acts', () => {
  it('have a key each on every list', () => {
    for (const tab of ['standing', 'shelved', 'suppressed_by_design', 'out_of_service'] as const) {
      const found = actsOn(tab)
      expect(found.map((act) => actOf(ACTS[act].key, tab))).toEqual(found)
    }
    expect(actOf('u', 'shelved')).toBe('unshelve')
    expect(actOf('u', 'out_of_service')).toBe('restore')
    expect(actOf('u', 'standing')).toBeUndefined()
  })
})
