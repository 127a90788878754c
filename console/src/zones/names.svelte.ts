/** Every zone by name, for choices and for lists that tell zones by id. */
import { answered, api, type Schemas } from '../api/client'

export type ZoneSummary = Schemas['ZoneSummary']
const PAGE = 1000

export class ZoneNames {
  list = $state.raw<readonly ZoneSummary[]>([])
  private readonly byId = $derived(new Map(this.list.map((zone) => [zone.id, zone])))

  constructor() {
    void this.load()
  }

  /** The name; the id of a zone that is not known. */
  name(id: string): string {
    return this.byId.get(id)?.name ?? id
  }

  async load(): Promise<void> {
    this.list = await allZones().catch(() => this.list)
  }
}

/** Throws `Refused`. */
export async function allZones(): Promise<ZoneSummary[]> {
  const zones: ZoneSummary[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: { limit: number; cursor: string } = { limit: PAGE, cursor }
    const page: Schemas['ZonePage'] = await answered(api.GET('/api/v1/zones', { params: { query } }))
    zones.push(...page.items)
    cursor = page.next
  }
  return zones.sort((a, b) => a.name.localeCompare(b.name))
}
