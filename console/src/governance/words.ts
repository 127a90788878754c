import type { Schemas } from '../api/client'
import { bilingual } from '../words/bilingual'

type Reasons = Record<Schemas['Certified']['reason'], string>

export const reasons = bilingual<Reasons>(
  { term: 'durée échue', erasure: 'effacement demandé', hold_lifted: 'gel légal levé' },
  { term: 'term over', erasure: 'erasure asked for', hold_lifted: 'legal hold lifted' },
)

export const governance = bilingual(
  {
    parts: {
      terms: 'Durées de conservation', register: 'Registre des traitements', deletions: 'Certificats d’effacement', holds: 'Gels légaux',
      person: 'Une personne', requests: 'Demandes sur des images', assessments: 'AIPD', open: 'Données ouvertes',
    },
    category: 'Catégorie', holds: 'Ce qui est gardé', kept: 'Gardé ici', cap: 'Au plus', article: 'Article', setting: 'Réglage', days: (n: number) => `${n} jours`,
    forGood: 'sans terme', untilErased: 'jusqu’à l’effacement de la personne', noCap: 'pas de plafond légal', noSetting: 'la loi ne laisse pas le choix',
    capHint: 'Aucun réglage ne dépasse un plafond légal : Poste refuse de démarrer.', all: 'Toutes', from: 'Depuis', to: 'Jusqu’à',
    number: 'N°', at: 'Certifié', reason: 'Pourquoi', rows: 'Lignes', reference: 'Référence', noDeletion: 'Rien n’a encore été effacé.',
    certificate: (n: number) => `Certificat n° ${n}`, back: 'Retour', what: 'Quoi', first: 'De', last: 'À', setAside: 'mises de côté sous un gel légal',
    signed: 'Signature', key: 'Clé publique', previous: 'Empreinte du certificat précédent',
    verdict: {
      whole: 'Signé par cette clé, et suit le certificat précédent.', changed: 'La signature ne va pas avec ce qui est écrit : le certificat fut modifié.',
      broken: 'Ce certificat ne suit pas le précédent tel qu’il est maintenant.', first: 'Signé par cette clé ; c’est le premier certificat.',
    },
    keyHint: 'Comparez la clé avec celle gardée ailleurs : poste audit key. Tous les certificats : poste data verify.', checking: 'Vérification…',
  },
  {
    parts: {
      terms: 'How long things are kept', register: 'Register of processing', deletions: 'Certificates of deletion', holds: 'Legal holds',
      person: 'A person', requests: 'Requests about images', assessments: 'DPIA', open: 'Open data',
    },
    category: 'Category', holds: 'What is kept', kept: 'Kept here', cap: 'At most', article: 'Article', setting: 'Setting', days: (n) => `${n} days`,
    forGood: 'for good', untilErased: 'until the person is erased', noCap: 'no legal cap', noSetting: 'the law leaves no choice',
    capHint: 'No setting goes beyond a legal cap: Poste refuses to start.', all: 'All', from: 'From', to: 'Until',
    number: 'No.', at: 'Certified', reason: 'Why', rows: 'Rows', reference: 'Reference', noDeletion: 'Nothing was deleted yet.',
    certificate: (n) => `Certificate no. ${n}`, back: 'Back', what: 'What', first: 'From', last: 'To', setAside: 'set aside under a legal hold',
    signed: 'Signature', key: 'Public key', previous: 'Digest of the certificate before',
    verdict: {
      whole: 'Signed with this key, and follows the certificate before.', changed: 'The signature does not fit what is written: the certificate was changed.',
      broken: 'This certificate does not follow the one before as that is now.', first: 'Signed with this key; it is the first certificate.',
    },
    keyHint: 'Compare the key with the one kept elsewhere: poste audit key. All certificates: poste data verify.', checking: 'Verifying…',
  },
)

export const holds = bilingual(
  {
    place: 'Poser un gel légal…', act: 'Poser le gel', authority: 'Autorité', reference: 'Référence', reason: 'Motif', categories: 'Catégories', assets: 'Équipements',
    assetsHint: 'identifiants, séparés par des virgules ; demandés pour les mesures, positions et cumuls', from: 'Données depuis', to: 'Données jusqu’à',
    placed: 'Posé', by: 'Par', held: 'Mises de côté', state: 'État', standing: 'en cours', lifted: (who: string, when: string) => `levé par ${who}, ${when}`,
    lift: 'Lever…', liftTitle: (reference: string) => `Lever le gel ${reference}`, liftHint: 'Ce qui fut mis de côté est effacé et certifié : remettez-le avant.',
    liftReason: 'Motif de la levée', empty: 'Aucun gel légal.', rows: (n: number) => `Lignes mises de côté (${n})`, source: 'Source', at: 'Quand', asset: 'Équipement', body: 'Contenu',
    noRow: 'Rien n’a encore été mis de côté : les données sont encore à leur place.', all: 'Tous', ended: 'levés', back: 'Retour aux gels', allAssets: 'tous',
  },
  {
    place: 'Place a legal hold…', act: 'Place the hold', authority: 'Authority', reference: 'Reference', reason: 'Reason', categories: 'Categories', assets: 'Assets',
    assetsHint: 'identifiers, separated by commas; asked for with readings, positions and roll-ups', from: 'Data from', to: 'Data until',
    placed: 'Placed', by: 'By', held: 'Set aside', state: 'State', standing: 'standing', lifted: (who, when) => `lifted by ${who}, ${when}`,
    lift: 'Lift…', liftTitle: (reference) => `Lift hold ${reference}`, liftHint: 'What was set aside is deleted and certified: hand it over before.',
    liftReason: 'Reason for lifting', empty: 'No legal hold.', rows: (n) => `Rows set aside (${n})`, source: 'Source', at: 'When', asset: 'Asset', body: 'Content',
    noRow: 'Nothing was set aside yet: the data is still in its place.', all: 'All', ended: 'lifted', back: 'Back to holds', allAssets: 'all',
  },
)

export const person = bilingual(
  {
    name: 'Nom, tel que Poste l’a', nameHint: 'quelle que soit sa casse ; les homonymes sont à départager avant d’effacer', reference: 'Référence de la demande',
    referenceHint: 'seule à figurer au journal d’audit et au certificat', find: 'Chercher (RGPD art. 15)', found: (n: number) => `${n} lignes nomment cette personne`,
    nothing: 'Rien ne nomme cette personne.', source: 'Source', rows: 'Lignes', save: 'Enregistrer pour la personne (JSON)', erase: 'Effacer cette personne…',
    eraseTitle: (name: string) => `Effacer ${name}`, eraseHint: 'Compte, sessions, astreinte et ce que d’autres ont écrit d’elle disparaissent (RGPD art. 17). On n’y revient pas.',
    again: 'Saisissez son nom pour confirmer', differs: 'Ce n’est pas le même nom.', done: 'Effacement fait', erased: 'Effacées', keptRows: 'Gardées', why: 'Pourquoi', told: 'Cette recherche est un acte du journal d’audit.',
    sources: {
      accounts: 'Compte', sessions: 'Sessions', tokens_created: 'Jetons créés', people_on_call: 'Astreinte', calls: 'Appels', escalations_answered: 'Appels répondus',
      on_call_codes: 'Codes d’astreinte', claims: 'Consignes', requests: 'Demandes', lockouts: 'Consignations', freezes: 'Gels des commandes', alarms: 'Alarmes',
      alarm_steps: 'Actes sur alarmes', alarm_overrides: 'Réglages d’alarmes', video_authorisations: 'Habilitations vidéo', images_seen: 'Images vues',
      extracts: 'Extractions', field_credentials: 'Identifiants de terrain', legal_holds: 'Gels légaux', acts: 'Ses actes', acts_about: 'Actes qui la nomment', journal: 'Journal',
    } as Record<string, string>,
  },
  {
    name: 'Name, as Poste has it', nameHint: 'whatever its case; tell homonyms apart before erasing', reference: 'Reference of the request',
    referenceHint: 'all that the audit trail and the certificate will tell', find: 'Search (GDPR art. 15)', found: (n) => `${n} rows name this person`,
    nothing: 'Nothing names this person.', source: 'Source', rows: 'Rows', save: 'Save for the person (JSON)', erase: 'Erase this person…',
    eraseTitle: (name) => `Erase ${name}`, eraseHint: 'Account, sessions, on-call entry and what others wrote of them go (GDPR art. 17). There is no way back.',
    again: 'Type their name to confirm', differs: 'This is not the same name.', done: 'Erased', erased: 'Erased', keptRows: 'Kept', why: 'Why', told: 'This search is an act of the audit trail.',
    sources: {
      accounts: 'Account', sessions: 'Sessions', tokens_created: 'Tokens made', people_on_call: 'On call', calls: 'Calls', escalations_answered: 'Calls answered',
      on_call_codes: 'On-call codes', claims: 'Claims', requests: 'Requests', lockouts: 'Lockouts', freezes: 'Command freezes', alarms: 'Alarms',
      alarm_steps: 'Acts on alarms', alarm_overrides: 'Alarm settings', video_authorisations: 'Video authorisations', images_seen: 'Images seen',
      extracts: 'Extracts', field_credentials: 'Field credentials', legal_holds: 'Legal holds', acts: 'Their acts', acts_about: 'Acts that name them', journal: 'Journal',
    },
  },
)

export const register = bilingual(
  {
    title: 'Registre des activités de traitement (RGPD art. 30)', controller: 'Responsable', contact: 'Délégué à la protection des données', notSet: 'non réglé (POSTE_CONTROLLER, POSTE_DATA_PROTECTION_CONTACT)',
    transfers: 'Transferts hors de l’Union', security: 'Sécurité (art. 32)', purposes: 'Finalités', basis: 'Base légale', people: 'Personnes concernées', data: 'Données', recipients: 'Destinataires', kept: 'Conservation',
    print: 'Imprimer', markdown: 'Document (Markdown)',
  },
  {
    title: 'Register of processing (GDPR art. 30)', controller: 'Controller', contact: 'Data protection officer', notSet: 'not set (POSTE_CONTROLLER, POSTE_DATA_PROTECTION_CONTACT)',
    transfers: 'Transfers to third countries', security: 'Security (art. 32)', purposes: 'Purposes', basis: 'Legal basis', people: 'People', data: 'Data', recipients: 'Recipients', kept: 'Kept',
    print: 'Print', markdown: 'Document (Markdown)',
  },
)

export const opened = bilingual(
  {
    hint: 'Publié à qui veut, sans compte, sous la Licence Ouverte 2.0 ; POSTE_OPEN_DATA choisit. Rien de personnel ne peut l’être.', none: 'Rien n’est publié ici (POSTE_OPEN_DATA).',
    collection: 'Collection', description: 'Description', files: 'Fichiers', catalogue: 'Catalogue (DCAT-AP)',
  },
  {
    hint: 'Published to anybody, without an account, under the Licence Ouverte 2.0; POSTE_OPEN_DATA chooses. Nothing personal can be.', none: 'Nothing is published here (POSTE_OPEN_DATA).',
    collection: 'Collection', description: 'Description', files: 'Files', catalogue: 'Catalogue (DCAT-AP)',
  },
)
