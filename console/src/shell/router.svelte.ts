/** Where this window is: a view and what it shows, written in the address. */

export const VIEWS = ['map', 'alarms', 'systems', 'programmes', 'audit', 'wall'] as const
export type View = (typeof VIEWS)[number]

export interface Place {
  readonly view: View | null
  /** The asset, alarm or other thing the address names; empty: none. */
  readonly subject: string
  readonly query: URLSearchParams
}

/** `/` is the map; an address that is no view has `view` null. */
export function placeOf(address: URL): Place {
  const [first = '', ...rest] = address.pathname.split('/').filter(Boolean).map(decodeURIComponent)
  const view = first === '' ? 'map' : (VIEWS.find((item) => item === first) ?? null)
  return { view, subject: rest.join('/'), query: address.searchParams }
}

export function addressOf(view: View, subject = '', query: Record<string, string> = {}): string {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString()
  return `/${view}${subject && `/${encodeURIComponent(subject)}`}${asked && `?${asked}`}`
}

class Router {
  place = $state.raw<Place>(placeOf(new URL(location.href)))

  constructor() {
    addEventListener('popstate', () => this.read())
  }

  go(address: string, { replace = false } = {}): void {
    if (address === location.pathname + location.search) return
    history[replace ? 'replaceState' : 'pushState'](null, '', address)
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
