/** Where this window is: a view and what it shows, written in the address. */
import { placeOf, type Place } from './places'

class Router {
  place = $state.raw<Place>(placeOf(new URL(location.href)))

  /** What of an address stays as one moves on: the instant of the past (time/machine.svelte.ts). */
  keep: (to: URL) => void = () => undefined

  constructor() {
    addEventListener('popstate', () => this.read())
  }

  go(address: string, { replace = false } = {}): void {
    const to = new URL(address, location.href)
    this.keep(to)
    if (to.pathname + to.search === location.pathname + location.search) return
    history[replace ? 'replaceState' : 'pushState'](null, '', to)
    this.read()
  }

  /** A click on a link of ours moves without loading the page again. */
  follow(event: MouseEvent): void {
    const link = (event.target as Element).closest('a')
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    if (!link || !plain || link.target || link.origin !== location.origin || link.pathname.startsWith('/api/')) return
    event.preventDefault()
    this.go(link.pathname + link.search)
  }

  private read(): void {
    this.place = placeOf(new URL(location.href))
  }
}

export const router = new Router()
