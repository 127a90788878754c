/** Clusters as bubbles: how many, and the shape and colour of the gravest alarm among them. */
import type { FeatureCollection, Point } from 'geojson'
import type { GeoJSONSource, Map as MapLibre, PointLike } from 'maplibre-gl'
import { FONT, coloured } from './base-style'
import type { Cluster } from './clusters'
import { priorityOf } from './clusters'
import * as mercator from './mercator'

const SOURCE = 'clusters'
const SIZE = 44
/** Of the bubble, and of the mark at its shoulder. */
const RADIUS = 15
const MARK = 6.5

export class Bubbles {
  private shown: readonly Cluster[] = []

  constructor(
    private readonly map: MapLibre,
    private readonly written: (count: number) => string,
  ) {}

  /** After the style is loaded, and again with each other. */
  join(): void {
    this.map.addSource(SOURCE, { type: 'geojson', data: this.features() })
    this.map.addLayer({
      id: SOURCE, type: 'symbol', source: SOURCE,
      layout: {
        'icon-image': ['get', 'image'], 'icon-allow-overlap': true, 'icon-ignore-placement': true,
        'icon-size': ['interpolate', ['linear'], ['log10', ['get', 'count']], 0.6, 0.82, 4, 1.35],
        'text-field': ['get', 'label'], 'text-font': [FONT], 'text-size': 11, 'text-allow-overlap': true, 'text-ignore-placement': true,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': coloured('ink') },
    })
  }

  refresh(clusters: readonly Cluster[]): void {
    this.shown = clusters
    this.map.getSource<GeoJSONSource>(SOURCE)?.setData(this.features())
  }

  /** The cluster drawn at a point of the screen. */
  at(point: PointLike): Cluster | null {
    if (this.shown.length === 0 || !this.map.getLayer(SOURCE)) return null
    const found = this.map.queryRenderedFeatures(point, { layers: [SOURCE] })[0]
    return this.shown[Number(found?.properties['n'] ?? -1)] ?? null
  }

  private features(): FeatureCollection<Point> {
    const features = this.shown.map((cluster, n) => ({
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: [mercator.lon(cluster.x), mercator.lat(cluster.y)] },
      properties: {
        n, count: cluster.count, rank: cluster.rank, label: this.written(cluster.count),
        image: `bubble:${cluster.rank}:${cluster.calls ? 1 : 0}`,
      },
    }))
    return { type: 'FeatureCollection', features }
  }
}

/** Draw what the map asks for: `bubble:RANK:CALLS`. */
export function drawBubble(map: MapLibre, id: string): void {
  const [, rank = 0, calls = 0] = id.split(':').map(Number)
  const ratio = Math.max(1, Math.ceil(devicePixelRatio))
  const canvas = new OffscreenCanvas(SIZE * ratio, SIZE * ratio)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context || map.hasImage(id)) return
  context.scale(ratio, ratio)
  context.translate(SIZE / 2, SIZE / 2)
  context.beginPath()
  context.arc(0, 0, RADIUS, 0, 2 * Math.PI)
  context.fillStyle = coloured('raised')
  context.strokeStyle = coloured('faint')
  context.lineWidth = 1.25
  context.fill()
  context.stroke()
  const priority = priorityOf(rank)
  if (priority) mark(context, rank, coloured(priority), calls === 1)
  map.addImage(id, context.getImageData(0, 0, SIZE * ratio, SIZE * ratio), { pixelRatio: ratio })
}

/** The mark of an alarm as everywhere on the screen: square, triangle, diamond, disc; ringed while it calls. */
function mark(context: OffscreenCanvasRenderingContext2D, rank: number, colour: string, calls: boolean): void {
  context.translate(RADIUS * 0.75, -RADIUS * 0.75)
  context.beginPath()
  if (rank === 4) context.rect(-MARK * 0.86, -MARK * 0.86, MARK * 1.72, MARK * 1.72)
  else if (rank === 3) polygon(context, [[0, -MARK * 1.1], [MARK * 1.1, MARK * 0.85], [-MARK * 1.1, MARK * 0.85]])
  else if (rank === 2) polygon(context, [[0, -MARK * 1.15], [MARK * 1.15, 0], [0, MARK * 1.15], [-MARK * 1.15, 0]])
  else context.arc(0, 0, MARK * 0.9, 0, 2 * Math.PI)
  context.fillStyle = colour
  context.strokeStyle = calls ? colour : coloured('paper')
  context.fill()
  context.lineWidth = 1
  context.stroke()
  if (!calls) return
  context.beginPath()
  context.arc(0, 0, MARK * 1.5, 0, 2 * Math.PI)
  context.lineWidth = 1.3
  context.stroke()
}

function polygon(context: OffscreenCanvasRenderingContext2D, corners: readonly (readonly [number, number])[]): void {
  for (const [x, y] of corners) context.lineTo(x, y)
  context.closePath()
}
