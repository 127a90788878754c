/** Where a map looks: at a place, an asset, a cluster, what is selected, the whole city. */
import { LngLatBounds, type Map as MapLibre } from 'maplibre-gl'
import type { Room } from '../live/room.svelte'
import type { Cluster } from './clusters'
import type { Camera } from './lens.svelte'
import * as mercator from './mercator'
import type { Scene } from './scene.svelte'

const NEAR_ZOOM = 17
/** What the city's first look leaves out at each end: the few that lie far from all others. */
const FEW = 0.002

export class Sight {
  /** Whether it looks anywhere on purpose. */
  framed = false

  constructor(
    private readonly map: MapLibre,
    private readonly room: Room,
    private readonly scene: Scene,
  ) {}

  look({ lon, lat, zoom }: Camera): void {
    this.framed = true
    this.map.jumpTo({ center: [lon, lat], zoom })
  }

  /** Show an asset; where it is in view already, or nowhere, nothing moves. False where it is not known to be anywhere. */
  centre(id: string): boolean {
    const n = this.room.city?.place(id)
    const [lon, lat] = [this.room.city?.lon[n ?? -1], this.room.city?.lat[n ?? -1]]
    if (lon === undefined || lat === undefined || Number.isNaN(lon)) return false
    const near = this.framed && this.map.getBounds().contains([lon, lat])
    if (!near) this.map.jumpTo({ center: [lon, lat], zoom: Math.max(this.map.getZoom(), NEAR_ZOOM) })
    this.framed = true
    return true
  }

  /** Nearer, until a cluster's members come apart. */
  open(cluster: Cluster): void {
    const box: [[number, number], [number, number]] = [
      [mercator.lon(cluster.west), mercator.lat(cluster.south)], [mercator.lon(cluster.east), mercator.lat(cluster.north)],
    ]
    const zoom = Math.max(this.map.getZoom() + 1.5, this.map.cameraForBounds(box, { padding: 80 })?.zoom ?? 0)
    this.map.easeTo({ center: [mercator.lon(cluster.x), mercator.lat(cluster.y)], zoom: Math.min(zoom, NEAR_ZOOM), duration: 400 })
  }

  /** Show all of these that are anywhere. */
  frame(ids: readonly string[]): void {
    const { city } = this.room
    const places = ids.flatMap((id) => {
      const n = city?.place(id)
      return n === undefined || Number.isNaN(city?.lon[n]) ? [] : [this.scene.drawnAt(n)]
    })
    if (places.length === 0) return
    const bounds = places.reduce((whole, place) => whole.extend(place), new LngLatBounds(places[0], places[0]))
    this.map.fitBounds(bounds, { padding: 100, maxZoom: NEAR_ZOOM, duration: 400 })
  }

  /** Show the whole city, but for the few that lie far from all others; `covered` pixels at the left lie under something. */
  whole(covered: number): void {
    const { city } = this.room
    if (this.framed || !city?.count) return
    this.framed = true
    const known = [...city.lon.keys()].filter((n) => city.present[n] && !Number.isNaN(city.lon[n]))
    if (known.length === 0) return
    const spread = (column: Float64Array) => known.map((n) => column[n] ?? 0).sort((a, b) => a - b)
    const [lons, lats] = [spread(city.lon), spread(city.lat)]
    const most = (sorted: number[], part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0
    this.map.fitBounds([[most(lons, FEW), most(lats, FEW)], [most(lons, 1 - FEW), most(lats, 1 - FEW)]], {
      padding: { top: 40, right: 50, bottom: 60, left: 50 + covered }, duration: 0, maxZoom: NEAR_ZOOM,
    })
  }
}
