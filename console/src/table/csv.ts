/** A table as a file that spreadsheets open: what begins like a formula is text there. */
import { unparse } from 'papaparse'
import type { Column } from './listing.svelte'

/** Where a comma is the decimal mark, a semicolon parts the columns. */
const MARKS: Readonly<Record<string, string>> = { fr: ';', en: ',' }
const BYTE_ORDER_MARK = '\uFEFF'

export function asCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[], language: string): string {
  const fields = columns.map(({ title }) => title)
  const data = rows.map((row) => columns.map(({ text }) => text(row)))
  return BYTE_ORDER_MARK + unparse({ fields, data }, { delimiter: MARKS[language] ?? ',', escapeFormulae: true })
}

export function offer(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: name, target: '_self' })
  link.click()
  URL.revokeObjectURL(address)
}
