import type { Schemas } from '../api/client'
import { bilingual } from '../words/bilingual'

type Categories = Record<Schemas['Authorisation']['category'], string>

export const categories = bilingual<Categories>(
  {
    municipal: 'Agent de la commune', inter_communal: 'Agent intercommunal', state_service: 'Police, gendarmerie ou douanes',
    fire_service: 'Sapeurs-pompiers',
  },
  {
    municipal: 'Agent of the commune', inter_communal: 'Inter-communal agent', state_service: 'Police, gendarmerie or customs',
    fire_service: 'Fire service',
  },
)

/** The law's refusals, by their codes. */
export const refusals = bilingual<Record<string, string>>(
  {
    unlawful_purpose: 'la finalité n’est pas de celles de la loi', no_reason: 'un motif est demandé',
    camera_not_authorised: 'la caméra n’a pas d’autorisation préfectorale',
    camera_authorisation_expired: 'l’autorisation préfectorale de la caméra est échue',
    not_the_cameras_purpose: 'la caméra n’est pas autorisée pour cette finalité', commune_unknown: 'la commune de la caméra n’est pas connue',
    not_a_person: 'seules des personnes voient des images', no_authorisation: 'aucune habilitation ne vous désigne',
    authorisation_expired: 'votre habilitation n’est pas en vigueur', other_commune: 'votre habilitation ne couvre pas cette commune',
    no_prefect_agreement: 'l’accord du préfet manque', purpose_not_covered: 'votre habilitation ne couvre pas cette finalité',
  },
  {
    unlawful_purpose: 'the purpose is none of the law’s', no_reason: 'a reason is asked for',
    camera_not_authorised: 'the camera has no prefect’s authorisation',
    camera_authorisation_expired: 'the camera’s authorisation by the prefect has ended',
    not_the_cameras_purpose: 'the camera is not authorised for this purpose', commune_unknown: 'the camera’s commune is not known',
    not_a_person: 'only persons see images', no_authorisation: 'no authorisation designates you',
    authorisation_expired: 'your authorisation is not in force', other_commune: 'your authorisation does not cover this commune',
    no_prefect_agreement: 'the prefect’s agreement is missing', purpose_not_covered: 'your authorisation does not cover this purpose',
  },
)

export const video = bilingual(
  {
    parts: { register: 'Registre des images vues', authorisations: 'Habilitations', extracts: 'Extractions' },
    at: 'Quand', agent: 'Agent', camera: 'Caméra', commune: 'Commune', medium: 'Image', purpose: 'Finalité', reason: 'Motif', result: 'Réponse',
    stream: 'flux', snapshot: 'vue fixe', granted: 'montrée', refused: 'refusée', all: 'Tous', from: 'Depuis', to: 'Jusqu’à',
    empty: 'Aucune image n’a été demandée.', under: (category: string) => `au titre : ${category}`,
    category: 'Catégorie', communes: 'Communes', purposes: 'Finalités', order: 'Arrêté de désignation', agreement: 'Accord du préfet',
    starts: 'Du', ends: 'Au (inclus)', state: 'État', inForce: 'en vigueur', ahead: 'à venir', over: 'échue',
    withdrawnBy: (who: string, when: string) => `retirée par ${who}, ${when}`, standing: 'en vigueur', ended: 'terminées', everywhere: 'toutes',
    authorise: 'Nouvelle habilitation…', give: 'Habiliter', withdraw: 'Retirer…', withdrawTitle: (who: string) => `Retirer l’habilitation de ${who}`,
    withdrawHint: 'Plus rien n’est montré à ce titre dès maintenant ; l’habilitation reste à la liste.',
    agentHint: 'le nom du compte de cette personne', communesHint: 'codes INSEE, séparés par des virgules',
    communesFree: 'vide : toutes, pour les services de l’État et de secours', noAuthorisation: 'Personne n’est habilité à voir des images.',
    authority: 'Autorité', officer: 'Officier', unit: 'Unité', requisition: 'Réquisition n°', requisitionHint: 'vide : sans numéro',
    period: 'Enregistré', recordedFrom: 'Enregistré depuis', recordedTo: 'Enregistré jusqu’à', sha256: 'Empreinte SHA-256', file: 'Calculer l’empreinte du fichier remis',
    fileHint: 'Le fichier reste sur ce poste : seule son empreinte est inscrite.', hashing: (part: number) => `calcul : ${part} %`,
    encryption: 'Chiffrement, et pour qui', encryptionHint: 'age, clé publique de la brigade',
    support: 'Support', signature: 'Signature', by: 'Remise par', extract: 'Nouvelle extraction…', enter: 'Inscrire l’extraction',
    noExtract: 'Aucune extraction n’a été remise.', hold: 'Poser un gel légal…',
    see: 'Voir une image…', seeTitle: (name: string) => `Voir ${name}`, ask: 'Voir l’image', askStream: 'Ouvrir le flux',
    entered: 'Toute demande est inscrite au registre, accordée ou refusée (CSI R253-5).', noneAllowed: 'Aucune image de cette caméra ne peut vous être montrée :',
    shownAt: (when: string) => `Image du ${when}`, goes: (seconds: number) => `se ferme dans ${seconds} s`, notKept: 'Cette image n’est gardée nulle part.',
    open: 'Ouvrir dans le serveur vidéo', opensUntil: (when: string) => `Ce lien ouvre jusqu’à ${when}.`, nothing: 'Aucun serveur vidéo n’est réglé (POSTE_SNAPSHOT_URL, POSTE_VIDEO_URL).',
    registerOf: 'Registre de cette caméra', prefect: (ref: string, until: string) => `Autorisation préfectorale ${ref}, jusqu’au ${until}`,
    police: 'Réquisition en direct…', policeTitle: (name: string) => `Réquisition en direct : ${name}`, policeHint:
      'La caméra est tenue au niveau 2 : aucun scénario ne la bouge pendant ce temps ; ensuite elle attend une décision.',
    preset: 'Position', orderedBy: 'Qui demande', channel: 'Par quel moyen', channels: { phone: 'téléphone', radio: 'radio', on_site: 'sur place', writing: 'par écrit' },
    reference: 'Référence', minutes: 'Durée (min)', take: 'Tenir la caméra', taken: 'La caméra est tenue : sa pile de consignes le montre.',
  },
  {
    parts: { register: 'Register of images seen', authorisations: 'Authorisations', extracts: 'Extracts' },
    at: 'When', agent: 'Agent', camera: 'Camera', commune: 'Commune', medium: 'Image', purpose: 'Purpose', reason: 'Reason', result: 'Answer',
    stream: 'stream', snapshot: 'still', granted: 'shown', refused: 'refused', all: 'All', from: 'From', to: 'Until',
    empty: 'No image was asked for.', under: (category) => `as: ${category}`,
    category: 'Category', communes: 'Communes', purposes: 'Purposes', order: 'Designating order', agreement: 'Prefect’s agreement',
    starts: 'From', ends: 'To (included)', state: 'State', inForce: 'in force', ahead: 'to come', over: 'ended',
    withdrawnBy: (who, when) => `withdrawn by ${who}, ${when}`, standing: 'in force', ended: 'ended', everywhere: 'all',
    authorise: 'New authorisation…', give: 'Authorise', withdraw: 'Withdraw…', withdrawTitle: (who) => `Withdraw the authorisation of ${who}`,
    withdrawHint: 'Nothing is shown under it from now on; it stays on the list.',
    agentHint: 'the name of that person’s account', communesHint: 'INSEE codes, separated by commas',
    communesFree: 'empty: all, for state and fire services', noAuthorisation: 'Nobody is authorised to see images.',
    authority: 'Authority', officer: 'Officer', unit: 'Unit', requisition: 'Requisition no.', requisitionHint: 'empty: without a number',
    period: 'Recorded', recordedFrom: 'Recorded from', recordedTo: 'Recorded until', sha256: 'SHA-256 digest', file: 'Reckon the digest of the file handed over',
    fileHint: 'The file stays on this desk: only its digest is entered.', hashing: (part) => `reckoning: ${part} %`,
    encryption: 'How it is encrypted, and for whom', encryptionHint: 'age, the brigade’s public key',
    support: 'Medium', signature: 'Signature', by: 'Handed over by', extract: 'New extract…', enter: 'Enter the extract',
    noExtract: 'No extract was handed over.', hold: 'Place a legal hold…',
    see: 'See an image…', seeTitle: (name) => `See ${name}`, ask: 'See the image', askStream: 'Open the stream',
    entered: 'Every request is entered in the register, granted or refused (CSI R253-5).', noneAllowed: 'No image of this camera can be shown to you:',
    shownAt: (when) => `Image of ${when}`, goes: (seconds) => `closes in ${seconds} s`, notKept: 'This image is kept nowhere.',
    open: 'Open in the video server', opensUntil: (when) => `This link opens until ${when}.`, nothing: 'No video server is set (POSTE_SNAPSHOT_URL, POSTE_VIDEO_URL).',
    registerOf: 'Register of this camera', prefect: (ref, until) => `Prefect’s authorisation ${ref}, until ${until}`,
    police: 'Live request…', policeTitle: (name) => `Live request: ${name}`, policeHint:
      'The camera is held at level 2: no scenario moves it meanwhile; afterwards it waits for a decision.',
    preset: 'Position', orderedBy: 'Who asks', channel: 'By which means', channels: { phone: 'telephone', radio: 'radio', on_site: 'on site', writing: 'in writing' },
    reference: 'Reference', minutes: 'Lasts (min)', take: 'Hold the camera', taken: 'The camera is held: its priority array shows it.',
  },
)
