/** Zones drawn on a small map: outlines, names, the chosen one above the others. */
import type { FeatureCollection } from 'geojson'
import type { ExpressionSpecification, Map as MapLibre } from 'maplibre-gl'

export const SOURCE = 'zones'
export const AREAS = 'zones-area'

function coloured(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
}

export function addZones(map: MapLibre, zones: FeatureCollection, chosen: string): void {
  const isChosen: ExpressionSpecification = ['==', ['get', 'id'], chosen]
  map.addSource(SOURCE, { type: 'geojson', data: zones })
  map.addLayer({
    id: AREAS, type: 'fill', source: SOURCE,
    paint: { 'fill-color': coloured('accent'), 'fill-opacity': ['case', isChosen, 0.22, 0.05] },
  })
  map.addLayer({
    id: 'zones-edge', type: 'line', source: SOURCE,
    paint: { 'line-color': ['case', isChosen, coloured('accent'), coloured('soft')], 'line-width': ['case', isChosen, 3, 1] },
  })
  map.addLayer({
    id: 'zones-name', type: 'symbol', source: SOURCE,
    layout: { 'text-field': ['get', 'name'], 'text-font': ['Inter Regular'], 'text-size': 12 },
    paint: { 'text-color': coloured('ink'), 'text-halo-color': coloured('paper'), 'text-halo-width': 1.5 },
  })
}
