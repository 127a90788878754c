/** What the palette finds for what is typed: views, acts, places, alarms and assets; at first, what was used last. */
import type { Alarm } from '../live/alarm-list'
import type { Room } from '../live/room.svelte'
import { preference } from '../preferences/preference'
import { session } from '../session/session.svelte'
import { speech } from '../words/language.svelte'
import { acts } from './acts.svelte'
import { addressOf } from './places'
import { router } from './router.svelte'
import { offered, viewOf } from './views'
import { shell } from './words'

export interface Found {
  /** Its own among all; by it what was used last is found again. */
  readonly key: string
  readonly title: string
  readonly note: string
  /** Where it leads; empty: it is an act. */
  readonly address: string
  readonly run: () => void
}

export interface Group {
  readonly title: string
  readonly found: readonly Found[]
}

const MOST_RECENT = 6
const PAUSE_MS = 150
const recent = preference<readonly Omit<Found, 'run'>[]>('recent', [])

export class Finder {
  text = $state('')
  private things = $state.raw<readonly Found[]>([])

  constructor(private readonly room: Room) {}

  readonly groups: readonly Group[] = $derived.by(() => {
    const words = speech.of(shell)
    const asked = this.text.trim().toLowerCase()
    const fits = ({ title }: Found) => title.toLowerCase().includes(asked)
    const all = [
      { title: words.recent, found: asked ? [] : used() },
      { title: words.views, found: views().filter(fits) },
      { title: words.acts, found: offeredActs().filter(fits) },
      { title: words.found, found: asked ? this.things : [] },
    ]
    return all.filter(({ found }) => found.length)
  })

  /** Looks for things of the city once typing pauses; the answer stops it. */
  look(): () => void {
    const asked = this.text.trim()
    const timer = setTimeout(async () => {
      const told = await this.find(asked)
      if (asked === this.text.trim()) this.things = told
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }

  run({ key, title, note, address, run }: Found): void {
    recent.value = [{ key, title, note, address }, ...recent.value.filter((other) => other.key !== key)].slice(0, MOST_RECENT)
    this.text = ''
    run()
  }

  /** The map's search, fetched when it is first wanted. */
  private async find(text: string): Promise<Found[]> {
    const [{ find, served }, { noteOf }, { mapWords }] = await Promise.all([
      import('../map/search'), import('../map/found'), import('../map/words'),
    ])
    const said = ({ label }: Alarm) => speech.label({ fr: label['fr'] ?? '', en: label['en'] ?? '' })
    const kind = (name: string) => this.room.kindOf(name)?.label
    const told = await find(text, served(() => this.room.alarms.byId.values(), said))
    return told.map((item) => {
      const note = noteOf(item, kind, speech.of(mapWords).place, (label) => speech.label(label))
      return leading(`${item.group} ${item.key}`, item.title, note, item.address)
    })
  }
}

function leading(key: string, title: string, note: string, address: string): Found {
  return { key, title, note, address, run: () => router.go(address) }
}

/** What was used and can be again, in the words of now. */
function used(): Found[] {
  const known = [...views(), ...offeredActs()]
  const ours = (key: string) => key.startsWith('view ') || key.startsWith('act ')
  return recent.value.flatMap(({ key, title, note, address }) =>
    ours(key) ? (known.find((found) => found.key === key) ?? []) : [leading(key, title, note, address)],
  )
}

function views(): Found[] {
  return offered((permission) => session.may(permission)).map(({ name, title }) => {
    const { key } = viewOf(name)
    return leading(`view ${name}`, speech.label(title), key ? `G ${key.toUpperCase()}` : '', addressOf(name))
  })
}

function offeredActs(): Found[] {
  const open = acts.open((permission) => session.may(permission))
  return open.map(({ name, keys, run }) => ({ key: `act ${name}`, title: name, note: keys?.toUpperCase() ?? '', address: '', run }))
}
