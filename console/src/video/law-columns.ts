/** What the registers that the law asks for show: cameras, masks, signs. */
import type { Schemas } from '../api/client'
import { written } from '../filters/days'
import type { Column } from '../table/listing.svelte'
import { speech } from '../words/language.svelte'
import { lacks, law } from './words'

export type Standing = Schemas['CameraStanding']
export type Attestation = Schemas['Attestation']
export type Sign = Schemas['Sign']

export const namesOf = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean)
const day = (date: string | null) => (date ? written(date, speech.words.locale) : speech.words.none)

export function standingColumns(): Column<Standing>[] {
  const words = speech.of(law)
  return [
    { name: 'camera', title: words.camera, text: ({ camera, name }) => (name ? `${name} (${camera})` : camera), sort: 'at' },
    { name: 'commune', title: words.commune, text: ({ commune }) => commune ?? speech.words.none },
    { name: 'purpose', title: words.purpose, text: ({ purpose }) => purpose || speech.words.none },
    {
      name: 'authorisation', title: words.authorisation,
      text: ({ authorisation_ref, authorisation_expires_on }) =>
        authorisation_ref ? `${authorisation_ref}, ${words.until(day(authorisation_expires_on))}` : speech.words.none,
    },
    { name: 'masks', title: words.checked, text: ({ masks_checked_on }) => day(masks_checked_on) },
    { name: 'signs', title: words.signs, number: true, text: ({ signs }) => speech.number(signs) },
    { name: 'lacks', title: words.lacking, text: (camera) => camera.lacks.map((lack) => speech.of(lacks)[lack]).join(' ; ') || words.complete },
  ]
}

export function attestationColumns(): Column<Attestation>[] {
  const words = speech.of(law)
  return [
    { name: 'cameras', title: words.cameras, text: ({ cameras }) => cameras.join(', ') },
    { name: 'masks', title: words.masks, text: ({ masks }) => masks },
    { name: 'document', title: words.document, text: ({ document }) => document },
    { name: 'checked', title: words.checked, text: ({ checked_on }) => day(checked_on) },
    { name: 'by', title: words.by, sort: 'at', text: ({ attested_by, attested_at }) => `${attested_by}, ${speech.instant(attested_at)}` },
    {
      name: 'state', title: words.state,
      text: ({ withdrawn_at, withdrawn_by, withdraw_reason }) =>
        withdrawn_at ? `${words.withdrawn(withdrawn_by ?? '', speech.instant(withdrawn_at))} : ${withdraw_reason ?? ''}` : words.standing,
    },
  ]
}

export function signColumns(): Column<Sign>[] {
  const words = speech.of(law)
  return [
    { name: 'place', title: words.place, text: ({ place }) => place },
    { name: 'covers', title: words.cameras, text: ({ cameras, zone }) => [...cameras, ...(zone ? [`${words.zone} ${zone}`] : [])].join(', ') },
    { name: 'since', title: words.since, text: ({ since }) => day(since) },
    { name: 'checked', title: words.checked, text: ({ checked_on, checked_by }) => `${day(checked_on)}, ${checked_by}` },
    {
      name: 'state', title: words.state,
      text: ({ removed_at, removed_by, remove_reason }) =>
        removed_at ? `${words.gone(removed_by ?? '', speech.instant(removed_at))} : ${remove_reason ?? ''}` : words.inPlace,
    },
  ]
}
