/** What the lists of accounts, sessions and tokens show. */
import type { Schemas } from '../api/client'
import type { Column } from '../table/listing.svelte'
import { speech } from '../words/language.svelte'
import { offers } from './offers.svelte'
import { accounts, tokens } from './words'

export type Account = Schemas['Account']
export type Session = Schemas['OpenSession']
export type Token = Schemas['ShownToken']

/** In words, the gravest first. */
export function stateOf(account: Account): string {
  const words = speech.of(accounts)
  const found = [
    account.disabled && words.disabled,
    account.unsealed_since && words.unsealed(speech.instant(account.unsealed_since)),
    account.sealed && !account.unsealed_since && words.sealed,
    account.must_change && !account.sealed && words.mustChange,
    account.identity_provider && words.byProvider,
  ].filter((state) => typeof state === 'string')
  return found.join(', ') || words.active
}

export function accountColumns(): Column<Account>[] {
  const words = speech.of(accounts)
  return [
    { name: 'name', title: words.name, text: ({ name, display_name }) => (display_name ? `${name} (${display_name})` : name) },
    { name: 'roles', title: words.roles, text: ({ grants }) => offers.sentences(grants) || speech.words.none },
    { name: 'factor', title: words.factor, text: ({ second_factor }) => (second_factor ? words.proven : words.missing) },
    {
      name: 'seen', title: words.seen, by: ({ last_seen_at }) => last_seen_at ?? '',
      text: ({ last_seen_at }) => (last_seen_at ? speech.instant(last_seen_at) : words.never),
    },
    { name: 'state', title: words.state, text: stateOf },
  ]
}

export function sessionColumns(): Column<Session>[] {
  const words = speech.of(accounts)
  return [
    { name: 'opened', title: words.opened, by: ({ created_at }) => created_at, text: ({ created_at }) => speech.instant(created_at) },
    { name: 'seen', title: words.seen, by: ({ seen_at }) => seen_at, text: ({ seen_at }) => speech.instant(seen_at) },
    { name: 'address', title: words.address, text: ({ address }) => address },
    { name: 'browser', title: words.browser, text: ({ agent }) => agent.slice(0, 80) },
    { name: 'proof', title: words.proof, text: ({ proven_twice }) => (proven_twice ? speech.words.yes : speech.words.no) },
    { name: 'state', title: words.state, text: ({ parked_at }) => (parked_at ? `${words.parked} ${speech.instant(parked_at)}` : words.active) },
  ]
}

export function tokenState({ revoked_at, expires_at }: Token, now: number): string {
  const words = speech.of(tokens)
  if (revoked_at) return `${words.revoked} ${speech.instant(revoked_at)}`
  return Date.parse(expires_at) <= now ? words.expired : words.standing
}

export function tokenColumns(now: () => number): Column<Token>[] {
  const words = speech.of(tokens)
  return [
    { name: 'name', title: words.name, by: ({ name }) => name, text: ({ name }) => name },
    { name: 'prefix', title: words.prefix, text: ({ prefix }) => `poste_${prefix}_…` },
    { name: 'grants', title: speech.of(accounts).grants, text: ({ grants }) => offers.sentences(grants) || speech.words.none },
    { name: 'by', title: words.by, by: ({ created_by }) => created_by, text: ({ created_by }) => created_by },
    { name: 'expires', title: words.expires, by: ({ expires_at }) => expires_at, text: ({ expires_at }) => speech.instant(expires_at) },
    {
      name: 'used', title: words.used, by: ({ used_at }) => used_at ?? '',
      text: ({ used_at }) => (used_at ? speech.instant(used_at) : speech.of(accounts).never),
    },
    { name: 'state', title: words.state, text: (token) => tokenState(token, now()) },
  ]
}
