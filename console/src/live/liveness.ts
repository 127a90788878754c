/** Whether what the screen shows is of now: a pure judgement of what was heard, and when. */

export type Liveness = 'live' | 'lagging' | 'lost'

/** The server beats every second: two missed beats and the check's own period stay within two seconds. */
export const LOST_AFTER_MS = 1800
export const LAGGING_FROM_MS = 1500
export const JUDGED_EVERY_MS = 200

export interface Heard {
  /** The socket is open and has said hello. */
  readonly connected: boolean
  /** Of the last message, by this machine's monotonic clock; null before the first. */
  readonly at: number | null
  /** How long before it the server had read the journal to its end. */
  readonly serverLagMs: number
}

/** How old what is shown may be, in milliseconds; null before anything was heard. */
export function ageOf(heard: Heard, now: number): number | null {
  return heard.at === null ? null : Math.max(0, now - heard.at) + heard.serverLagMs
}

export function judge(heard: Heard, now: number): Liveness {
  if (!heard.connected || heard.at === null || now - heard.at > LOST_AFTER_MS) return 'lost'
  return heard.serverLagMs > LAGGING_FROM_MS ? 'lagging' : 'live'
}
