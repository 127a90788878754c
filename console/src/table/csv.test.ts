import { describe, expect, it } from 'vitest'
import { asCsv } from './csv'

const columns = [
  { name: 'name', title: 'Nom', text: (row: { name: string; power: string }) => row.name },
  { name: 'power', title: 'Puissance (W)', text: (row: { name: string; power: string }) => row.power },
]

describe('a table as CSV', () => {
  it('keeps quotes, semicolons and lines', () =>
    expect(asCsv(columns, [{ name: 'Place "A" ; nord\nsud', power: '12,5' }], 'fr')).toBe(
      '\uFEFFNom;Puissance (W)\r\n"Place ""A"" ; nord\nsud";12,5',
    ))

  it('disarms what a spreadsheet would reckon', () =>
    expect(asCsv(columns, [{ name: '=cmd|calc', power: '@x' }], 'en')).toBe(`\uFEFFNom,Puissance (W)\r\n"'=cmd|calc","'@x"`))
})
