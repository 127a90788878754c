/** How large letters must be to be read from afar (ISO 9241-303: capitals of 16 minutes of arc, about distance / 200). */

const CAPS_PER_DISTANCE = 1 / 200
/** Height of Inter's capitals, in its font size. */
export const CAP_HEIGHT = 0.727
const MM_PER_INCH = 25.4

export interface Screen {
  /** Diagonal of the wall, in inches. */
  readonly inches: number
  /** How far away its readers sit, in metres. */
  readonly metres: number
  /** Width and height in CSS pixels. */
  readonly width: number
  readonly height: number
}

/** The smallest font size in CSS pixels. */
export function leastPx({ inches, metres, width, height }: Screen): number {
  const pixelMm = (inches * MM_PER_INCH) / Math.hypot(width, height)
  return (metres * 1000 * CAPS_PER_DISTANCE) / CAP_HEIGHT / pixelMm
}

export const USUAL = { inches: 55, metres: 6 } as const

/** What the address tells of the wall: `?pouces=98&metres=8` or `?inches=98&metres=8`. */
export function screenOf(query: URLSearchParams, width: number, height: number): Screen {
  const told = (names: readonly string[], usual: number) => {
    const value = Number(names.map((name) => query.get(name)).find(Boolean))
    return value > 0 ? value : usual
  }
  return { inches: told(['inches', 'pouces'], USUAL.inches), metres: told(['metres'], USUAL.metres), width, height }
}
