/** One list of the server as a table shows it: pages, order, and everything for an export. */
import { answered } from '../api/client'
import { whyOf } from '../shell/notices.svelte'

export interface Page<Row> {
  readonly items: Row[]
  readonly next: string | null
}

export interface Query {
  readonly limit: number
  readonly cursor?: string
  /** As the server sorts: a column's `sort`, `-` before it for the last first. */
  readonly sort?: string
}

export interface Column<Row> {
  readonly name: string
  readonly title: string
  /** As it is shown, printed and exported. */
  readonly text: (row: Row) => string
  /** What the server sorts this column by. */
  readonly sort?: string
  /** What a whole list is sorted by here, where the server does not. */
  readonly by?: (row: Row) => string | number
  readonly number?: boolean
}

/** Asks the server; `answered` unwraps what openapi-fetch promises. */
export type Ask<Row> = (query: Query) => Parameters<typeof answered<Page<Row>>>[0]
const PAGE = 100
const EXPORT_PAGE = 1000

export class Listing<Row> {
  rows = $state.raw<Row[]>([])
  next = $state<string | null>(null)
  busy = $state(false)
  loaded = $state(false)
  refusal = $state('')
  /** The column sorted by, and which way; empty: as the server gives them. */
  sorted = $state('')
  descending = $state(false)
  private asked = 0

  constructor(
    private readonly ask: Ask<Row>,
    private readonly columns: () => readonly Column<Row>[],
  ) {}

  readonly shown: Row[] = $derived.by(() => {
    const column = this.columns().find(({ name }) => name === this.sorted)
    if (!column?.by || column.sort) return this.rows
    const { by } = column
    const order = (a: Row, b: Row) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0)
    return [...this.rows].sort(this.descending ? (a, b) => order(b, a) : order)
  })

  /** Whether a click sorts: the server can, or all is here. */
  sorts(column: Column<Row>): boolean {
    return column.sort !== undefined || (column.by !== undefined && this.next === null)
  }

  sort(column: Column<Row>): void {
    this.descending = this.sorted === column.name && !this.descending
    this.sorted = column.name
    if (column.sort) void this.reload()
  }

  /** The first page again; what is shown stays until it comes. */
  async reload(): Promise<void> {
    await this.load((page) => (this.rows = page.items))
  }

  async more(): Promise<void> {
    if (this.next) await this.load((page) => (this.rows = [...this.rows, ...page.items]), this.next)
  }

  /** Every row there is, page after page. Throws `Refused`. */
  async everything(told: (count: number) => void): Promise<Row[]> {
    const rows: Row[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Page<Row> = await answered(this.ask(this.query(EXPORT_PAGE, cursor)))
      rows.push(...page.items)
      cursor = page.next
      told(rows.length)
    }
    return rows
  }

  /** Only the last asked counts: an earlier answer may come later. */
  private async load(take: (page: Page<Row>) => void, cursor = ''): Promise<void> {
    const turn = (this.asked += 1)
    this.busy = true
    try {
      const page = await answered(this.ask(this.query(PAGE, cursor)))
      if (turn !== this.asked) return
      take(page)
      this.next = page.next
      this.refusal = ''
    } catch (error) {
      if (turn === this.asked) this.refusal = whyOf(error)
    } finally {
      if (turn === this.asked) this.busy = false
      this.loaded = true
    }
  }

  private query(limit: number, cursor: string): Query {
    const sort = this.columns().find(({ name }) => name === this.sorted)?.sort
    return {
      limit,
      ...(cursor && { cursor }),
      ...(sort && { sort: this.descending ? `-${sort}` : sort }),
    }
  }
}
