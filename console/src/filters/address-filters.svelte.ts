/** What a list is asked for, written in the address: a link to it shows the same. */
import { addressOf } from '../shell/places'
import { router } from '../shell/router.svelte'
import type { View } from '../shell/views'

export class AddressFilters<Name extends string> {
  constructor(
    private readonly view: View,
    private readonly names: readonly Name[],
    /** The part of the view that the list is in. */
    private readonly part = '',
  ) {}

  /** As typed; empty: not asked for. */
  of(name: Name): string {
    return router.place.query.get(name) ?? ''
  }

  /** Those asked for. */
  get now(): Partial<Record<Name, string>> {
    const found = this.names.map((name) => [name, this.of(name)] as const).filter(([, value]) => value !== '')
    return Object.fromEntries(found) as Partial<Record<Name, string>>
  }

  set(name: Name, value: string): void {
    const wanted: Record<string, string> = { part: this.part, ...this.now, [name]: value.trim() }
    router.go(addressOf(this.view, '', wanted), { replace: true })
  }
}
