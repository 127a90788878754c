/** The server's API, typed by its contract: who acts and the session's proof go with every request. */
import createClient, { type Middleware } from 'openapi-fetch'
import type { components, paths } from '../generated/api'
import { past } from '../time/past.svelte'
import { time } from '../time/words'
import { speech } from '../words/language.svelte'

export type Schemas = components['schemas']
export type Problem = Schemas['Problem']

export const credentials = { operator: '', csrf: '' }
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A header's characters are bytes: names are written in UTF-8. */
export function asHeader(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text))
}

/** What is asked with a POST and changes nothing but whose screen this is. */
const HARMLESS = /^\/api\/v1\/(assets\/search$|session)/

/** Nothing is ordered from a screen that shows the past. */
const present: Middleware = {
  onRequest({ request }) {
    const harmless = SAFE.has(request.method) || HARMLESS.test(new URL(request.url).pathname)
    if (past.shown && !harmless) throw new Refused(0, 'past', speech.of(time).noOrders)
    return request
  },
}

const identified: Middleware = {
  onRequest({ request }) {
    if (credentials.operator) request.headers.set('Poste-Operator', asHeader(credentials.operator))
    if (credentials.csrf && !SAFE.has(request.method)) request.headers.set('Poste-CSRF', credentials.csrf)
    return request
  },
}

export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? '',
  // Arrays are repeated parameters, as the server reads them.
  querySerializer: { array: { style: 'form', explode: true } },
})
api.use(present, identified)

/** Why the server said no, in its words; the network's silence is told apart. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    /** What else the problem tells: `errors`, `version`, `article`… */
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail)
  }
}

interface Answer<T> {
  data?: T | undefined
  error?: unknown
  response: Response
}

/** What was answered. Throws `Refused`; status 0 where nothing answered. */
export async function answered<T>(asked: Promise<Answer<T>>): Promise<T> {
  const answer = await asked.catch((error: unknown): never => {
    if (error instanceof Refused) throw error
    throw new Refused(0, 'offline', '')
  })
  if (answer.response.ok) return answer.data as T
  const problem = (answer.error ?? {}) as Partial<Problem>
  throw new Refused(answer.response.status, problem.code ?? '', problem.detail ?? '', { ...problem })
}
