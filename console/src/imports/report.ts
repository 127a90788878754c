/** What an import's report is told by: its figures, and its lines page by page. */
import type { Schemas } from '../api/client'
import type { Column, Page } from '../table/listing.svelte'
import { speech } from '../words/language.svelte'
import { imports } from './words'

export type Report = Schemas['Report']
export type Refused = Schemas['RefusedLine']
export type Summary = Schemas['ImportSummary']

export function runColumns(): Column<Summary>[] {
  const words = speech.of(imports)
  const sort = ({ dry_run }: Summary) => (dry_run ? words.dry : words.real)
  return [
    { name: 'at', title: words.at, text: ({ at }) => speech.instant(at), by: ({ at }) => at },
    { name: 'file', title: words.file, text: ({ file_name }) => file_name, by: ({ file_name }) => file_name.toLowerCase() },
    { name: 'sort', title: words.kindOfRun, text: sort, by: sort },
  ]
}

export function lineColumns(): Column<Refused>[] {
  const words = speech.of(imports)
  return [
    { name: 'line', title: words.line, text: ({ line }) => String(line), by: ({ line }) => line, number: true },
    { name: 'code', title: words.code, text: ({ code }) => code, by: ({ code }) => code },
    { name: 'reason', title: words.reason, text: ({ reason }) => reason, by: ({ reason }) => reason },
    { name: 'excerpt', title: words.excerpt, text: ({ excerpt }) => excerpt },
  ]
}

/** What counts, each with its name; zones, cameras left planned and the like only where there are some. */
export function figuresOf(report: Report, dry: boolean): { name: string; count: number; bad: boolean }[] {
  const words = speech.of(imports)
  const { counts } = words
  const { written } = report
  const modified = dry ? counts : { ...counts, ...words.done }
  const rest = (['planned', 'zones', 'systems', 'base_map', 'programmes', 'assignments'] as const).filter((name) => written[name] > 0)
  return [
    { name: counts.read, count: report.read, bad: false },
    { name: modified.added, count: written.added, bad: false },
    { name: modified.changed, count: written.changed - written.added, bad: false },
    { name: counts.unchanged, count: written.assets - written.changed, bad: false },
    ...rest.map((name) => ({ name: counts[name], count: written[name], bad: false })),
    { name: counts.flagged, count: report.flagged, bad: false },
    { name: counts.unresolved, count: written.unresolved, bad: written.unresolved > 0 },
    { name: counts.rejected, count: report.rejected, bad: report.rejected > 0 },
  ]
}

/** A page of rows that are all here, as the server would give it. */
export function pageOf<Row extends { readonly code: string }>(rows: readonly Row[], code: string, limit: number, cursor: string): Page<Row> {
  const asked = code ? rows.filter((row) => row.code === code) : rows
  const from = Number(cursor)
  const until = from + limit
  return { items: asked.slice(from, until), next: until < asked.length ? String(until) : null }
}
