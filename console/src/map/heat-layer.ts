/** Density drawn under the assets, in one colour of the theme. */
import type { ExpressionSpecification, GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import type { Room } from '../live/room.svelte'
import { coloured } from './base-style'
import type { Columns } from './columns'
import { RADIUS_PX, STOPS, weighed } from './heat'
import type { Heat } from './lens.svelte'

const SOURCE = 'heat'
const EVERY_MS = 1000
const NOTHING = { type: 'FeatureCollection' as const, features: [] }
const COLOURS: Readonly<Record<Heat, string>> = { alarms: 'high', power: 'accent', traffic: 'accent' }
/** How strongly it covers, at each of `STOPS`. */
export const OPACITIES = [0.18, 0.42, 0.72] as const

export class HeatLayer {
  private drawn: Heat | '' = ''
  private at = 0

  constructor(
    private readonly map: MapLibre,
    private readonly room: Room,
  ) {}

  /** After the style is loaded, and again with each other; `before` is the layer it lies under. */
  join(before: string): void {
    this.drawn = ''
    this.map.addSource(SOURCE, { type: 'geojson', data: NOTHING })
    this.map.addLayer(
      {
        id: SOURCE, type: 'heatmap', source: SOURCE,
        paint: { 'heatmap-radius': RADIUS_PX, 'heatmap-weight': ['get', 'weight'], 'heatmap-color': ramp('alarms') },
      },
      before,
    )
  }

  /** Weigh what is shown again, once a second at most; what one weight is of its unit, null where nothing was weighed. */
  refresh(heat: Heat | '', columns: Columns): number | null {
    const source = this.map.getSource<GeoJSONSource>(SOURCE)
    const other = heat !== this.drawn
    if (!source || (!other && (heat === '' || performance.now() - this.at < EVERY_MS))) return null
    this.at = performance.now()
    this.drawn = heat
    if (heat === '') {
      source.setData(NOTHING)
      return null
    }
    if (other) this.map.setPaintProperty(SOURCE, 'heatmap-color', ramp(heat))
    const { features, unit } = weighed(this.room, heat, columns)
    source.setData(features)
    return unit
  }
}

export function heatColour(heat: Heat): string {
  return COLOURS[heat]
}

function ramp(heat: Heat): ExpressionSpecification {
  const hex = coloured(COLOURS[heat])
  const shade = (part: number) => `${hex}${Math.round(part * 255).toString(16).padStart(2, '0')}`
  return ['interpolate', ['linear'], ['heatmap-density'], 0, shade(0), ...STOPS.flatMap((stop, n) => [stop, shade(OPACITIES[n] ?? 1)])]
}
