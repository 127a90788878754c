/** What is known of the city at one instant, and how a change of the feed alters it: live and past alike. */
import type { Schemas } from '../api/client'
import { AlarmList } from './alarm-list'
import { City, type KindFacts, type MapState } from './city'
import type { Change } from './messages'

export type System = Schemas['System']

export class Picture {
  city: City | null = null
  readonly alarms = new AlarmList()
  systems = $state.raw<ReadonlyMap<string, System>>(new Map())

  /** `past`: a picture of another time than now. */
  constructor(private readonly past = false) {}

  begin(map: MapState, kinds: readonly KindFacts[], systems: readonly System[]): void {
    this.city = new City(map, kinds, this.past)
    this.systems = new Map(systems.map((system) => [system.id, system]))
  }

  apply(change: Change): void {
    this.city?.apply(change)
    this.alarms.apply(change)
    if (change.topic === 'status') this.came(change.key, change.body)
  }

  private came(id: string, { status, at }: { status: 'online' | 'offline'; at: string }): void {
    const known = this.systems.get(id)
    if (known) this.systems = new Map(this.systems).set(id, { ...known, status, status_at: at })
  }
}
