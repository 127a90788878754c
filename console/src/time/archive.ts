/** The past as the server keeps it: a picture of an instant, the frames that lead on from it, the next alarm. */
import { answered, api, type Schemas } from '../api/client'
import type { Alarm } from '../live/alarm-list'
import type { KindFacts } from '../live/city'
import type { Frame } from '../live/messages'
import { Picture, type System } from '../live/picture.svelte'

export interface Then {
  readonly picture: Picture
  /** Where frames lead on from. */
  readonly cursor: string
  /** From when on there is a past, in milliseconds. */
  readonly keptFrom: number
}

export interface Led {
  readonly frame: Frame
  /** How far the frame leads, in milliseconds. */
  readonly until: number
}

/** What the time machine reads. Instants are milliseconds; each throws `Refused`. */
export interface Archive {
  at(instant: number): Promise<Then>
  frames(after: string, until: number): Promise<Led>
  /** When the first alarm after `instant` was told; null: none was. */
  nextAlarm(instant: number): Promise<number | null>
}

const PAGE = 1000
/** What the picture and those who look at it follow. */
const TOPICS = 'registry,state,alarm,status'

export function iso(instant: number): string {
  return new Date(instant).toISOString()
}

export function archiveOf(kinds: () => readonly KindFacts[], systems: () => readonly System[]): Archive {
  return {
    async at(instant) {
      const query = { at: iso(instant) }
      const [past, map, alarms] = await Promise.all([
        answered(api.GET('/api/v1/past', { params: { query } })),
        answered(api.GET('/api/v1/past/map', { params: { query } })),
        alarmsAt(query.at),
      ])
      const picture = new Picture(true)
      const then = new Map(past.systems.map((system) => [system.id, system]))
      picture.begin(map, kinds(), systems().flatMap((known) => ({ ...known, ...then.get(known.id) })))
      picture.alarms.begin(alarms)
      return { picture, cursor: map.cursor, keptFrom: Date.parse(past.kept_from) }
    },
    async frames(after, until) {
      const query = { after, until: iso(until), topics: TOPICS }
      const told = await answered(api.GET('/api/v1/past/frames', { params: { query } }))
      return { frame: told.frame as Frame, until: Date.parse(told.until) }
    },
    async nextAlarm(instant) {
      const query = { at: iso(instant) }
      const { at } = await answered(api.GET('/api/v1/past/next-alarm', { params: { query } }))
      // The server counts microseconds: a millisecond later it is certain to have been told.
      return at === null ? null : Date.parse(at) + 1
    },
  }
}

async function alarmsAt(at: string): Promise<Alarm[]> {
  const found: Alarm[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: { at: string; limit: number; cursor: string } = { at, limit: PAGE, cursor }
    const page: Schemas['AlarmsThen'] = await answered(api.GET('/api/v1/past/alarms', { params: { query } }))
    found.push(...(page.items as Alarm[]))
    cursor = page.next
  }
  return found
}
