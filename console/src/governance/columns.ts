/** What the lists of data governance show. */
import type { Schemas } from '../api/client'
import type { Column } from '../table/listing.svelte'
import { speech } from '../words/language.svelte'
import { categories, type Term } from './categories.svelte'
import { governance, holds, reasons } from './words'

export type Certificate = Schemas['Certificate']
export type Hold = Schemas['ShownHold']
export type HeldRow = Schemas['HeldRow']

/** How long, in words: 0 days is for good, or until a person is erased where no setting chooses. */
export function lasting({ days, category }: Term): string {
  const words = speech.of(governance)
  if (days) return words.days(days)
  return category === 'people' ? words.untilErased : words.forGood
}

export function termColumns(): Column<Term>[] {
  const words = speech.of(governance)
  return [
    { name: 'category', title: words.category, text: ({ label }) => speech.label(label) },
    { name: 'holds', title: words.holds, text: ({ holds: told }) => speech.label(told) },
    { name: 'kept', title: words.kept, text: lasting },
    { name: 'cap', title: words.cap, text: ({ cap_days }) => (cap_days === null ? words.noCap : words.days(cap_days)) },
    { name: 'setting', title: words.setting, text: ({ setting, cap_days }) => setting || (cap_days === null ? speech.words.none : words.noSetting) },
    { name: 'article', title: words.article, text: ({ article }) => speech.label(article) },
  ]
}

export function deletionColumns(): Column<Certificate>[] {
  const words = speech.of(governance)
  const total = (of: (part: Schemas['DeletedPart']) => number) => ({ certificate }: Certificate) =>
    speech.number(certificate.deleted.reduce((sum, part) => sum + of(part), 0))
  return [
    { name: 'number', title: words.number, text: ({ certificate }) => String(certificate.number), sort: 'at' },
    { name: 'at', title: words.at, text: ({ certificate }) => speech.instant(certificate.at) },
    { name: 'category', title: words.category, text: ({ certificate }) => categories.of(certificate.category) },
    { name: 'reason', title: words.reason, text: ({ certificate }) => `${speech.of(reasons)[certificate.reason]} (${certificate.article})` },
    { name: 'reference', title: words.reference, text: ({ certificate }) => certificate.reference || speech.words.none },
    { name: 'rows', title: words.rows, number: true, text: total(({ rows }) => rows) },
    { name: 'held', title: words.setAside, number: true, text: total(({ held }) => held) },
  ]
}

export function holdColumns(): Column<Hold>[] {
  const words = speech.of(holds)
  return [
    { name: 'reference', title: words.reference, text: ({ authority, reference }) => `${authority}, ${reference}` },
    { name: 'categories', title: words.categories, text: (hold) => hold.categories.map((name) => categories.of(name)).join(', ') },
    { name: 'assets', title: words.assets, text: ({ assets }) => assets.join(', ') || words.allAssets },
    { name: 'period', title: words.from, text: ({ since, until }) => `${speech.instant(since)} – ${speech.instant(until)}` },
    { name: 'reason', title: words.reason, text: ({ reason }) => reason },
    { name: 'placed', title: words.placed, sort: 'at', text: ({ placed_at, placed_by }) => `${speech.instant(placed_at)}, ${placed_by}` },
    { name: 'held', title: words.held, number: true, text: ({ held_rows }) => speech.number(held_rows) },
    {
      name: 'state', title: words.state,
      text: ({ lifted_at, lifted_by }) => (lifted_at ? words.lifted(lifted_by ?? '', speech.instant(lifted_at)) : words.standing),
    },
  ]
}

export function heldColumns(): Column<HeldRow>[] {
  const words = speech.of(holds)
  return [
    { name: 'at', title: words.at, text: ({ at }) => speech.instant(at), sort: 'at' },
    { name: 'category', title: words.categories, text: ({ category }) => categories.of(category) },
    { name: 'source', title: words.source, text: ({ source }) => source },
    { name: 'asset', title: words.asset, text: ({ asset }) => asset ?? speech.words.none },
    { name: 'body', title: words.body, text: ({ body }) => JSON.stringify(body) },
  ]
}
