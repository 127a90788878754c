/** The period a chart shows, moved and scaled: never beyond now, never under a minute nor over two years. */

export interface Span {
  /** Milliseconds since 1970. */
  readonly since: number
  readonly until: number
  /** It ends at the present, and moves with it. */
  readonly live: boolean
}

export const SHORTEST_MS = 60_000
export const LONGEST_MS = 2 * 366 * 86_400_000

/** The last `ms` milliseconds. */
export function lastOf(ms: number, now: number): Span {
  return { since: now - ms, until: now, live: true }
}

/** As it is at `now`: a live one has moved on. */
export function at(span: Span, now: number): Span {
  return span.live ? lastOf(span.until - span.since, now) : span
}

/** `by` times its length, around `centre` (milliseconds since 1970), which stays where it is. */
export function scaled(span: Span, by: number, centre: number, now: number): Span {
  const length = Math.min(Math.max((span.until - span.since) * by, SHORTEST_MS), LONGEST_MS)
  const share = (centre - span.since) / (span.until - span.since)
  return within(centre - length * share, length, now)
}

/** Moved by `share` of its length; negative: earlier. */
export function moved(span: Span, share: number, now: number): Span {
  const length = span.until - span.since
  return within(span.since + length * share, length, now)
}

/** A part chosen on the chart. */
export function between(since: number, until: number, now: number): Span {
  return within(since, Math.max(until - since, SHORTEST_MS), now)
}

function within(since: number, length: number, now: number): Span {
  const late = since + length >= now
  return late ? lastOf(length, now) : { since, until: since + length, live: false }
}
