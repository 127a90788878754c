/** Words of the asset panel. */
import { bilingual } from '../words/bilingual'

export const panel = bilingual(
  {
    old: 'Plus de nouvelles : ce qui suit est la dernière valeur reçue, pas l’état présent.',
    unknown: (n: number) => `${n} champ${n > 1 ? 's' : ''} jamais reçu${n > 1 ? 's' : ''}`,
    extend: 'Prolonger', release: 'Lever',
    chart: {
      earlier: 'Plus tôt', later: 'Plus tard', closer: 'Agrandir', wider: 'Réduire', now: 'Maintenant',
      live: 'en direct', between: (from: string, to: string) => `de ${from} à ${to}`,
      keys: 'Molette ou + − : échelle · Maj molette ou ← → : défiler · glisser : agrandir · Origine : maintenant',
      table: 'Tableau des valeurs', at: 'Heure', mean: 'Moyenne', min: 'Min.', max: 'Max.', last: 'Dernière',
      step: (step: string) => `pas : ${step}`,
    },
    changes: 'Historique des changements', more: 'Plus anciens', noChange: 'Aucun changement gardé.',
    register: (n: number) => `fiche modifiée (version ${n})`, deleted: 'fiche supprimée',
    links: 'Fichiers et liens', noLink: 'Aucun lien.',
    linksHint: 'Les fichiers restent dans leur propre système : Poste n’en garde que l’adresse (https).',
    label: 'Intitulé', url: 'Adresse https', add: 'Ajouter', remove: (label: string) => `Retirer ${label}`,
    relations: 'Relations', all: (n: number) => `Tout montrer (${n})`,
    relation: {
      'out feeds': 'Alimente', 'in feeds': 'Alimenté par', 'out carries': 'Raccorde', 'in carries': 'Raccordé par',
      'out controls': 'Pilote', 'in controls': 'Piloté par', 'out part_of': 'Fait partie de', 'in part_of': 'Contient',
      'out views': 'Voit', 'in views': 'Vu par', 'out guides': 'Guide', 'in guides': 'Guidé par', 'out guards': 'Garde',
    } as Record<string, string>,
    port: (port: string) => `(${port})`,
    place: 'Emplacement', centre: 'Centrer la carte', nowhere: 'Sans position', zones: 'Secteurs',
  },
  {
    old: 'No more news: what follows is the last value received, not the present state.',
    unknown: (n: number) => `${n} field${n === 1 ? '' : 's'} never received`,
    extend: 'Extend', release: 'Release',
    chart: {
      earlier: 'Earlier', later: 'Later', closer: 'Zoom in', wider: 'Zoom out', now: 'Now',
      live: 'live', between: (from: string, to: string) => `from ${from} to ${to}`,
      keys: 'Wheel or + −: scale · Shift wheel or ← →: move · drag: zoom in · Home: now',
      table: 'Table of values', at: 'Time', mean: 'Mean', min: 'Min.', max: 'Max.', last: 'Last',
      step: (step: string) => `step: ${step}`,
    },
    changes: 'History of changes', more: 'Earlier', noChange: 'No change is kept.',
    register: (n: number) => `registry changed (version ${n})`, deleted: 'deleted from the registry',
    links: 'Files and links', noLink: 'No link.',
    linksHint: 'Files stay in their own system: Poste keeps only their address (https).',
    label: 'Label', url: 'https address', add: 'Add', remove: (label: string) => `Remove ${label}`,
    relations: 'Relations', all: (n: number) => `Show all (${n})`,
    relation: {
      'out feeds': 'Feeds', 'in feeds': 'Fed by', 'out carries': 'Carries', 'in carries': 'Carried by',
      'out controls': 'Controls', 'in controls': 'Controlled by', 'out part_of': 'Part of', 'in part_of': 'Contains',
      'out views': 'Views', 'in views': 'Viewed by', 'out guides': 'Guides', 'in guides': 'Guided by', 'out guards': 'Guards',
    } as Record<string, string>,
    port: (port: string) => `(${port})`,
    place: 'Place', centre: 'Centre the map', nowhere: 'No position', zones: 'Zones',
  },
)
