import type { Schemas } from '../api/client'
import { bilingual } from '../words/bilingual'

type Lacks = Record<Schemas['CameraStanding']['lacks'][number], string>
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
    camera_not_authorised: 'la caméra n’a pas d’autorisation préfectorale', camera_authorised_too_long: 'l’autorisation préfectorale dépasse cinq ans', masks_not_attested: 'les masques de la caméra ne sont pas attestés',
    camera_authorisation_expired: 'l’autorisation préfectorale de la caméra est échue',
    not_the_cameras_purpose: 'la caméra n’est pas autorisée pour cette finalité', commune_unknown: 'la commune de la caméra n’est pas connue',
    not_a_person: 'seules des personnes voient des images', no_authorisation: 'aucune habilitation ne vous désigne',
    authorisation_expired: 'votre habilitation n’est pas en vigueur', other_commune: 'votre habilitation ne couvre pas cette commune',
    no_prefect_agreement: 'l’accord du préfet manque', purpose_not_covered: 'votre habilitation ne couvre pas cette finalité',
  },
  {
    unlawful_purpose: 'the purpose is none of the law’s', no_reason: 'a reason is asked for',
    camera_not_authorised: 'the camera has no prefect’s authorisation', camera_authorised_too_long: 'the prefect’s authorisation exceeds five years', masks_not_attested: 'the camera’s masks are not attested',
    camera_authorisation_expired: 'the camera’s authorisation by the prefect has ended',
    not_the_cameras_purpose: 'the camera is not authorised for this purpose', commune_unknown: 'the camera’s commune is not known',
    not_a_person: 'only persons see images', no_authorisation: 'no authorisation designates you',
    authorisation_expired: 'your authorisation is not in force', other_commune: 'your authorisation does not cover this commune',
    no_prefect_agreement: 'the prefect’s agreement is missing', purpose_not_covered: 'your authorisation does not cover this purpose',
  },
)

export const video = bilingual(
  {
    parts: {
      register: 'Registre des images vues', authorisations: 'Habilitations', extracts: 'Extractions', cameras: 'Caméras devant la loi', masks: 'Masques',
      signs: 'Panneaux',
    },
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
    support: 'Support', encryption: 'Chiffrement', encryptionHint: 'comment et pour qui ; poste video seal chiffre un fichier (CSI R253-2)', signature: 'Signature', by: 'Remise par', extract: 'Nouvelle extraction…', enter: 'Inscrire l’extraction',
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
    parts: {
      register: 'Register of images seen', authorisations: 'Authorisations', extracts: 'Extracts', cameras: 'Cameras before the law', masks: 'Masks',
      signs: 'Signs',
    },
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
    support: 'Medium', encryption: 'Encryption', encryptionHint: 'how and for whom; poste video seal encrypts a file (CSI R253-2)', signature: 'Signature', by: 'Handed over by', extract: 'New extract…', enter: 'Enter the extract',
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

/** What the law asks of a camera and it has not. */
export const lacks = bilingual<Lacks>(
  {
    authorisation: 'autorisation préfectorale (CSI L252-1)', authorisation_ended: 'autorisation échue (CSI L252-4)',
    authorisation_too_long: 'autorisation de plus de cinq ans (CSI L252-4)', purpose: 'finalité (CSI L251-2)',
    masks: 'masques attestés (CSI L251-3)', sign: 'panneau d’information (CSI R253-6)',
  },
  {
    authorisation: 'prefect’s authorisation (CSI L252-1)', authorisation_ended: 'authorisation ended (CSI L252-4)',
    authorisation_too_long: 'authorisation for more than five years (CSI L252-4)', purpose: 'purpose (CSI L251-2)',
    masks: 'masks attested (CSI L251-3)', sign: 'sign (CSI R253-6)',
  },
)

export const law = bilingual(
  {
    camera: 'Caméra', cameras: 'Caméras', commune: 'Commune', purpose: 'Finalité', authorisation: 'Autorisation', until: (day: string) => `jusqu’au ${day}`,
    checked: 'Vérifié le', signs: 'Panneaux', lacking: 'Il manque', complete: 'rien', all: 'Toutes', onlyLacking: 'à qui il manque quelque chose', noCamera: 'Aucune caméra.',
    masks: 'Ce qui est masqué', document: 'Document', by: 'Par', state: 'État', standing: 'en vigueur', withdrawn: (who: string, when: string) => `retirée par ${who}, ${when}`,
    attest: 'Attester des masques…', attestAct: 'Attester', attestHint: 'Ces caméras ne montrent ni l’intérieur des habitations ni, de façon spécifique, leurs entrées (CSI L251-3).',
    camerasHint: 'identifiants, séparés par des virgules', withdraw: 'Retirer…', withdrawHint: 'Plus personne ne voit ces caméras jusqu’à une nouvelle attestation.', reason: 'Motif',
    noAttestation: 'Aucune attestation.', ended: 'retirés', place: 'Lieu', zone: 'Secteur', since: 'Posé le', sign: 'Nouveau panneau…', signAct: 'Inscrire le panneau', noSign: 'Aucun panneau.',
    signHint: 'Il couvre les caméras nommées, ou celles d’un secteur, ou les deux.', check: 'Vérifié…', checkTitle: (place: string) => `Panneau : ${place}`, checkAct: 'Noter la vérification',
    checkHint: 'Le panneau est en place et lisible.', remove: 'Retiré…', removeAct: 'Noter le retrait', inPlace: 'en place', gone: (who: string, when: string) => `retiré, noté par ${who}, ${when}`, none: 'aucun',
    export: 'Exporter, chiffré…', exportAct: 'Exporter', exportHint: 'Un fichier age que seuls ouvrent les clés nommées, ou la phrase de passe (CSI R253-2). L’export est un acte du journal d’audit.',
    of: 'Contenu', recipients: 'Clés publiques (age1…, ssh-ed25519 …)', recipientsHint: 'une par ligne', passphrase: 'Ou phrase de passe (16 caractères au moins)', exported: (digest: string) => `Exporté. Empreinte du contenu : ${digest}`,
    from: 'Depuis', to: 'Jusqu’à',
  },
  {
    camera: 'Camera', cameras: 'Cameras', commune: 'Commune', purpose: 'Purpose', authorisation: 'Authorisation', until: (day) => `until ${day}`,
    checked: 'Checked on', signs: 'Signs', lacking: 'Lacks', complete: 'nothing', all: 'All', onlyLacking: 'that lack something', noCamera: 'No camera.',
    masks: 'What is masked', document: 'Document', by: 'By', state: 'State', standing: 'standing', withdrawn: (who, when) => `withdrawn by ${who}, ${when}`,
    attest: 'Attest masks…', attestAct: 'Attest', attestHint: 'These cameras show neither the inside of dwellings nor specifically their entrances (CSI L251-3).',
    camerasHint: 'identifiers, separated by commas', withdraw: 'Withdraw…', withdrawHint: 'Nobody sees these cameras until they are attested anew.', reason: 'Reason',
    noAttestation: 'No attestation.', ended: 'withdrawn', place: 'Place', zone: 'Zone', since: 'Up since', sign: 'New sign…', signAct: 'Enter the sign', noSign: 'No sign.',
    signHint: 'It covers the cameras named, or those of a zone, or both.', check: 'Checked…', checkTitle: (place) => `Sign: ${place}`, checkAct: 'Note that it was checked',
    checkHint: 'The sign is in its place, and legible.', remove: 'Gone…', removeAct: 'Note that it is gone', inPlace: 'in place', gone: (who, when) => `gone, noted by ${who}, ${when}`, none: 'none',
    export: 'Export, encrypted…', exportAct: 'Export', exportHint: 'An age file that only the keys named open, or the passphrase (CSI R253-2). The export is an act of the audit trail.',
    of: 'Content', recipients: 'Public keys (age1…, ssh-ed25519 …)', recipientsHint: 'one a line', passphrase: 'Or passphrase (16 characters at least)', exported: (digest) => `Exported. Digest of the content: ${digest}`,
    from: 'From', to: 'Until',
  },
)
