import { describe, expect, it } from 'vitest'
import { Bell, TONES } from './bell'
import type { Alarm, Priority } from '../live/alarm-list'

const alarm = (id: string, priority: Priority, more: Partial<Alarm> = {}) =>
  ({ id, priority, state: 'unacknowledged', raised_at: '2026-11-25T12:00:00Z', ...more }) as Alarm

/** A bell that knows the city as it was when the desk was opened. */
function opened(...known: Alarm[]): Bell {
  const bell = new Bell()
  bell.next(known, 0)
  return bell
}

describe('the bell', () => {
  it('does not ring for what called before the desk was opened', () => {
    const old = alarm('A1', 'critical')
    expect(opened(old).next([old], 1000)).toBeNull()
  })

  it('rings for the gravest, at once where a graver one comes, and again in its own time', () => {
    const bell = opened()
    const low = alarm('A1', 'low')
    expect(bell.next([low], 0)).toEqual({ priority: 'low', sound: true })
    expect(bell.next([low], 1000)).toEqual({ priority: 'low', sound: false })
    const both = [low, alarm('A2', 'critical')]
    expect(bell.next(both, 2000)).toEqual({ priority: 'critical', sound: true })
    expect(bell.next(both, 5000)?.sound).toBe(false)
    expect(bell.next(both, 6000)?.sound).toBe(true)
  })

  it('stops when all is acknowledged, and for what is silenced, until it is raised again or another comes', () => {
    const bell = opened()
    const one = alarm('A1', 'high')
    bell.next([one], 0)
    expect(bell.next([{ ...one, state: 'acknowledged' }], 1000)).toBeNull()
    bell.silence([one])
    expect(bell.next([one], 2000)).toBeNull()
    expect(bell.next([one, alarm('A2', 'low')], 3000)).toEqual({ priority: 'low', sound: true })
    expect(bell.next([{ ...one, raised_at: '2026-11-25T12:05:00Z' }], 4000)).toEqual({ priority: 'high', sound: true })
  })

  it('has a pattern of its own for each priority, the gravest the most pressing', () => {
    const tones = (['critical', 'high', 'medium', 'low'] as const).map((priority) => TONES[priority])
    expect(new Set(tones.map(({ notes }) => notes.length)).size).toBe(4)
    const paces = tones.map(({ againS }) => againS)
    expect(paces).toEqual([...paces].sort((a, b) => a - b))
  })
})
