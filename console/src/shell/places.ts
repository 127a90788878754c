/** Addresses of this screen: a view and what it shows. */

import { VIEWS, type View } from './views'

export interface Place {
  readonly view: View | null
  /** The asset, alarm or other thing the address names; empty: none. */
  readonly subject: string
  readonly query: URLSearchParams
}

/** `/` is the map; an address that is no view has `view` null. */
export function placeOf(address: URL): Place {
  const [first = '', ...rest] = address.pathname.split('/').filter(Boolean).map(decodeURIComponent)
  const view = first === '' ? 'map' : (VIEWS.find(({ name }) => name === first)?.name ?? null)
  return { view, subject: rest.join('/'), query: address.searchParams }
}

export function addressOf(view: View, subject = '', query: Record<string, string> = {}): string {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString()
  return `/${view}${subject && `/${encodeURIComponent(subject)}`}${asked && `?${asked}`}`
}
