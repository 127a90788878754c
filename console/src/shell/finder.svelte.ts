/** What the palette finds for what is typed: views, acts and assets; before anything is, what was used last. */
import { answered, api, type Schemas } from '../api/client'
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
  readonly run: () => void
}

export interface Group {
  readonly title: string
  readonly found: readonly Found[]
}

/** What was used, with its title: an asset's name is not at hand. */
interface Used {
  readonly key: string
  readonly title: string
  readonly note: string
}

const MOST_RECENT = 6
const PAUSE_MS = 150
const SHORTEST = 2
const recent = preference<readonly Used[]>('recent', [])

export class Finder {
  text = $state('')
  private assets = $state.raw<readonly Schemas['Asset'][]>([])

  constructor(private readonly room: Room) {}

  readonly groups: readonly Group[] = $derived.by(() => {
    const words = speech.of(shell)
    const asked = this.text.trim().toLowerCase()
    const fits = ({ title }: Found) => title.toLowerCase().includes(asked)
    const all = [
      { title: words.recent, found: asked ? [] : this.used() },
      { title: words.found, found: this.assets.map((asset) => this.asset(asset)) },
      { title: words.views, found: views().filter(fits) },
      { title: words.acts, found: open().filter(fits) },
    ]
    return all.filter(({ found }) => found.length)
  })

  /** Looks for assets once typing pauses; the answer stops it. */
  look(): () => void {
    const q = this.text.trim()
    if (q.length < SHORTEST) {
      this.assets = []
      return () => undefined
    }
    const timer = setTimeout(async () => {
      const page = await answered(api.POST('/api/v1/assets/search', { body: { q, limit: 8 } })).catch(() => null)
      if (q === this.text.trim()) this.assets = page?.items ?? []
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }

  run({ key, title, note, run }: Found): void {
    recent.value = [{ key, title, note }, ...recent.value.filter((used) => used.key !== key)].slice(0, MOST_RECENT)
    this.text = ''
    run()
  }

  /** What was used and can be again. */
  private used(): Found[] {
    const known = [...views(), ...open()]
    return recent.value.flatMap(({ key, title, note }) => {
      const [kind, id = ''] = key.split(/ (.*)/s)
      if (kind === 'asset') return [{ key, title, note, run: () => router.go(addressOf('map', id)) }]
      return known.find((found) => found.key === key) ?? []
    })
  }

  private asset({ id, name, code, kind }: Schemas['Asset']): Found {
    const label = this.room.kindOf(kind)?.label
    const note = `${label ? speech.label(label) : kind} · ${code || id}`
    return { key: `asset ${id}`, title: name || id, note, run: () => router.go(addressOf('map', id)) }
  }
}

function views(): Found[] {
  return offered((permission) => session.may(permission)).map(({ name, title }) => {
    const { key } = viewOf(name)
    return { key: `view ${name}`, title: speech.label(title), note: key ? `G ${key.toUpperCase()}` : '', run: () => router.go(addressOf(name)) }
  })
}

function open(): Found[] {
  const may = acts.open((permission) => session.may(permission))
  return may.map(({ name, keys, run }) => ({ key: `act ${name}`, title: name, note: keys?.toUpperCase() ?? '', run }))
}
