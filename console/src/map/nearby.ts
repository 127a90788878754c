/** Symbols of what is near: few enough to be drawn by the map itself, above the assets' layer. */
import type { FeatureCollection, Point } from 'geojson'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import type { Room } from '../live/room.svelte'
import { coloured } from './base-style'
import type { Scene } from './scene.svelte'

const FROM_ZOOM = 16
const MOST = 800
/** What stands is told when the view or the city moved; what drives at each look. */
const SOURCES = ['near', 'moving'] as const
type Source = (typeof SOURCES)[number]

export class Nearby {
  private stale = true
  private colour = ''

  constructor(
    private readonly map: MapLibre,
    private readonly room: Room,
    private readonly scene: Scene,
  ) {
    map.on('moveend', () => {
      this.stale = true
    })
  }

  /** After the style is loaded, and again with each other. */
  join(): void {
    this.colour = coloured('ink')
    for (const source of SOURCES) {
      this.map.addSource(source, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
      this.map.addLayer({
        id: `${source} symbols`, type: 'symbol', source, minzoom: FROM_ZOOM,
        layout: { 'icon-image': ['concat', 'symbol:', ['get', 'symbol']], 'icon-offset': [0, -17], 'icon-allow-overlap': source === 'moving' },
        paint: { 'icon-opacity': 0.85 },
      })
    }
    this.stale = true
  }

  /** What is in view, where it is not many. */
  refresh(): void {
    const near = this.map.getZoom() >= FROM_ZOOM
    if (!this.stale && !(near && this.scene.gliding)) return
    const bounds = this.map.getBounds()
    const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] as const
    const places = near ? this.scene.within(...box, MOST) : []
    this.tell('moving', places)
    if (this.stale) this.tell('near', places)
    this.stale = false
  }

  async draw(id: string): Promise<void> {
    const { drawInto } = await import('./symbols')
    await drawInto(this.map, id, this.colour)
  }

  private tell(source: Source, places: readonly number[]): void {
    const features = places.flatMap((n) => this.feature(n, source === 'moving'))
    this.map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features })
  }

  private feature(n: number, mobile: boolean): FeatureCollection<Point>['features'] {
    const { city } = this.room
    const kind = city && this.room.kindOf(city.kindAt(n))
    if (kind?.mobile !== mobile) return []
    return [
      { type: 'Feature', geometry: { type: 'Point', coordinates: this.scene.drawnAt(n) }, properties: { symbol: kind.symbol } },
    ]
  }
}
