/** Durations as control rooms say them: one unit, rounded down. */
import type { Words } from './fr'

const MINUTE = 60
const HOUR = 3600
const DAY = 86_400

/** `seconds` in the largest unit of which there is at least one; under a second it is zero. */
export function duration(seconds: number, words: Words): string {
  const s = Math.max(0, seconds)
  if (s < MINUTE) return words.ago.s(Math.floor(s))
  if (s < HOUR) return words.ago.min(Math.floor(s / MINUTE))
  if (s < 2 * DAY) return words.ago.h(Math.floor(s / HOUR))
  return words.ago.d(Math.floor(s / DAY))
}
