/** Symbols and names of what is near: few enough to be drawn by the map itself, above the assets' layer. */
import type { FeatureCollection, Point } from 'geojson'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import type { Room } from '../live/room.svelte'
import type { Scene } from './scene.svelte'

const FROM_ZOOM = 16
const MOST = 800
const SOURCE = 'near'

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
    map.setMissingStyleImageResolver((id) => this.draw(id))
  }

  /** After the style is loaded, and again with each theme. */
  join(): void {
    this.colour = getComputedStyle(document.documentElement).getPropertyValue('--ink').trim()
    this.map.addSource(SOURCE, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
    this.map.addLayer({
      id: 'symbols', type: 'symbol', source: SOURCE, minzoom: FROM_ZOOM,
      layout: { 'icon-image': ['concat', 'symbol:', ['get', 'symbol']], 'icon-offset': [0, -17], 'icon-allow-overlap': false },
      paint: { 'icon-opacity': 0.85 },
    })
    this.stale = true
  }

  /** What is in view, where it is not many; told again only when the view or the city moved. */
  refresh(): void {
    const source = this.map.getSource<GeoJSONSource>(SOURCE)
    if (!source || !this.stale) return
    this.stale = false
    source.setData(this.features())
  }

  private features(): FeatureCollection<Point> {
    const { city } = this.room
    const near = this.map.getZoom() >= FROM_ZOOM && city
    const bounds = this.map.getBounds()
    const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] as const
    const places = near ? this.scene.within(...box, MOST) : []
    return { type: 'FeatureCollection', features: places.flatMap((n) => this.feature(n)) }
  }

  private feature(n: number): FeatureCollection<Point>['features'] {
    const { city } = this.room
    const kind = city && this.room.kindOf(city.kindAt(n))
    if (!city || !kind) return []
    const coordinates = [city.lon[n] ?? 0, city.lat[n] ?? 0]
    return [{ type: 'Feature', geometry: { type: 'Point', coordinates }, properties: { symbol: kind.symbol } }]
  }

  private async draw(id: string): Promise<void> {
    const { drawInto } = await import('./symbols')
    await drawInto(this.map, id, this.colour)
  }
}
