/** A style of ours over vector tiles, from what they say they hold: the layers of OpenMapTiles, Protomaps and the IGN by name. */
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { coloured, FONT, FONT_FACES, inked, paper, STREET_WIDTH } from './base-style'

export const TILES = 'tiles'
/** Names of layers that hold the same, in the order they are drawn. */
const AREAS = [
  ['green', /^(landcover|landuse|park|parks|vegetation|bois|zone_vegetation)$/],
  ['water', /^(water|ocean|hydro_surf|surface_hydrographique|hydro_surface)$/],
  ['building', /^(building|buildings|bati_surf|batiment)$/],
] as const
const WATERWAY = /^(waterway|waterways|hydro_lin|troncon_hydrographique)$/
const ROAD = /^(transportation|roads|road|routier_route|troncon_de_route|streets)$/
const NAME = /^(transportation_name|place|places|water_name|toponyme|toponyme_localite_ponc|street_labels)$/

/** `names` are the vector layers that the archive holds; those we have no drawing for are left out. */
export function tilesStyle(url: string, names: readonly string[]): StyleSpecification {
  const layers: LayerSpecification[] = [paper()]
  for (const [colour, pattern] of AREAS) {
    for (const name of names.filter((item) => pattern.test(item))) layers.push(area(name, colour))
  }
  for (const name of names.filter((item) => WATERWAY.test(item))) layers.push(line(name, 'water', 1.2))
  for (const name of names.filter((item) => ROAD.test(item))) layers.push(line(name, 'street', STREET_WIDTH))
  for (const name of names.filter((item) => ROAD.test(item) || NAME.test(item))) layers.push(words(name))
  return { version: 8, 'font-faces': FONT_FACES, sources: { [TILES]: { type: 'vector', url } }, layers }
}

/** Pictures as tiles. */
export function picturesStyle(url: string): StyleSpecification {
  return {
    version: 8,
    'font-faces': FONT_FACES,
    sources: { [TILES]: { type: 'raster', url, tileSize: 256 } },
    layers: [paper(), { id: 'pictures', type: 'raster', source: TILES, paint: { 'raster-saturation': -0.6 } }],
  }
}

function area(name: string, colour: string): LayerSpecification {
  return {
    id: `${name} area`, type: 'fill', source: TILES, 'source-layer': name, filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': coloured(colour) },
  }
}

function line(name: string, colour: string, width: number | ExpressionSpecification): LayerSpecification {
  return {
    id: `${name} line`, type: 'line', source: TILES, 'source-layer': name, filter: ['==', ['geometry-type'], 'LineString'],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': coloured(colour), 'line-width': width },
  }
}

function words(name: string): LayerSpecification {
  const along = ROAD.test(name) || name === 'transportation_name'
  return {
    id: `${name} words`, type: 'symbol', source: TILES, 'source-layer': name, minzoom: along ? 14 : 0,
    layout: {
      'symbol-placement': along ? 'line' : 'point', 'text-font': [FONT], 'text-size': 11,
      'text-field': ['coalesce', ['get', 'name:fr'], ['get', 'name'], ['get', 'texte'], ''],
    },
    paint: inked(),
  }
}
