/** The map of one view: the ground, the city drawn on it, and what a pointer does there. */
import { AttributionControl, Map as MapLibre, Marker, NavigationControl, ScaleControl, type MapMouseEvent } from 'maplibre-gl'
import type { Room } from '../live/room.svelte'
import { AssetBuffers } from './asset-buffers'
import { AssetsLayer } from './assets-layer'
import { bareStyle, coloured } from './base-style'
import { Bubbles, drawBubble } from './bubbles'
import { Ground } from './ground.svelte'
import { HeatLayer } from './heat-layer'
import type { Lens } from './lens.svelte'
import { LightLayer } from './light-layer'
import * as mercator from './mercator'
import { Nearby } from './nearby'
import { paletteOf } from './palette'
import { APPLIED_EVERY_MS, Scene } from './scene.svelte'
import { Sight } from './sight'

const REACH_PX = 12
const GLIDES_FROM_ZOOM = 13
const GLIDE_MS = 50
/** As many times as a frame takes, before the next. */
const RESTS = 4

export interface Hand {
  /** An asset, or empty for none; `also` where it joins others that are chosen. */
  readonly choose: (id: string, also: boolean) => void
  readonly written: (count: number) => string
}

export class Stage {
  readonly map: MapLibre
  readonly scene: Scene
  readonly ground: Ground
  readonly sight: Sight
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
    this.sight = new Sight(this.map, room, this.scene)
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

  /** Ids of what is shown within a path, in pixels of the map. */
  within(path: readonly (readonly [number, number])[]): string[] {
    const ring = path.map((point) => {
      const { lng, lat } = this.map.unproject([...point])
      return [mercator.x(lng), mercator.y(lat)] as const
    })
    return this.scene.shownIn(ring)
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
    if (!this.sight.framed) return
    const { lng, lat } = this.map.getCenter()
    this.lens.camera = { lon: lng, lat, zoom: this.map.getZoom() }
  }

  private click({ lngLat, point, originalEvent }: MapMouseEvent): void {
    const cluster = this.bubbles.at(point)
    if (cluster && !originalEvent.shiftKey) this.sight.open(cluster)
    else this.hand.choose(this.scene.pick(lngLat.lng, lngLat.lat, REACH_PX, this.map.getZoom()) ?? '', originalEvent.shiftKey)
  }
}
