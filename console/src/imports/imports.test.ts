import { expect, test } from 'vitest'
import { lastLine } from './follow'
import { columnsOf, GENERATED, mappingText, type Choices } from './mapping'
import { figuresOf, pageOf } from './report'

const LAMPS: Choices = { holds: 'kind', of: 'luminaire', id: '', name: '', x: '', y: '', crs: '', system: '', service: '', more: '' }

test('choices become the words of a mapping, whatever columns are called', () => {
  expect(mappingText(LAMPS)).toBe('kind: "luminaire"')
  expect(mappingText({ ...LAMPS, id: 'N°: "x"', system: 'lighting' })).toBe('kind: "luminaire"\nid: "N°: \\"x\\""\nsystem: "lighting"')
  expect(mappingText({ ...LAMPS, id: GENERATED })).toBe('kind: "luminaire"\nid: "none"')
  expect(mappingText({ ...LAMPS, holds: 'native', more: 'id: x' })).toBe('')
})

test('words written by hand replace those chosen', () => {
  const more = 'kind: {column: TYPE, values: {LANTERNE: luminaire}}\nattributes:\n  height_m: HAUTEUR'
  expect(mappingText({ ...LAMPS, name: 'NOM', more })).toBe(`name: "NOM"\n${more}`)
})

test('the columns of a file are told, of CSV by spreadsheets and of GeoJSON', async () => {
  expect(await columnsOf(new Blob(['CODE;NOM;X;Y\nA;b;1;2\n']))).toEqual(['CODE', 'NOM', 'X', 'Y'])
  const latin = Uint8Array.from('N°;PUISSANCE\n1;60\n', (letter) => letter.charCodeAt(0))
  expect(await columnsOf(new Blob([latin]))).toEqual(['N°', 'PUISSANCE'])
  const features = '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"LIBQUART": "Centre", "n": 1}, "geometry": {'
  expect(await columnsOf(new Blob([features]))).toEqual(['LIBQUART', 'n'])
})

test('only whole lines of what came are read', () => {
  expect(lastLine('')).toBeNull()
  expect(lastLine('{"reading":0.5,"writing":0}\n{"read')).toEqual({ reading: 0.5, writing: 0 })
  expect(lastLine('{"writing":1}\n{"writing":2}\n')).toEqual({ writing: 2 })
})

test('lines of a report come page by page, of one code or all', () => {
  const rows = [1, 2, 3, 4].map((line) => ({ line, code: line % 2 ? 'odd' : 'even' }))
  expect(pageOf(rows, '', 3, '')).toEqual({ items: rows.slice(0, 3), next: '3' })
  expect(pageOf(rows, '', 3, '3')).toEqual({ items: rows.slice(3), next: null })
  expect(pageOf(rows, 'odd', 3, '').items.map(({ line }) => line)).toEqual([1, 3])
})

test('figures of a dry run say what would be, of an import what was', () => {
  const written = { assets: 5, added: 1, changed: 3, planned: 0, zones: 0, systems: 0, base_map: 0, programmes: 0, assignments: 0, unresolved: 2 }
  const report = {
    understood: { format: 'csv', encoding: 'utf-8', epsg: null }, read: 9, accepted: 7, flagged: 0, rejected: 2, rejected_by_code: {},
    flagged_by_code: {}, rejected_lines: [], flagged_lines: [], notes: [], written, unresolved: [],
  }
  const told = (dry: boolean) => Object.fromEntries(figuresOf(report, dry).map(({ name, count }) => [name, count]))
  expect(told(true)).toEqual({ lus: 9, 'à ajouter': 1, 'à modifier': 2, inchangés: 2, signalés: 0, 'sans référence': 2, refusés: 2 })
  expect(told(false)).toMatchObject({ ajoutés: 1, modifiés: 2 })
})
