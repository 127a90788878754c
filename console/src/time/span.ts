/** What the time slider spans, and how far its keys step. Milliseconds throughout. */

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
export const SPANS = { hour: HOUR, day: 24 * HOUR, week: 7 * 24 * HOUR, month: 31 * 24 * HOUR } as const
export type Span = keyof typeof SPANS

/** The last `span` before `now`; where `at` lies before that, `span` around it. */
export function windowOf(at: number, span: number, now: number): { from: number; to: number } {
  const to = at >= now - span ? now : Math.min(now, at + span / 2)
  const whole = Math.ceil(to / SECOND) * SECOND
  return { from: whole - span, to: whole }
}

interface Key {
  readonly key: string
  readonly shiftKey: boolean
}

/** Arrows step a second, with Shift a minute; Page keys an hour; null: not a key of ours. */
export function stepOf({ key, shiftKey }: Key): number | null {
  const arrow = shiftKey ? MINUTE : SECOND
  if (key === 'ArrowRight' || key === 'ArrowUp') return arrow
  if (key === 'ArrowLeft' || key === 'ArrowDown') return -arrow
  if (key === 'PageUp') return HOUR
  return key === 'PageDown' ? -HOUR : null
}
