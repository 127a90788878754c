import { bilingual } from '../words/bilingual'

export const desk = bilingual(
  {
    handOver: 'Passer la main', handTitle: 'Passer la main', here: 'En attente à ce poste', since: (text: string) => `parti il y a ${text}`,
    comeBack: 'Reprendre', by: 'Avec', password: 'mot de passe', code: 'code de l’application', resume: (name: string) => `Reprendre la main : ${name}`,
    another: 'Quelqu’un d’autre…', anotherHint: 'Votre session reste en attente ici : vous y revenez par votre mot de passe ou un code.',
    nobody: 'Personne d’autre n’attend à ce poste.', provider: 'Se connecter par le fournisseur d’identité',
    providerSilent: (why: string) => `Le fournisseur d’identité ne répond pas (${why}) : un compte de Poste ouvre toujours.`,
    or: 'ou', nothing: 'Vous êtes connecté, mais rien ne vous est ouvert ici.', nothingHint: 'Demandez à un administrateur de Poste de donner un droit à l’un de vos groupes ou à votre compte.',
    signOut: 'Se déconnecter',
  },
  {
    handOver: 'Hand over', handTitle: 'Hand over', here: 'Waiting at this desk', since: (text) => `left ${text} ago`,
    comeBack: 'Come back', by: 'With', password: 'password', code: 'authenticator’s code', resume: (name) => `Come back: ${name}`,
    another: 'Somebody else…', anotherHint: 'Your session waits here: you come back to it by your password or a code.',
    nobody: 'Nobody else waits at this desk.', provider: 'Sign in through the identity provider',
    providerSilent: (why) => `The identity provider does not answer (${why}): an account of Poste’s own opens all the same.`,
    or: 'or', nothing: 'You are signed in, but nothing is open to you here.', nothingHint: 'Ask an administrator of Poste to give a right to one of your groups, or to your account.',
    signOut: 'Sign out',
  },
)
