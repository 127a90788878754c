/** The address and what the map shows, each after the other. */
import { untrack } from 'svelte'
import { addressOf } from '../shell/places'
import { router } from '../shell/router.svelte'
import { spelt, tells, type Lens } from './lens.svelte'

export class ViewAddress {
  private written = ''

  constructor(private readonly lens: Lens) {}

  /** The address's query with this map's state in it, and whatever else it says left as it is. */
  get query(): Record<string, string> {
    return { ...Object.fromEntries(router.place.query), ...this.lens.query }
  }

  /** For as long as the component that calls this is shown. */
  follow(): void {
    $effect.pre(() => this.read())
    $effect(() => this.write())
  }

  /** What another wrote is taken up. */
  private read(): void {
    const { query, view } = router.place
    const spelling = spelt(query)
    if (view !== 'map' || !tells(query) || spelling === this.written) return
    this.written = spelling
    untrack(() => this.lens.read(query))
  }

  private write(): void {
    const spelling = spelt(new URLSearchParams(this.lens.query))
    const { query, view, subject } = router.place
    if (view !== 'map' || this.lens.asked || spelling === spelt(query)) return
    this.written = spelling
    router.go(addressOf('map', subject, this.query), { replace: true })
  }
}
