/** What the dusk board shows of a cabinet. */
import type { Schemas } from '../api/client'
import type { Column } from '../table/listing.svelte'
import { duration } from '../words/durations'
import { speech } from '../words/language.svelte'
import { dusk } from './words'

export type Row = Schemas['DuskRow']
const COUNTS = ['expected', 'lit', 'late', 'waiting', 'failed', 'unknown', 'stray'] as const

export function columns(now: number): Column<Row>[] {
  const words = speech.of(dusk)
  const instant = (at: string | null) => (at === null ? '—' : speech.instant(at, now))
  return [
    { name: 'asset', title: words.cabinet, text: ({ name, asset }) => name || asset, by: ({ asset }) => asset },
    { name: 'standing', title: words.standing, text: ({ standing }) => words.standings[standing] ?? standing },
    ...COUNTS.map((name): Column<Row> => {
      return { name, title: words[name], text: (row) => speech.number(row[name]), by: (row) => row[name], number: true }
    }),
    { name: 'programme', title: words.programme, text: ({ programme_name }) => programme_name ?? '—' },
    { name: 'switched', title: words.switched, text: ({ switched_at }) => instant(switched_at) },
    { name: 'switches', title: words.switches, text: ({ switches_at }) => instant(switches_at) },
    { name: 'feeders', title: words.feeders, text: (row) => feeders(row, now) },
    { name: 'age', title: words.age, text: ({ at }) => (at ? duration((now - Date.parse(at)) / 1000, speech.words) : '—') },
  ]
}

function feeders({ feeders: told }: Row, now: number): string {
  const words = speech.of(dusk)
  const named = { closed: words.closed, open: words.open, tripped: words.tripped, unknown: words.untold }
  const parts = Object.entries(named).flatMap(([name, say]) => {
    const count = told[name as keyof typeof named]
    return count ? [say(count)] : []
  })
  const since = told.since && parts.length ? ` (${words.since} ${speech.instant(told.since, now)})` : ''
  return (parts.join(', ') || '—') + since
}
