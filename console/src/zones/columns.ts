/** What the list of zones shows. */
import type { Column } from '../table/listing.svelte'
import { speech } from '../words/language.svelte'
import type { ZoneSummary } from './names.svelte'
import { zones } from './words'

export const LEVELS = ['territory', 'commune', 'district', 'perimeter'] as const
export type Level = (typeof LEVELS)[number]

export function levelName(level: string): string {
  const { levels } = speech.of(zones)
  return LEVELS.includes(level as Level) ? levels[level as Level] : level
}

/** `named` names a zone by its id. */
export function columns(named: (id: string) => string): Column<ZoneSummary>[] {
  const words = speech.of(zones)
  const tick = (on: boolean) => (on ? speech.words.yes : '')
  const parent = (zone: ZoneSummary) => (zone.parent ? named(zone.parent) : speech.words.none)
  return [
    { name: 'name', title: words.zone, text: ({ name, id }) => name || id, by: ({ name }) => name.toLowerCase() },
    { name: 'id', title: 'ID', text: ({ id }) => id, by: ({ id }) => id },
    { name: 'level', title: words.level, text: ({ level }) => levelName(level), by: ({ level }) => LEVELS.indexOf(level as Level) },
    { name: 'parent', title: words.parent, text: parent, by: parent },
    { name: 'insee', title: words.insee, text: ({ insee }) => insee ?? speech.words.none, by: ({ insee }) => insee ?? '' },
    { name: 'safety', title: words.safetyLit, text: ({ safety_lit }) => tick(safety_lit), by: ({ safety_lit }) => Number(safety_lit) },
    { name: 'closed', title: words.closed, text: ({ closed }) => tick(closed), by: ({ closed }) => Number(closed) },
    { name: 'assets', title: words.assets, text: ({ assets }) => speech.number(assets), by: ({ assets }) => assets, number: true },
  ]
}
