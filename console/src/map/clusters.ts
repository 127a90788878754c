/** What a city seen from afar is drawn as: the assets of one cell of a grid together, with the gravest alarm among them. */
import { CALLS, RANKS, rankOf } from './look'
import * as mercator from './mercator'
import { BYTES, SHOWN, STATE, type Columns } from './columns'

/** Nearer than this every asset is drawn by itself. */
export const CLUSTERED_BELOW = 14
/** Fewer than this in one cell are drawn by themselves. */
export const FEWEST = 4
const CELL_PX = 72

export interface Cluster {
  count: number
  /** Assets with an alarm, the rank of the gravest (look.ts), and whether any waits to be acknowledged. */
  alarms: number
  rank: number
  calls: boolean
  /** The middle of its members and the box around them, in mercator units. */
  x: number
  y: number
  west: number
  north: number
  east: number
  south: number
}

/** Clusters of what is shown at a zoom, and by position whether an asset is in one; none when near. */
export function clustersOf(columns: Columns, zoom: number): { found: Cluster[]; member: Uint8Array } {
  const member = new Uint8Array(columns.length)
  if (zoom >= CLUSTERED_BELOW) return { found: [], member }
  const cells = new Map<number, Cluster>()
  const keys = new Float64Array(columns.length).fill(Number.NaN)
  const size = CELL_PX / mercator.worldSize(Math.floor(zoom))
  for (let n = 0; n < columns.length; n++) {
    const x = columns.x[n] ?? Number.NaN
    const y = columns.y[n] ?? Number.NaN
    if (Number.isNaN(x) || !((columns.looks[n * BYTES + STATE] ?? 0) & SHOWN)) continue
    const key = Math.floor(y / size) * 2 ** 26 + Math.floor(x / size)
    keys[n] = key
    let cell = cells.get(key)
    if (!cell) cells.set(key, (cell = { count: 0, alarms: 0, rank: 0, calls: false, x: 0, y: 0, west: x, north: y, east: x, south: y }))
    take(cell, x, y, columns.looks[n * BYTES] ?? 0)
  }
  for (let n = 0; n < columns.length; n++) member[n] = (cells.get(keys[n] ?? Number.NaN)?.count ?? 0) >= FEWEST ? 1 : 0
  const found = [...cells.values()].filter((cell) => cell.count >= FEWEST)
  for (const cell of found) [cell.x, cell.y] = [cell.x / cell.count, cell.y / cell.count]
  return { found, member }
}

/** The gravest first, then the largest. */
export function gravestFirst(clusters: readonly Cluster[]): Cluster[] {
  return [...clusters].sort((a, b) => b.rank - a.rank || Number(b.calls) - Number(a.calls) || b.count - a.count)
}

/** The priority of a rank; null for no alarm. */
export function priorityOf(rank: number): keyof typeof RANKS | null {
  return (Object.keys(RANKS) as (keyof typeof RANKS)[]).find((name) => RANKS[name] === rank) ?? null
}

function take(cell: Cluster, x: number, y: number, look: number): void {
  cell.count += 1
  cell.x += x
  cell.y += y
  if (x < cell.west) cell.west = x
  if (x > cell.east) cell.east = x
  if (y < cell.north) cell.north = y
  if (y > cell.south) cell.south = y
  const rank = rankOf(look)
  if (rank === 0) return
  cell.alarms += 1
  cell.rank = Math.max(cell.rank, rank)
  cell.calls ||= (look & CALLS) !== 0
}
