import { describe, expect, it } from 'vitest'
import { Listing, type Column, type Query } from './listing.svelte'

interface Row {
  n: number
}
const columns: Column<Row>[] = [
  { name: 'n', title: 'N', text: ({ n }) => String(n), by: ({ n }) => n },
  { name: 'at', title: 'At', text: () => '', sort: 'at' },
]

/** A server of `count` rows, two a page; `asked` hears each query. */
function listing(count: number, asked: (query: Query) => void = () => undefined): Listing<Row> {
  const ask = async (query: Query) => {
    asked(query)
    const from = Number(query.cursor ?? 0)
    const items = Array.from({ length: Math.min(2, count - from) }, (_, n) => ({ n: from + n }))
    const next = from + 2 < count ? String(from + 2) : null
    return { data: { items, next }, response: new Response() }
  }
  return new Listing<Row>(ask, () => columns)
}

describe('a listing', () => {
  it('grows page by page to its end', async () => {
    const told = listing(3)
    await told.reload()
    expect([told.rows.length, told.next]).toEqual([2, '2'])
    await told.more()
    await told.more()
    expect([told.rows.map(({ n }) => n), told.next]).toEqual([[0, 1, 2], null])
  })

  it('exports what it does not show', async () => {
    const told = listing(5)
    await told.reload()
    expect((await told.everything(() => undefined)).length).toBe(5)
    expect(told.rows.length).toBe(2)
  })

  it('sorts what is whole here, and asks the server for the rest', async () => {
    const queries: Query[] = []
    const told = listing(2, (query) => queries.push(query))
    await told.reload()
    const [n, at] = columns as [Column<Row>, Column<Row>]
    told.sort(n)
    told.sort(n)
    expect(told.shown.map((row) => row.n)).toEqual([1, 0])
    told.sort(at)
    told.sort(at)
    expect(queries.map(({ sort }) => sort)).toEqual([undefined, 'at', '-at'])
  })

  it('does not sort a part of a list as if it were whole', async () => {
    const told = listing(9)
    await told.reload()
    expect(columns.map((column) => told.sorts(column))).toEqual([false, true])
  })

  it('says why it is refused and keeps what it had', async () => {
    const answers = [
      { data: { items: [{ n: 1 }], next: null }, response: new Response() },
      { error: { detail: 'Not yours.', code: 'forbidden' }, response: new Response(null, { status: 403 }) },
    ]
    const told = new Listing<Row>(async () => answers.shift() as never, () => columns)
    await told.reload()
    await told.reload()
    expect([told.refusal, told.rows.length]).toEqual(['Not yours.', 1])
  })
})
