import { bilingual } from '../words/bilingual'

export const me = bilingual(
  {
    open: 'Ici, personne n’est demandé : chacun dit son nom (POSTE_ACCESS=open).', rights: 'Vos droits', none: 'Aucun droit.', opens: 'Ils ouvrent',
    until: (when: string) => `Votre session se ferme le ${when}.`, sessions: 'Vos sessions', end: 'Fermer',
    password: 'Changer de mot de passe', passwordDone: 'Mot de passe changé ; vos autres sessions sont fermées.', byProvider: 'Votre mot de passe est celui du fournisseur d’identité.',
    factor: 'Second facteur', factorOn: 'Votre téléphone est associé.', factorOff: 'Aucun téléphone n’est associé.', renew: 'Associer un autre téléphone…',
    factorDone: 'Second facteur en place ; vos autres sessions sont fermées.', language: 'Langue de cet écran', empty: 'Aucune session.',
  },
  {
    open: 'Nobody is asked here: everyone says their name (POSTE_ACCESS=open).', rights: 'Your rights', none: 'No right.', opens: 'They open',
    until: (when) => `Your session ends on ${when}.`, sessions: 'Your sessions', end: 'End',
    password: 'Change the password', passwordDone: 'Password changed; your other sessions ended.', byProvider: 'Your password is the identity provider’s.',
    factor: 'Second factor', factorOn: 'Your telephone is paired.', factorOff: 'No telephone is paired.', renew: 'Pair another telephone…',
    factorDone: 'Second factor in place; your other sessions ended.', language: 'Language of this screen', empty: 'No session.',
  },
)
