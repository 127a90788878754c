import type { Schemas } from '../api/client'
import { bilingual } from '../words/bilingual'

type Roles = Record<Schemas['Role'], string>
type Permissions = Record<Schemas['Permission'], string>

export const roles = bilingual<Roles>(
  {
    viewer: 'Lecteur', operator: 'Opérateur', shift_supervisor: 'Chef de salle', technician: 'Technicien',
    integrator: 'Intégrateur', data_protection_officer: 'Délégué à la protection des données', administrator: 'Administrateur',
  },
  {
    viewer: 'Viewer', operator: 'Operator', shift_supervisor: 'Shift supervisor', technician: 'Technician',
    integrator: 'Integrator', data_protection_officer: 'Data protection officer', administrator: 'Administrator',
  },
)

export const permissions = bilingual<Permissions>(
  {
    see: 'voir', acknowledge: 'acquitter les alarmes', command: 'commander', command_emergency: 'commander aux niveaux 1 et 2',
    lock_out: 'consigner', freeze: 'geler les commandes', view_cameras: 'voir les caméras, si une habilitation le désigne',
    see_people: 'voir les astreintes', manage_rotas: 'tenir les tours de garde', configure: 'configurer',
    export: 'exporter le registre', audit_read: 'lire le journal d’audit', manage_accounts: 'gérer les comptes',
    govern: 'gouverner les données personnelles',
  },
  {
    see: 'see', acknowledge: 'acknowledge alarms', command: 'command', command_emergency: 'command at levels 1 and 2',
    lock_out: 'lock out', freeze: 'freeze commands', view_cameras: 'see cameras, where an authorisation designates them',
    see_people: 'see who is on call', manage_rotas: 'keep rotas', configure: 'configure', export: 'export the registry',
    audit_read: 'read the audit trail', manage_accounts: 'manage accounts', govern: 'govern personal data',
  },
)

export const accounts = bilingual(
  {
    parts: { accounts: 'Comptes', tokens: 'Jetons d’API', provider: 'Fournisseur d’identité' },
    name: 'Nom', roles: 'Rôles', factor: 'Second facteur', seen: 'Vu', state: 'État', never: 'jamais', active: 'actif',
    disabled: 'désactivé', sealed: 'scellé', unsealed: (since: string) => `descellé le ${since}`,
    mustChange: 'mot de passe à changer', byProvider: 'par le fournisseur d’identité', language: 'Langue',
    proven: 'en place', missing: 'absent', everyone: 'Tous', onlyDisabled: 'désactivés', onlyActive: 'actifs',
    search: 'Chercher', empty: 'Aucun compte de ce nom.', add: 'Nouveau compte…', create: 'Créer le compte', cancel: 'Retour aux comptes',
    sealIt: 'Compte scellé : mot de passe et codes sous enveloppes, et une alarme à chaque usage',
    grants: 'Droits', nothing: 'Aucun droit : ce compte n’ouvre rien.', addGrant: 'Ajouter un rôle', removeGrant: 'Retirer',
    families: 'Familles', zones: 'Secteurs', allFamilies: 'toutes les familles', allZones: 'tout le territoire',
    everywhere: 'partout', within: (zones: string) => `dans ${zones}`, on: (families: string) => `pour ${families}`,
    opens: 'Ouvre', needsFactor: 'Un second facteur est demandé.', save: 'Enregistrer les droits', saved: 'Droits enregistrés : ils comptent dès maintenant.',
    fromGroups: 'Ses droits viennent de ses groupes chez le fournisseur d’identité', groups: 'Groupes',
    disable: 'Désactiver…', enable: 'Réactiver', disableTitle: (name: string) => `Désactiver ${name}`,
    disableHint: 'Toutes ses sessions se ferment. Les jetons créés par cette personne continuent : vérifiez-les.',
    reset: 'Nouveau mot de passe…', resetTitle: (name: string) => `Nouveau mot de passe pour ${name}`,
    resetHint: 'Toutes ses sessions se ferment ; le mot de passe sera à changer à la première connexion.',
    resetFactor: 'Retirer aussi le second facteur (téléphone perdu)', seal: 'Sceller à nouveau…',
    sealHint: 'Un autre mot de passe et d’autres codes, pour deux enveloppes gardées par deux personnes.',
    own: 'Vos propres droits se changent par un autre administrateur.',
    sessions: 'Sessions ouvertes', noSession: 'Aucune session ouverte.', endAll: 'Tout fermer', end: 'Fermer',
    opened: 'Ouverte', address: 'Adresse', browser: 'Navigateur', parked: 'mise en attente', proof: 'Second facteur',
    told: 'À noter maintenant : ce ne sera plus montré', password: 'Mot de passe', recovery: 'Codes de secours', copy: 'Copier',
    copied: 'Copié', kept: 'C’est noté', print: 'Imprimer', createdAt: 'Créé', tokensOf: 'Jetons créés par cette personne',
    gone: 'Ce compte n’existe pas.',
  },
  {
    parts: { accounts: 'Accounts', tokens: 'API tokens', provider: 'Identity provider' },
    name: 'Name', roles: 'Roles', factor: 'Second factor', seen: 'Seen', state: 'State', never: 'never', active: 'active',
    disabled: 'disabled', sealed: 'sealed', unsealed: (since) => `unsealed on ${since}`,
    mustChange: 'password to be changed', byProvider: 'by the identity provider', language: 'Language',
    proven: 'in place', missing: 'missing', everyone: 'All', onlyDisabled: 'disabled', onlyActive: 'active',
    search: 'Find', empty: 'No account of that name.', add: 'New account…', create: 'Create the account', cancel: 'Back to accounts',
    sealIt: 'Sealed account: password and codes in envelopes, and an alarm each time it is used',
    grants: 'Rights', nothing: 'No right: this account opens nothing.', addGrant: 'Add a role', removeGrant: 'Remove',
    families: 'Families', zones: 'Zones', allFamilies: 'all families', allZones: 'the whole territory',
    everywhere: 'everywhere', within: (zones) => `in ${zones}`, on: (families) => `for ${families}`,
    opens: 'Opens', needsFactor: 'A second factor is asked for.', save: 'Save rights', saved: 'Rights saved: they count from now on.',
    fromGroups: 'Their rights come from their groups at the identity provider', groups: 'Groups',
    disable: 'Disable…', enable: 'Enable', disableTitle: (name) => `Disable ${name}`,
    disableHint: 'Every session of theirs ends. Tokens that this person made go on: check them.',
    reset: 'New password…', resetTitle: (name) => `New password for ${name}`,
    resetHint: 'Every session of theirs ends; the password is to be changed at the first sign-in.',
    resetFactor: 'Remove the second factor too (telephone lost)', seal: 'Seal again…',
    sealHint: 'Another password and other codes, for two envelopes kept by two people.',
    own: 'Your own rights are changed by another administrator.',
    sessions: 'Open sessions', noSession: 'No open session.', endAll: 'End all', end: 'End',
    opened: 'Opened', address: 'Address', browser: 'Browser', parked: 'parked', proof: 'Second factor',
    told: 'Note this now: it will not be shown again', password: 'Password', recovery: 'Recovery codes', copy: 'Copy',
    copied: 'Copied', kept: 'I have noted it', print: 'Print', createdAt: 'Created', tokensOf: 'Tokens this person made',
    gone: 'There is no such account.',
  },
)

export const tokens = bilingual(
  {
    name: 'Programme', prefix: 'Préfixe', by: 'Créé par', expires: 'Expire', used: 'Dernier usage', state: 'État', standing: 'en cours',
    expired: 'expiré', revoked: 'révoqué', onlyStanding: 'en cours', onlyEnded: 'terminés', add: 'Nouveau jeton…', create: 'Créer le jeton',
    days: 'Jours de validité (365 au plus)', rotate: 'Renouveler…', revoke: 'Révoquer…', token: 'Jeton',
    rotateTitle: (name: string) => `Renouveler le jeton ${name}`, rotateHint: 'L’ancien texte n’ouvre plus rien dès maintenant.',
    revokeTitle: (name: string) => `Révoquer le jeton ${name}`, revokeHint: 'Le programme qui s’en sert est refusé dès maintenant.',
    hint: 'Un programme n’est pas une personne : il ne voit ni ne bouge aucune caméra, et n’est jamais la seconde personne.',
    header: 'À envoyer dans l’en-tête', empty: 'Aucun jeton.', nameHint: 'ce programme agit sous « token:nom »',
  },
  {
    name: 'Program', prefix: 'Prefix', by: 'Created by', expires: 'Expires', used: 'Last used', state: 'State', standing: 'standing',
    expired: 'expired', revoked: 'revoked', onlyStanding: 'standing', onlyEnded: 'ended', add: 'New token…', create: 'Create the token',
    days: 'Days it lasts (365 at most)', rotate: 'Rotate…', revoke: 'Revoke…', token: 'Token',
    rotateTitle: (name) => `Rotate token ${name}`, rotateHint: 'The former text opens nothing from now on.',
    revokeTitle: (name) => `Revoke token ${name}`, revokeHint: 'The program that uses it is refused from now on.',
    hint: 'A program is not a person: it neither sees nor moves a camera, and is never the second person.',
    header: 'To be sent in the header', empty: 'No token.', nameHint: 'this program acts as “token:name”',
  },
)

export const provider = bilingual(
  {
    off: 'Aucun fournisseur d’identité n’est réglé (POSTE_OIDC_ISSUER).', answers: 'répond', silent: 'ne répond pas',
    hint: 'Ce que donnent les groupes du fournisseur. Qui n’est dans aucun de ces groupes entre sans aucun droit.',
    group: 'Groupe', add: 'Ajouter un groupe', remove: 'Retirer le groupe', save: 'Enregistrer', saved: 'Groupes enregistrés : ils comptent dès maintenant.',
    empty: 'Aucun groupe n’ouvre quoi que ce soit.',
  },
  {
    off: 'No identity provider is set (POSTE_OIDC_ISSUER).', answers: 'answers', silent: 'does not answer',
    hint: 'What the provider’s groups give. Whoever is in none of these groups gets in with no right.',
    group: 'Group', add: 'Add a group', remove: 'Remove the group', save: 'Save', saved: 'Groups saved: they count from now on.',
    empty: 'No group opens anything.',
  },
)
