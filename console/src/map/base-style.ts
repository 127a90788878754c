/** The map's own ground: the territory's streets, water, green and districts, in the colours of the theme, from this server. */
import regular from '@fontsource/inter/files/inter-latin-400-normal.woff2?url'
import regularExtended from '@fontsource/inter/files/inter-latin-ext-400-normal.woff2?url'
import type { ExpressionSpecification, FilterSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'

export const FONT = 'Inter Regular'
export const FONT_FACES: NonNullable<StyleSpecification['font-faces']> = {
  [FONT]: [
    { url: regular, 'unicode-range': ['U+0000-00FF', 'U+2000-206F'] },
    { url: regularExtended, 'unicode-range': ['U+0100-02BA'] },
  ],
}
/** As wide as a street is, at each zoom. */
export const STREET_WIDTH: ExpressionSpecification = ['interpolate', ['exponential', 1.6], ['zoom'], 10, 0.5, 13, 1.4, 16, 6, 19, 26]
const DISTRICT: FilterSpecification = ['==', ['get', 'layer'], 'district']
const STREET: FilterSpecification = ['==', ['get', 'layer'], 'street']

/** A colour of the theme, by its name there. */
export function coloured(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
}

export function paper(opacity = 1): LayerSpecification {
  return { id: opacity === 1 ? 'paper' : 'veil', type: 'background', paint: { 'background-color': coloured('paper'), 'background-opacity': opacity } }
}

/** How names are written on the map. */
export function inked(): { 'text-color': string; 'text-halo-color': string; 'text-halo-width': number } {
  return { 'text-color': coloured('faint'), 'text-halo-color': coloured('paper'), 'text-halo-width': 1.4 }
}

/** Paper alone: until the installation has said what is to lie on it. */
export function bareStyle(): StyleSpecification {
  return { version: 8, 'font-faces': FONT_FACES, sources: {}, layers: [paper()] }
}

export function baseStyle(): StyleSpecification {
  return {
    version: 8,
    'font-faces': FONT_FACES,
    sources: { ground: { type: 'geojson', data: `${location.origin}/api/v1/base-map`, tolerance: 0.4 } },
    layers: [
      paper(),
      area('green'),
      area('water'),
      area('building', 14),
      {
        id: 'district', type: 'line', source: 'ground', filter: DISTRICT,
        paint: { 'line-color': coloured('line'), 'line-width': 1.2, 'line-dasharray': [4, 3] },
      },
      {
        id: 'street', type: 'line', source: 'ground', filter: STREET,
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': coloured('street'), 'line-width': STREET_WIDTH },
      },
      {
        id: 'street-name', type: 'symbol', source: 'ground', minzoom: 14.5, filter: STREET,
        layout: { 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-font': [FONT], 'text-size': 11 },
        paint: inked(),
      },
      {
        id: 'district-name', type: 'symbol', source: 'ground', minzoom: 11, maxzoom: 14.5, filter: DISTRICT,
        layout: { 'text-field': ['get', 'name'], 'text-font': [FONT], 'text-size': 12, 'text-padding': 30 },
        paint: inked(),
      },
    ],
  }
}

function area(layer: string, minzoom = 0): LayerSpecification {
  return {
    id: layer, type: 'fill', source: 'ground', minzoom,
    filter: ['all', ['==', ['get', 'layer'], layer], ['==', ['geometry-type'], 'Polygon']],
    paint: { 'fill-color': coloured(layer) },
  }
}
