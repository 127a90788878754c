/** Dates without time, in the territory's zone. */
import { writtenLocal } from '../form/local-time'

/** `2026-11-25`, which it is in `zone`. */
export function dayOf(at: number, zone: string): string {
  return writtenLocal(new Date(at).toISOString(), zone).slice(0, 10)
}

/** In words. */
export function written(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day))
}
