/** One thing a person arranges, with the type it has here: what is kept otherwise counts as not arranged. */
import { preferences } from './preferences.svelte'

export interface Preference<T> {
  /** Read in a derived or a template, it follows what is arranged at other windows and desks. */
  value: T
}

/** `name`: letters, digits, `-` and `_`. */
export function preference<T>(name: string, fallback: T, fits: (value: unknown) => boolean = like(fallback)): Preference<T> {
  return {
    get value(): T {
      const kept = preferences.of(name)
      return fits(kept) ? (kept as T) : fallback
    },
    set value(value: T) {
      preferences.keep(name, value)
    },
  }
}

function like(fallback: unknown): (value: unknown) => boolean {
  const list = Array.isArray(fallback)
  return (value) => value !== null && typeof value === typeof fallback && Array.isArray(value) === list
}
