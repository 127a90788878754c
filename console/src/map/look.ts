/** How an asset looks, in one byte: its health, its gravest alarm, whether that calls, whether it is out of use. */
import type { Alarm, Priority } from '../live/alarm-list'

/** Bits 0-2: position in the server's words of health; 3-5: alarm rank; 6: not acknowledged; 7: not in service. */
export const HEALTH_MASK = 0b111
export const RANK_SHIFT = 3
export const CALLS = 0b0100_0000
export const OUT_OF_USE = 0b1000_0000

/** 0 is no alarm; the gravest is 4, and is drawn above the others. */
export const RANKS: Readonly<Record<Priority, number>> = { low: 1, medium: 2, high: 3, critical: 4 }

export function lookOf(health: number, inService: boolean, alarms: readonly Alarm[]): number {
  let rank = 0
  let calls = false
  for (const alarm of alarms) {
    rank = Math.max(rank, RANKS[alarm.priority])
    calls ||= alarm.state !== 'acknowledged'
  }
  return (health & HEALTH_MASK) | (rank << RANK_SHIFT) | (calls ? CALLS : 0) | (inService ? 0 : OUT_OF_USE)
}

export function rankOf(look: number): number {
  return (look >> RANK_SHIFT) & 0b111
}

/** What the map value adds: 0 to 100 for a level in percent, 255 where there is none. */
export const NO_LEVEL = 255
export function levelOf(value: unknown): number {
  return typeof value === 'number' && value >= 0 && value <= 100 ? Math.round(value) : NO_LEVEL
}
