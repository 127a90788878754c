/** How far a request has come, as four counts that never go back: each step counts what went past it. */
import type { RequestTold } from '../live/messages'

export const STEPS = ['requested', 'sent', 'accepted', 'confirmed'] as const
export type Step = (typeof STEPS)[number]

export interface Progress {
  /** Commands that came at least so far. */
  readonly reached: Readonly<Record<Step, number>>
  readonly total: number
  /** Ended otherwise: rejected, failed, expired; by state. */
  readonly failed: Readonly<Record<string, number>>
  /** Assets that no command left for: held, locked out, out of reach, by what became of their target. */
  readonly resting: Readonly<Record<string, number>>
}

const PAST: Readonly<Record<string, readonly Step[]>> = {
  queued: ['requested'],
  sent: ['requested', 'sent'],
  accepted: ['requested', 'sent', 'accepted'],
  confirmed: ['requested', 'sent', 'accepted', 'confirmed'],
}
const ENDED = ['rejected', 'failed', 'expired']
const STILL = ['blocked', 'unreachable', 'held', 'ask', 'refused', 'discrepancy']

export function progressOf(told: RequestTold['progress'] | undefined): Progress {
  const commands = told?.['commands'] ?? {}
  const reached: Record<Step, number> = { requested: 0, sent: 0, accepted: 0, confirmed: 0 }
  for (const [state, count] of Object.entries(commands)) {
    for (const step of PAST[state] ?? (ENDED.includes(state) ? ['requested' as const] : [])) reached[step] += count
  }
  return { reached, total: reached.requested, failed: only(commands, ENDED), resting: only(told?.['targets'] ?? {}, STILL) }
}

function only(counts: Readonly<Record<string, number>>, names: readonly string[]): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([name]) => names.includes(name)))
}
