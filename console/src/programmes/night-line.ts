/** A preview as a line to draw: what is asked over time, and the nights behind it. */
import type { Schemas } from '../api/client'

type Change = Schemas['ProgrammePreview']['changes'][number]
type Sun = Schemas['Sun']

/** Milliseconds since 1970, and a height from 0 to 1. */
export interface Point {
  readonly at: number
  readonly height: number
}

/** How values of a programme are given heights: by their number, or by the order in which they first come. */
export interface Scale {
  readonly height: (value: Readonly<Record<string, unknown>>) => number
  readonly marks: readonly { readonly height: number; readonly label: string }[]
}

/** By `member` of the values, up to `most` where it is a number; `say` tells a value in words. */
export function scaleOf(
  changes: readonly Change[],
  member: string,
  most: number | undefined,
  say: (value: unknown) => string,
): Scale {
  const values = changes.map(({ value }) => value[member])
  if (values.every((value) => typeof value === 'number')) {
    const top = most ?? Math.max(1, ...values)
    const marks = [0, top / 2, top].map((value) => ({ height: value / top, label: say(value) }))
    return { height: (value) => Number(value[member]) / top, marks }
  }
  const known = [...new Set(values.map((value) => JSON.stringify(value)))]
  const height = (n: number) => (known.length < 2 ? 0.5 : n / (known.length - 1))
  const marks = known.map((text, n) => ({ height: height(n), label: say(text === undefined ? null : JSON.parse(text)) }))
  return { height: (value) => height(known.indexOf(JSON.stringify(value[member]) ?? '')), marks }
}

/** Corners of the line from `since` to `until`; a fade is a slope, as long as it lasts. */
export function cornersOf(changes: readonly Change[], since: number, until: number, scale: Scale): Point[] {
  const points: Point[] = []
  for (const { at: text, value } of changes) {
    const at = Math.max(Date.parse(text), since)
    const height = scale.height(value)
    const fade = typeof value['fade_s'] === 'number' ? value['fade_s'] * 1000 : 0
    const before = points.at(-1)
    if (before) points.push({ at, height: before.height })
    points.push({ at: before ? Math.min(at + fade, until) : at, height })
  }
  const last = points.at(-1)
  return last ? [...points, { at: until, height: last.height }] : []
}

/** Nights as pairs of instants, cut where the preview begins and ends. */
export function nightsOf(suns: readonly Sun[], since: number, until: number): [number, number][] {
  const marks = suns.filter(({ event }) => event === 'sunset' || event === 'sunrise')
  const nights: [number, number][] = []
  let began = marks[0]?.event === 'sunrise' ? since : null
  for (const { at, event } of marks) {
    if (event === 'sunset') began = Date.parse(at)
    else if (began !== null) {
      nights.push([began, Date.parse(at)])
      began = null
    }
  }
  return began === null ? nights : [...nights, [began, until]]
}
