/** The ground under a map: what the installation set, or the territory's own where there is none or it cannot be had. */
import { addProtocol, type ErrorEvent, type Map as MapLibre, type StyleSpecification } from 'maplibre-gl'
import type { Schemas } from '../api/client'
import { baseStyle, FONT_FACES, paper } from './base-style'
import { picturesStyle, tilesStyle } from './tiles-style'

type Set = Schemas['Ground']
const PATIENCE_MS = 8000
const VEIL = 0.35
/** What is drawn for the day, under a dark screen. */
const DARK_VEIL = 0.72
const OURS = new globalThis.Set(['ground', 'near', 'moving', 'clusters', 'heat'])
const VECTOR_TILES = 1

export class Ground {
  /** Whether what is set could not be had, so that the territory's own is shown instead. */
  fellBack = $state(false)
  private had = false
  private laid = 0

  constructor(private readonly map: MapLibre) {
    map.on('sourcedata', ({ sourceId, tile }) => {
      if (tile && !OURS.has(sourceId)) this.had = true
    })
    map.on('error', (event) => this.failed(event))
  }

  /** Lay what is set for a theme. */
  async lay(set: Set | null, dark: boolean): Promise<void> {
    const turn = (this.laid += 1)
    this.had = false
    this.fellBack = false
    const style = set && (set.style || set.tiles) ? await configured(set, dark).catch(() => null) : baseStyle()
    if (turn !== this.laid) return
    this.fellBack = style === null
    this.map.setStyle(style ?? baseStyle(), { diff: false })
  }

  /** A source that never brought anything is not to be had; one that did may miss a tile. */
  private failed({ error, ...event }: ErrorEvent): void {
    console.warn(error.message)
    const source = (event as { sourceId?: string }).sourceId
    if (source === undefined || OURS.has(source) || this.had || this.fellBack) return
    this.fellBack = true
    this.map.setStyle(baseStyle(), { diff: false })
  }
}

/** Throws where it cannot be read. */
async function configured(set: Set, dark: boolean): Promise<StyleSpecification> {
  await readArchives()
  if (!set.style) return overTiles(set.tiles)
  const own = dark && set.style_dark !== ''
  const address = new URL(own ? set.style_dark : set.style, location.origin)
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) })
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  const style = absolute((await answer.json()) as StyleSpecification, address)
  return {
    ...style,
    'font-faces': { ...style['font-faces'], ...FONT_FACES },
    layers: [...style.layers, paper(dark && !own ? DARK_VEIL : VEIL)],
  }
}

async function overTiles(tiles: string): Promise<StyleSpecification> {
  const { PMTiles } = await import('pmtiles')
  const archive = new PMTiles(new URL(tiles, location.origin).href)
  const url = `pmtiles://${archive.source.getKey()}`
  if ((await archive.getHeader()).tileType !== VECTOR_TILES) return picturesStyle(url)
  const { vector_layers: layers } = (await archive.getMetadata()) as { vector_layers?: { id: string }[] }
  return tilesStyle(url, (layers ?? []).map(({ id }) => id))
}

let archives: Promise<void> | null = null
/** Addresses of styles that begin with `pmtiles://` are read by ranges; once for this window. */
function readArchives(): Promise<void> {
  archives ??= import('pmtiles').then(({ Protocol }) => addProtocol('pmtiles', new Protocol({ metadata: true }).tile))
  return archives
}

/** Addresses that a style gives beside its own, as the map takes them. */
export function absolute(style: StyleSpecification, at: URL): StyleSpecification {
  const whole = (address: string) => {
    const [, archive = '', path = ''] = /^(pmtiles:\/\/)?(.*)$/.exec(address) ?? []
    // Only the base is resolved: braces of a template stay as they are.
    return archive + new URL(path, at).href.replace(/%7B/gi, '{').replace(/%7D/gi, '}')
  }
  const sources = Object.entries(style.sources).map(([name, source]) => {
    const told: Record<string, unknown> = { ...source }
    if (typeof told['url'] === 'string') told['url'] = whole(told['url'])
    if (typeof told['data'] === 'string') told['data'] = whole(told['data'])
    if (Array.isArray(told['tiles'])) told['tiles'] = told['tiles'].map((tile) => whole(String(tile)))
    return [name, told] as const
  })
  const told = { ...style, sources: Object.fromEntries(sources) as StyleSpecification['sources'] }
  if (style.glyphs) told.glyphs = whole(style.glyphs)
  if (typeof style.sprite === 'string') told.sprite = whole(style.sprite)
  return told
}
