/** What is drawn of every asset, in columns: where it is, and four bytes of how it looks. */
import type { Glides } from './glides'

/** `look`, `kind`, `state` and `level` (look.ts) of each, together. */
export const BYTES = 4
/** Bits of the third byte. */
export const SHOWN = 1
export const CLUSTERED = 2
export const SELECTED = 4
/** Which byte that is. */
export const STATE = 2

export interface Columns {
  /** Mercator units; NaN where it is nowhere. Of what moves: where it is drawn now. */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly looks: Uint8Array
  readonly length: number
}

export interface Drawn extends Columns {
  readonly glides: Glides
}
