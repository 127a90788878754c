import { describe, expect, it } from 'vitest'
import { absolute } from './ground.svelte'
import { tilesStyle } from './tiles-style'

describe('a style that an installation sets', () => {
  it('finds what it names beside itself', () => {
    const style = absolute(
      {
        version: 8, glyphs: 'fonts/{fontstack}/{range}.pbf', layers: [],
        sources: {
          here: { type: 'vector', url: 'pmtiles:///api/v1/map-tiles' },
          there: { type: 'raster', tiles: ['tiles/{z}/{x}/{y}.png'], tileSize: 256 },
          far: { type: 'vector', url: 'https://tiles.example.org/v3.json' },
        },
      },
      new URL('https://ign.example.fr/styles/plan.json'),
    )
    expect(style.glyphs).toBe('https://ign.example.fr/styles/fonts/{fontstack}/{range}.pbf')
    expect(style.sources).toMatchObject({
      here: { url: 'pmtiles://https://ign.example.fr/api/v1/map-tiles' },
      there: { tiles: ['https://ign.example.fr/styles/tiles/{z}/{x}/{y}.png'] },
      far: { url: 'https://tiles.example.org/v3.json' },
    })
  })
})

describe('a style of ours over vector tiles', () => {
  it.each([
    ['OpenMapTiles', ['water', 'landcover', 'transportation', 'transportation_name', 'building', 'poi']],
    ['Protomaps', ['earth', 'water', 'landuse', 'roads', 'buildings', 'places', 'pois']],
  ])('draws water, green, buildings, streets and names of %s, and nothing it does not hold', (_, names) => {
    const { layers } = tilesStyle('pmtiles://x', names)
    const drawn = layers.flatMap((layer) => ('source-layer' in layer && layer['source-layer'] ? [layer['source-layer']] : []))
    expect(drawn.every((name) => names.includes(name))).toBe(true)
    const types = new Set(layers.map(({ type }) => type))
    expect(types).toEqual(new Set(['background', 'fill', 'line', 'symbol']))
  })
})
