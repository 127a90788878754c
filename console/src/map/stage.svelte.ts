/** The map of one view: the ground, the city drawn on it, and what a pointer does there. */
import { AttributionControl, LngLatBounds, Map as MapLibre, Marker, NavigationControl, ScaleControl, type MapMouseEvent } from 'maplibre-gl'
import type { Room } from '../live/room.svelte'
import { AssetBuffers } from './asset-buffers'
import { AssetsLayer } from './assets-layer'
import { bareStyle, coloured } from './base-style'
import { Bubbles, drawBubble } from './bubbles'
import type { Cluster } from './clusters'
import { Ground } from './ground.svelte'
import { HeatLayer } from './heat-layer'
import type { Camera, Lens } from './lens.svelte'
import { LightLayer } from './light-layer'
import * as mercator from './mercator'
import { Nearby } from './nearby'
import { paletteOf } from './palette'
import { APPLIED_EVERY_MS, Scene } from './scene.svelte'

export const NEAR_ZOOM = 17
const REACH_PX = 12
const GLIDES_FROM_ZOOM = 13
const GLIDE_MS = 50
/** As many times as a frame takes, before the next. */
const RESTS = 4
/** What the city's first look leaves out at each end: the few that lie far from all others. */
const FEW = 0.002

export interface Hand {
  /** An asset, or empty for none; `also` where it joins others that are chosen. */
  readonly choose: (id: string, also: boolean) => void
  readonly written: (count: number) => string
}

export class Stage {
  readonly map: MapLibre
  readonly scene: Scene
  readonly ground: Ground
  /** What one weight of heat is of its unit. */
  heatUnit = $state(1)
  private readonly buffers = new AssetBuffers()
  private readonly assets = new AssetsLayer(this.buffers, paletteOf())
  private readonly light = new LightLayer(this.buffers, paletteOf())
  private readonly near: Nearby
  private readonly bubbles: Bubbles
  private readonly heat: HeatLayer
  private readonly timers: number[]
  /** When the last frame of gliding was asked for, and drawn. */
  private readonly glided = { asked: 0, drawn: 0 }
  private pin: Marker | null = null
  /** Whether it looks anywhere on purpose. */
  framed = false

  /** Throws where WebGL 2 is missing. */
  constructor(
    frame: HTMLElement,
    private readonly room: Room,
    private readonly lens: Lens,
    private readonly hand: Hand,
  ) {
    this.map = new MapLibre({
      container: frame, style: bareStyle(), center: [2.35, 46.6], zoom: 5, maxPitch: 0, dragRotate: false,
      pitchWithRotate: false, attributionControl: false, fadeDuration: 0, renderWorldCopies: false, boxZoom: false,
    })
    this.scene = new Scene(room, this.buffers, lens)
    this.ground = new Ground(this.map)
    this.near = new Nearby(this.map, room, this.scene)
    this.bubbles = new Bubbles(this.map, hand.written)
    this.heat = new HeatLayer(this.map, room)
    this.map.touchZoomRotate.disableRotation()
    this.map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right')
    this.map.addControl(new ScaleControl({}), 'bottom-left')
    this.map.addControl(new AttributionControl({ compact: false }), 'bottom-right')
    this.map.setMissingStyleImageResolver((id) => (id.startsWith('bubble:') ? drawBubble(this.map, id) : this.near.draw(id)))
    this.map.on('style.load', () => this.join())
    this.map.on('click', (event) => this.click(event))
    this.map.on('moveend', () => this.looked())
    this.timers = [setInterval(() => this.tick(), APPLIED_EVERY_MS), setInterval(() => this.follow(), GLIDE_MS)] as unknown as number[]
  }

  remove(): void {
    for (const timer of this.timers) clearInterval(timer)
    this.map.remove()
  }

  /** The installation is known, or the theme is another. */
  dress(dark: boolean): void {
    this.assets.palette = this.light.palette = paletteOf()
    void this.ground.lay(this.room.installation?.ground ?? null, dark)
  }

  set chosen(id: string) {
    this.assets.chosen = this.room.city?.place(id) ?? -1
    this.map.triggerRepaint()
  }

  set vouched(vouched: boolean) {
    this.assets.vouched = vouched
    this.map.triggerRepaint()
  }

  set lit(lit: boolean) {
    this.light.shown = lit
    this.map.triggerRepaint()
  }

  set marked(place: readonly [number, number] | null) {
    this.pin?.remove()
    this.pin = place && new Marker({ color: coloured('accent'), scale: 0.8 }).setLngLat([...place]).addTo(this.map)
  }

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

  /** Ids of what is shown within a path, in pixels of the map. */
  within(path: readonly (readonly [number, number])[]): string[] {
    const ring = path.map((point) => {
      const { lng, lat } = this.map.unproject([...point])
      return [mercator.x(lng), mercator.y(lat)] as const
    })
    return this.scene.shownIn(ring)
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

  private join(): void {
    const above = ['street-name', 'district-name'].find((id) => this.map.getLayer(id))
    this.map.addLayer(this.light, above)
    this.map.addLayer(this.assets, above)
    this.heat.join(this.light.id)
    this.near.join()
    this.bubbles.join()
  }

  private tick(): void {
    const { map, scene } = this
    const fresh = scene.advance()
    if (scene.gather(map.getZoom())) this.bubbles.refresh(scene.clusters)
    this.near.refresh()
    this.heatUnit = this.heat.refresh(this.lens.heat, scene.columns) ?? this.heatUnit
    if (fresh) map.triggerRepaint()
  }

  /** Vehicles glide between two changes, where drawing leaves time for all else: without a graphics card less often. */
  private follow(): void {
    const { asked, drawn } = this.glided
    const resting = drawn < asked || performance.now() - drawn < RESTS * (drawn - asked)
    if (resting || !this.scene.gliding || this.map.getZoom() < GLIDES_FROM_ZOOM || document.hidden) return
    this.glided.asked = performance.now()
    this.map.once('render', () => (this.glided.drawn = performance.now()))
    this.map.triggerRepaint()
  }

  private looked(): void {
    if (!this.framed) return
    const { lng, lat } = this.map.getCenter()
    this.lens.camera = { lon: lng, lat, zoom: this.map.getZoom() }
  }

  private click({ lngLat, point, originalEvent }: MapMouseEvent): void {
    const cluster = this.bubbles.at(point)
    if (cluster && !originalEvent.shiftKey) this.open(cluster)
    else this.hand.choose(this.scene.pick(lngLat.lng, lngLat.lat, REACH_PX, this.map.getZoom()) ?? '', originalEvent.shiftKey)
  }
}
