/** The language of this screen, and what is written by its rules: numbers, dates in the territory's zone, units. */
import type { Spelling } from '../asset/fields'
import type { Bilingual } from './bilingual'
import { preference } from '../preferences/preference'
import { en } from './en'
import { fr, type Words } from './fr'
import { coded, type Coded, type Vocabularies } from './vocabularies'

export type Language = 'fr' | 'en'
export interface Label {
  fr: string
  en: string
}

const CATALOGUES: Record<Language, Words> = { fr, en }
const spoken = (value: unknown) => value === 'fr' || value === 'en'
const kept = preference<Language | null>('language', null, spoken)

class Speech {
  timezone = $state('Europe/Paris')
  /** What the server calls the codes that are of no one kind. */
  vocabularies = $state.raw<Vocabularies>({})
  private offered = $state<Language>('fr')

  get language(): Language {
    return kept.value ?? this.offered
  }

  readonly words: Words & Coded = $derived(coded(CATALOGUES[this.language], this.vocabularies, this.language))

  /** A feature's own words, in the language of now. */
  of<Catalogue>(words: Bilingual<Catalogue>): Catalogue {
    return words[this.language]
  }

  speak(language: Language): void {
    kept.value = language
  }

  /** How values are written now. */
  get spelling(): Spelling {
    const { yes, no, none } = this.words
    return { yes, no, none, number: (value) => this.number(value), label: (label) => this.label(label) }
  }

  /** The language of an account, for who has chosen none here. */
  offer(language: string | null): void {
    if (spoken(language)) this.offered = language as Language
  }

  label(label: Label): string {
    return label[this.language]
  }

  number(value: number, digits = 2): string {
    return value.toLocaleString(this.words.locale, { maximumFractionDigits: digits })
  }

  /** Time of day, with the date where it is another day. */
  instant(at: string | number | Date, now = Date.now()): string {
    const day = (when: Date | number) => this.written(when, { dateStyle: 'short' })
    const when = new Date(at)
    const time = this.written(when, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
    return day(when) === day(now) ? time : `${day(when)} ${time}`
  }

  clock(now: number): string {
    return this.written(now, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
  }

  date(now: number): string {
    return this.written(now, { weekday: 'short', day: 'numeric', month: 'short' })
  }

  private written(when: Date | number, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.words.locale, { ...options, timeZone: this.timezone }).format(when)
  }
}

export const speech = new Speech()
