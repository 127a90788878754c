/** Words of the list of claims. */
import { bilingual } from '../words/bilingual'

export const claims = bilingual(
  {
    asset: 'Équipement', what: 'Commande', value: 'Consigne', level: 'Niveau', holder: 'Titulaire', reason: 'Motif',
    orderedBy: 'Ordonnée par', placed: 'Posée', until: 'Jusqu’à', noEnd: 'sans fin', waits: (at: string) => `à partir de ${at}`,
    anyLevel: 'Tous les niveaux', release: 'Lever', extend: 'Prolonger', extendTitle: (name: string) => `Prolonger : ${name}`,
    more: 'De combien, à partir de maintenant', released: 'Consigne levée.', extended: (at: string) => `Prolongée jusqu’à ${at}.`,
    released_by: (who: string, why: string) => `levée par ${who}${why && ` : ${why}`}`, expired: 'échue',
    replaced: 'remplacée', onlyStanding: 'Actives seulement', empty: 'Aucune consigne active : tout suit son programme.',
  },
  {
    asset: 'Asset', what: 'Command', value: 'Claim', level: 'Level', holder: 'Holder', reason: 'Reason',
    orderedBy: 'Ordered by', placed: 'Placed', until: 'Until', noEnd: 'no end', waits: (at: string) => `from ${at}`,
    anyLevel: 'Every level', release: 'Release', extend: 'Extend', extendTitle: (name: string) => `Extend: ${name}`,
    more: 'By how much, from now', released: 'Claim released.', extended: (at: string) => `Extended until ${at}.`,
    released_by: (who: string, why: string) => `released by ${who}${why && `: ${why}`}`, expired: 'expired',
    replaced: 'replaced', onlyStanding: 'Active only', empty: 'No active claim: everything follows its programme.',
  },
)
