/** The map's ground: the territory's own streets, water and green, in the colours of the theme, from this server only. */
import regular from '@fontsource/inter/files/inter-latin-400-normal.woff2?url'
import regularExtended from '@fontsource/inter/files/inter-latin-ext-400-normal.woff2?url'
import type { FilterSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'

const FONT = 'Inter Regular'
const LATIN = ['U+0000-00FF', 'U+2000-206F']
const LATIN_EXTENDED = ['U+0100-02BA']

function coloured(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
}

export function baseStyle(): StyleSpecification {
  return {
    version: 8,
    'font-faces': {
      [FONT]: [
        { url: regular, 'unicode-range': LATIN },
        { url: regularExtended, 'unicode-range': LATIN_EXTENDED },
      ],
    },
    sources: { ground: { type: 'geojson', data: `${location.origin}/api/v1/base-map`, tolerance: 0.4 } },
    layers: ground(),
  }
}

function ground(): LayerSpecification[] {
  const street: FilterSpecification = ['==', ['get', 'layer'], 'street']
  return [
    { id: 'paper', type: 'background', paint: { 'background-color': coloured('paper') } },
    area('green', 'green'),
    area('water', 'water'),
    area('building', 'building', 14),
    {
      id: 'street', type: 'line', source: 'ground', filter: street,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': coloured('street'),
        'line-width': ['interpolate', ['exponential', 1.6], ['zoom'], 10, 0.5, 13, 1.4, 16, 6, 19, 26],
      },
    },
    {
      id: 'street-name', type: 'symbol', source: 'ground', minzoom: 14.5, filter: street,
      layout: {
        'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-font': [FONT], 'text-size': 11,
      },
      paint: { 'text-color': coloured('faint'), 'text-halo-color': coloured('paper'), 'text-halo-width': 1.4 },
    },
  ]
}

function area(layer: string, colour: string, minzoom = 0): LayerSpecification {
  return {
    id: layer, type: 'fill', source: 'ground', minzoom,
    filter: ['all', ['==', ['get', 'layer'], layer], ['==', ['geometry-type'], 'Polygon']],
    paint: { 'fill-color': coloured(colour) },
  }
}
