/** Words of one feature in both languages, in its own folder: `words.ts` beside the views that say them. */

/** The French is what is written; the English has its shape (words/words.test.ts compares every folder's). */
export interface Bilingual<Catalogue> {
  readonly fr: Catalogue
  readonly en: Catalogue
}

export function bilingual<Catalogue>(fr: Catalogue, en: Catalogue): Bilingual<Catalogue> {
  return { fr, en }
}
