import { expect, test } from 'vitest'
import { boxOf, outlineOf, polygonsOf, readOutline, Unreadable, writeOutline } from './outline'
import { zones } from './words'

const { faults: words } = zones.en
const read = (text: string) => readOutline(text, words)
const RING = [[4.8, 46.3], [4.9, 46.3], [4.9, 46.4], [4.8, 46.3]]

test('corners a line, commas or closed or not, make one polygon, and come back as they were', () => {
  const written = '4.8 46.3\n4.9, 46.3\n\n4.9;46.4'
  expect(read(written)).toEqual({ type: 'Polygon', coordinates: [RING] })
  expect(read(`${written}\n4.8 46.3`)).toEqual(read(written))
  expect(read(writeOutline(read(written)))).toEqual(read(written))
})

test.each([
  ['', words.empty],
  ['4.8 46.3\n4.9 46.3', words.few],
  ['4.8 46.3\nnord\n4.9 46.4', words.number(2)],
  ['4.8 46.3\n4.8 46.3 200\n4.9 46.4', words.number(2)],
  ['46.3 4.8\n4.8 146\n4.9 46.4', words.range(2)],
  ['{"type":', words.json],
  ['{"type":"Point","coordinates":[4,46]}', words.shape],
  ['{"type":"FeatureCollection","features":[]}', words.shape],
])('%j is refused with what to do', (text, why) => {
  expect(() => read(text)).toThrow(new Unreadable(why))
})

test('a feature, or a collection of polygons, is read as one outline', () => {
  const polygon = { type: 'Polygon', coordinates: [RING] }
  expect(read(JSON.stringify({ type: 'Feature', geometry: polygon }))).toEqual(polygon)
  const features = [{ type: 'Feature', geometry: polygon }, { type: 'Feature', geometry: { type: 'MultiPolygon', coordinates: [[RING]] } }]
  const both = read(JSON.stringify({ type: 'FeatureCollection', features }))
  expect(polygonsOf(both)).toEqual([[RING], [RING]])
  expect(writeOutline(both)).toBe(JSON.stringify(both))
  expect(boxOf(both)).toEqual([4.8, 46.3, 4.9, 46.4])
})

test('what is drawn is kept to a millionth of a degree', () => {
  expect(outlineOf([])).toBeNull()
  expect(outlineOf([[[[4.80000004, 46.3], [4.9, 46.3], [4.9, 46.4], [4.80000004, 46.3]]]])).toEqual({ type: 'Polygon', coordinates: [RING] })
})
