/** The map's colours by theme, in the theme's own words (theme/tokens.css). */

/** Red, green and blue from 0 to 1; `ranks` holds five of them, by alarm rank (look.ts). */
export interface Palette {
  readonly calm: Float32Array
  readonly lit: Float32Array
  readonly faded: Float32Array
  readonly paper: Float32Array
  readonly ink: Float32Array
  readonly accent: Float32Array
  readonly ranks: Float32Array
}

const RANKED = ['--calm', '--low', '--medium', '--high', '--critical']

export function paletteOf(root: Element = document.documentElement): Palette {
  const style = getComputedStyle(root)
  const named = (name: string) => rgb(style.getPropertyValue(name).trim())
  return {
    calm: named('--calm'),
    lit: named('--lit'),
    faded: named('--faded'),
    paper: named('--paper'),
    ink: named('--ink'),
    accent: named('--accent'),
    ranks: Float32Array.from(RANKED.flatMap((name) => [...named(name)])),
  }
}

/** Of `#rrggbb`. */
function rgb(hex: string): Float32Array {
  const parts = /^#(..)(..)(..)$/.exec(hex)?.slice(1) ?? ['80', '80', '80']
  return Float32Array.from(parts, (part) => Number.parseInt(part, 16) / 255)
}
