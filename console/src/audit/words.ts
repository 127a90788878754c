import type { Schemas } from '../api/client'
import { bilingual } from '../words/bilingual'

type Results = Record<Schemas['Entry']['result'], string>
type Ways = Record<Schemas['Entry']['via'], string>

export const results = bilingual<Results>(
  { done: 'fait', refused: 'refusé', unchanged: 'sans effet' },
  { done: 'done', refused: 'refused', unchanged: 'no effect' },
)

export const ways = bilingual<Ways>(
  { api: 'écran ou programme', cli: 'ligne de commande', program: 'Poste de lui-même' },
  { api: 'screen or program', cli: 'command line', program: 'Poste by itself' },
)

export const audit = bilingual(
  {
    at: 'Quand', who: 'Qui', action: 'Acte', subject: 'Sur quoi', result: 'Issue', via: 'Par', empty: 'Aucun acte.', from: 'Depuis',
    to: 'Jusqu’à', all: 'Tous', nobody: 'personne de connu', csv: 'Exporter (CSV)', ndjson: 'Exporter (NDJSON, exact)', entry: (n: number) => `Acte n° ${n}`,
    back: 'Retour au journal', address: 'Adresse', why: 'Motif', details: 'Détails', erased: 'Contenu effacé (l’effacement est lui-même un acte).',
    chain: 'Chaîne', hash: 'Empreinte', previous: 'Empreinte de l’acte précédent', digest: 'Empreinte du contenu',
    verdict: {
      whole: 'Cet acte est tel qu’il fut écrit, et suit l’acte précédent.', changed: 'Cet acte n’est pas tel qu’il fut écrit.',
      broken: 'Cet acte ne suit pas l’acte précédent tel qu’il est maintenant.', first: 'Cet acte est tel qu’il fut écrit ; le précédent n’est plus gardé.',
    },
    proof: 'Vérifié ici. La chaîne entière, avec ses ancres : poste audit verify.', checking: 'Vérification…',
    earlier: 'Acte précédent', later: 'Acte suivant', sameSubject: 'Tous les actes sur ce sujet', sameWho: 'Tous les actes de cette personne',
  },
  {
    at: 'When', who: 'Who', action: 'Act', subject: 'On what', result: 'Outcome', via: 'By', empty: 'No act.', from: 'From',
    to: 'Until', all: 'All', nobody: 'nobody known', csv: 'Export (CSV)', ndjson: 'Export (NDJSON, exact)', entry: (n) => `Act no. ${n}`,
    back: 'Back to the trail', address: 'Address', why: 'Reason', details: 'Details', erased: 'Content erased (erasing it is an act of its own).',
    chain: 'Chain', hash: 'Hash', previous: 'Hash of the act before', digest: 'Digest of the content',
    verdict: {
      whole: 'This act is as it was written, and follows the act before.', changed: 'This act is not as it was written.',
      broken: 'This act does not follow the act before as that is now.', first: 'This act is as it was written; the one before is no longer kept.',
    },
    proof: 'Verified here. The whole chain, with its anchors: poste audit verify.', checking: 'Verifying…',
    earlier: 'Act before', later: 'Act after', sameSubject: 'Every act on this subject', sameWho: 'Every act of this person',
  },
)
