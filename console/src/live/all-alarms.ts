/** The list of alarms from the server, whole; and the names that the feed does not tell. */
import { answered, api, type Schemas } from '../api/client'
import type { AlarmList, AlarmShown } from './alarm-list'

const PAGE = 1000

export async function allAlarms(): Promise<AlarmShown[]> {
  const found: AlarmShown[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: { limit: number; cursor: string } = { limit: PAGE, cursor }
    const page: Schemas['AlarmPage'] = await answered(api.GET('/api/v1/alarms', { params: { query } }))
    found.push(...page.items)
    cursor = page.next
  }
  return found
}

/** The feed tells which asset an alarm is of, not its name. */
export async function name(alarms: AlarmList): Promise<void> {
  const ids = alarms.nameless().slice(0, PAGE)
  if (ids.length === 0) return
  const assets = ids.map((id) => alarms.byId.get(id)?.asset ?? '')
  const body = { ids: [...new Set(assets)], limit: PAGE }
  const page = await answered(api.POST('/api/v1/assets/search', { body })).catch(() => null)
  const names = new Map(page?.items.map((asset) => [asset.id, asset.name || asset.code || asset.id]))
  ids.forEach((id, n) => alarms.named(id, names.get(assets[n] ?? '') ?? assets[n] ?? id))
}
