/** An assignment being written, and what is sent of it. */
import { answered, api, type Schemas } from '../api/client'
import { instantOf, writtenLocal } from '../form/local-time'
import { ifMatch } from '../form/saving.svelte'
import { slugOf } from '../form/slug'
import { scopeOf, type Assignment, type Scope } from './columns'

/** `since` and `until` are as the city's clocks show them, empty of none. */
export interface Given {
  readonly scope: Scope
  readonly subject: string
  readonly since: string
  readonly until: string
}

export function givenOf(assignment: Assignment | null, zone: string): Given {
  if (!assignment) return { scope: 'zone', subject: '', since: '', until: '' }
  const scope = scopeOf(assignment)
  const [since, until] = [writtenLocal(assignment.since, zone), writtenLocal(assignment.until, zone)]
  return { scope, subject: assignment[scope] ?? '', since, until }
}

export function bodyOf(programme: string, given: Given, zone: string): Schemas['AssignmentFields'] {
  return {
    programme,
    asset: null,
    tag: null,
    zone: null,
    kind: null,
    [given.scope]: given.subject.trim(),
    since: instantOf(given.since, zone),
    until: instantOf(given.until, zone),
  }
}

/** Create it, or replace `old` as it was read. Throws `Refused`. */
export function assign(body: Schemas['AssignmentFields'], given: Given, old: Assignment | null): Promise<Assignment> {
  if (!old) {
    const id = slugOf(body.programme, given.scope, given.subject, given.since.slice(0, 10))
    return answered(api.POST('/api/v1/programme-assignments', { body: { ...body, id } }))
  }
  const params = { path: { assignment: old.id }, header: ifMatch(old.version) }
  return answered(api.PUT('/api/v1/programme-assignments/{assignment}', { params, body }))
}
