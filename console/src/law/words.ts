import type { Schemas } from '../api/client'
import { bilingual } from '../words/bilingual'

type Rights = Record<Schemas['ImageRequest']['right'], string>
type Statuses = Record<Schemas['ImageRequest']['status'], string>
type Deadlines = Record<Schemas['ImageRequest']['deadline'], string>
type Outcomes = Record<NonNullable<Schemas['ImageRequest']['outcome']>, string>
type Grounds = Record<NonNullable<Schemas['ImageRequest']['ground']>, string>
type Risks = Record<Schemas['Assessment']['residual_risk'], string>
type Opinions = Record<Schemas['Assessment']['opinion'], string>

export const rights = bilingual<Rights>(
  { access: 'accès', erasure: 'effacement', restriction: 'limitation', objection: 'opposition' },
  { access: 'access', erasure: 'erasure', restriction: 'restriction', objection: 'objection' },
)

export const statuses = bilingual<Statuses>(
  { received: 'reçue', examining: 'en cours d’examen', answered: 'répondue', refused: 'refusée' },
  { received: 'received', examining: 'being examined', answered: 'answered', refused: 'refused' },
)

export const deadlines = bilingual<Deadlines>(
  { in_time: 'dans les temps', near: 'dans la semaine', overdue: 'en retard', met: 'tenu', missed: 'manqué' },
  { in_time: 'in time', near: 'within the week', overdue: 'overdue', met: 'met', missed: 'missed' },
)

export const outcomes = bilingual<Outcomes>(
  {
    images_shown: 'images montrées', copy_given: 'copie remise', images_erased: 'images effacées', images_restricted: 'images limitées',
    no_image: 'aucune image de cette personne',
  },
  {
    images_shown: 'images shown', copy_given: 'copy given', images_erased: 'images erased', images_restricted: 'images restricted',
    no_image: 'no image of this person',
  },
)

export const grounds = bilingual<Grounds>(
  {
    state_security: 'sûreté de l’État', defence: 'défense', public_safety: 'sécurité publique', judicial_proceedings: 'procédure judiciaire',
    third_parties: 'droits de tiers', no_right_to_object: 'pas de droit d’opposition',
  },
  {
    state_security: 'security of the State', defence: 'defence', public_safety: 'public safety', judicial_proceedings: 'judicial proceedings',
    third_parties: 'rights of third parties', no_right_to_object: 'no right to object',
  },
)

export const requests = bilingual(
  {
    reference: 'Référence', right: 'Droit', person: 'Personne', place: 'Lieu', seen: 'Filmée', due: 'À répondre le', deadline: 'Délai', status: 'État', all: 'Toutes',
    enter: 'Nouvelle demande…', enterAct: 'Inscrire la demande', enterHint: 'Un mois pour répondre (CSI R253-6). Une opposition est refusée d’office : ce droit n’existe pas ici.',
    referenceHint: 'celle du service, qui ne nomme personne', received: 'Reçue le', contact: 'Comment répondre', cameras: 'Caméras', camerasHint: 'identifiants, séparés par des virgules',
    from: 'Filmée depuis', to: 'Filmée jusqu’à', description: 'Signes pour la reconnaître', empty: 'Aucune demande.', back: 'Retour aux demandes',
    examine: 'Examiner', answer: 'Répondre…', answerAct: 'Envoyer la réponse', refuse: 'Refuser…', refuseAct: 'Refuser', final: 'La réponse est définitive.',
    outcome: 'Ce qui fut fait', identity: 'Comment l’identité fut vérifiée', told: 'Réponse', toldFree: 'vide : les mots de la loi', ground: 'Motif légal',
    refuseHint: 'Pour un motif de la loi et aucun autre ; la personne peut saisir la CNIL.', taken: (who: string, when: string) => `Examinée par ${who}, ${when}`,
    closed: (who: string, when: string) => `Close par ${who}, ${when}`, entered: (who: string, when: string) => `Inscrite par ${who}, ${when}`,
  },
  {
    reference: 'Reference', right: 'Right', person: 'Person', place: 'Place', seen: 'Filmed', due: 'To be answered by', deadline: 'Deadline', status: 'State', all: 'All',
    enter: 'New request…', enterAct: 'Enter the request', enterHint: 'A month to answer (CSI R253-6). An objection is refused at once: there is no such right here.',
    referenceHint: 'the office’s own, which names nobody', received: 'Received on', contact: 'How to answer', cameras: 'Cameras', camerasHint: 'identifiers, separated by commas',
    from: 'Filmed from', to: 'Filmed until', description: 'What to know them by', empty: 'No request.', back: 'Back to requests',
    examine: 'Examine', answer: 'Answer…', answerAct: 'Send the answer', refuse: 'Refuse…', refuseAct: 'Refuse', final: 'The answer is final.',
    outcome: 'What was done', identity: 'How their identity was checked', told: 'Answer', toldFree: 'empty: the law’s words', ground: 'Ground in law',
    refuseHint: 'For one of the law’s grounds and no other; the person may turn to the CNIL.', taken: (who, when) => `Examined by ${who}, ${when}`,
    closed: (who, when) => `Closed by ${who}, ${when}`, entered: (who, when) => `Entered by ${who}, ${when}`,
  },
)

export const risks = bilingual<Risks>({ low: 'faible', medium: 'moyen', high: 'élevé' }, { low: 'low', medium: 'medium', high: 'high' })

export const opinions = bilingual<Opinions>(
  { favourable: 'favorable', reserved: 'réservé', unfavourable: 'défavorable' },
  { favourable: 'favourable', reserved: 'reserved', unfavourable: 'unfavourable' },
)

export const assessments = bilingual(
  {
    activity: 'Traitement', reference: 'Référence', done: 'Faite le', risk: 'Risque résiduel', opinion: 'Avis du délégué', remarks: 'Remarques', review: 'À revoir le',
    enter: 'Nouvelle AIPD…', enterAct: 'Inscrire l’AIPD', empty: 'Aucune AIPD (RGPD art. 35).', by: 'Inscrite par', all: 'Tous', title: 'AIPD (art. 35)',
    standing: { not_needed: 'pas demandée', missing: 'à faire', overdue: 'à revoir : échéance passée', on_record: 'faite' },
  },
  {
    activity: 'Activity', reference: 'Reference', done: 'Done on', risk: 'Residual risk', opinion: 'The officer’s opinion', remarks: 'Remarks', review: 'To be reviewed on',
    enter: 'New DPIA…', enterAct: 'Enter the DPIA', empty: 'No DPIA (GDPR art. 35).', by: 'Entered by', all: 'All', title: 'DPIA (art. 35)',
    standing: { not_needed: 'not needed', missing: 'missing', overdue: 'overdue for review', on_record: 'done' },
  },
)
