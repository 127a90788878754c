/** The alarms' desk: what is listed, where the cursor is, what is chosen, and what is done to it. */
import { inOrder, type Alarm } from '../live/alarm-list'
import type { Room } from '../live/room.svelte'
import { preference } from '../preferences/preference'
import { addressOf, type Place } from '../shell/places'
import { router } from '../shell/router.svelte'
import { speech } from '../words/language.svelte'
import { ACTS, type Act, type Report } from './acts'
import { Aside } from './aside.svelte'
import { filtersOf, NONE, passes, queryOf, type Filters } from './filters'
import { rowsOf, stepped, type Row } from './rows'
import { alarms as words } from './words'

const kept = preference<Partial<Filters>>('alarms', {})

export class Desk {
  filters = $state.raw<Filters>(NONE)
  cursor = $state('')
  chosen = $state.raw<ReadonlySet<string>>(new Set())
  readonly aside = new Aside()

  constructor(private readonly room: Room) {
    this.filters = filtersOf(router.place.query, kept.value)
    this.cursor = router.place.subject
    void this.aside.show(this.filters.tab)
  }

  /** Those of the list looked at that pass the filters, the gravest first. */
  readonly listed: Alarm[] = $derived.by(() => {
    void this.room.alarmsVersion
    const all = this.filters.tab === 'standing' || this.room.past !== null ? this.room.alarms.byId.values() : this.aside.rows
    return inOrder([...all].filter((alarm) => passes(alarm, this.filters)))
  })

  readonly rows: Row[] = $derived(rowsOf(this.listed, this.aside.unfolded, this.groupOf()))

  /** What an act is done to: the chosen ones, else the one under the cursor. */
  readonly subjects: Alarm[] = $derived.by(() => {
    const shown = this.rows.flatMap((row) => (row.type === 'alarm' ? [row.alarm] : []))
    const those = shown.filter((alarm) => this.chosen.has(alarm.id))
    return those.length ? those : shown.filter((alarm) => alarm.id === this.cursor)
  })

  get filtered(): boolean {
    const { text, priorities, onlyOpen } = this.filters
    return text !== '' || priorities.length > 0 || onlyOpen
  }

  /** Other filters, from now on and the next time. */
  filter(change: Partial<Filters>): void {
    this.filters = { ...this.filters, ...change }
    if (change.tab) this.chosen = new Set()
    kept.value = { ...this.filters, tab: 'standing' }
    void this.aside.show(this.filters.tab)
    this.write()
  }

  /** The address is another: of a link, or of going back. */
  follow({ subject, query }: Place): void {
    this.cursor = subject
    const asked = filtersOf(query, this.filters)
    if (JSON.stringify(asked) === JSON.stringify({ ...this.filters })) return
    this.filters = asked
    void this.aside.show(asked.tab)
  }

  show(id: string): void {
    this.cursor = id
    this.write()
  }

  /** Move the cursor; the position of its row, -1: there is none. */
  move(by: 1 | -1): number {
    const to = stepped(this.rows, this.cursor, by)
    const row = this.rows[to]
    if (row?.type === 'alarm') this.show(row.key)
    return to
  }

  /** Unfold or fold what is under the cursor; from a consequence, folding goes to its cause. */
  unfold(open: boolean): void {
    const alarm = this.rows.flatMap((row) => (row.type === 'alarm' && row.key === this.cursor ? [row.alarm] : []))[0]
    if (!alarm || this.room.past !== null) return
    if (open && alarm.folded) void this.aside.unfold(alarm.id)
    else if (!open && this.aside.unfolded.has(alarm.id)) this.aside.fold(alarm.id)
    else if (!open && alarm.parent) this.show(alarm.parent)
  }

  toggle(id: string): void {
    const chosen = new Set(this.chosen)
    if (!chosen.delete(id)) chosen.add(id)
    this.chosen = chosen
  }

  chooseAll(all: boolean): void {
    this.chosen = new Set(all ? this.listed.map((alarm) => alarm.id) : [])
  }

  /** Throws `Refused`. */
  async act(act: Act, text: string, minutes: number): Promise<Report> {
    const ids = this.subjects.map((alarm) => alarm.id)
    const report = await ACTS[act].give({ ids, text, until: this.room.now + minutes * 60_000 })
    this.chosen = new Set()
    return report
  }

  private write(): void {
    router.go(addressOf('alarms', this.cursor, queryOf(this.filters)), { replace: true })
  }

  private groupOf(): ((alarm: Alarm) => string) | null {
    const { group } = this.filters
    if (group === 'none') return null
    if (group === 'system') return (alarm) => alarm.system ?? speech.of(words).noSystem
    if (group === 'cause') return ({ label }) => speech.label({ fr: label['fr'] ?? '', en: label['en'] ?? '' })
    return (alarm) => {
      const family = this.room.kindOf(alarm.kind)?.family ?? alarm.kind
      return speech.words.family[family] ?? family
    }
  }
}
