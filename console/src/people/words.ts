import type { Schemas } from '../api/client'
import { bilingual } from '../words/bilingual'

type Levels = Record<Schemas['AtLevel']['level'], string>
type States = Record<Schemas['Escalation']['state'], string>
type Sent = Record<Schemas['Notification']['state'], string>

export const levels = bilingual<Levels>(
  { level_1: 'Premier niveau', level_2: 'Second niveau', officer: 'Élu d’astreinte' },
  { level_1: 'First level', level_2: 'Second level', officer: 'Elected officer' },
)

export const states = bilingual<States>(
  { waiting: 'en attente', calling: 'appelle', answered: 'répondu', stopped: 'arrêté', exhausted: 'tous appelés en vain' },
  { waiting: 'waiting', calling: 'calling', answered: 'answered', stopped: 'stopped', exhausted: 'all called in vain' },
)

export const sent = bilingual<Sent>(
  { queued: 'en file', delivered: 'remise', dead: 'abandonnée' },
  { queued: 'queued', delivered: 'delivered', dead: 'given up' },
)

export const people = bilingual(
  {
    parts: { oncall: 'D’astreinte', people: 'Personnes', rotas: 'Tours de garde', escalations: 'Appels', notifications: 'Notifications', receivers: 'Destinataires' },
    service: 'Service', level: 'Niveau', person: 'Personne', nobody: 'personne', phone: 'Téléphone', email: 'Courriel', webhook: 'Adresse d’appel', name: 'Nom', from: 'Depuis', to: 'Jusqu’à',
    gaps: (n: number) => `Sans personne d’astreinte dans les quatre semaines (${n})`, noGap: 'Quelqu’un est d’astreinte à chaque niveau pendant quatre semaines.', noRota: 'Aucun tour de garde.',
    add: 'Nouvelle personne…', edit: 'Modifier…', remove: 'Supprimer…', removeTitle: (name: string) => `Supprimer ${name}`, removeHint: 'Il n’en reste rien, et un trou où un tour de garde la nommait.', save: 'Enregistrer', noPerson: 'Aucune personne.',
    turns: 'Tours', exceptions: 'Échanges', weekly: (names: string, day: string, hour: string) => `${names}, une semaine chacun depuis le ${day}, relève à ${hour}`, swap: 'Échange…', swapAct: 'Inscrire l’échange', swapHint: 'Un échange ou une absence l’emporte sur les tours.', absent: 'personne (absence)', reason: 'Motif',
    alarm: 'Alarme', asset: 'Équipement', state: 'État', started: 'Commencé', calls: 'Appels', said: 'Dit', answer: 'Réponse reçue…', answerAct: 'Inscrire la réponse', answerTitle: (service: string) => `Réponse d’astreinte : ${service}`, who: 'Qui a répondu', all: 'Tous', noEscalation: 'Aucun appel.',
    receiver: 'Destinataire', channel: 'Par', address: 'Adresse', enabled: 'Actif', queued: 'En file depuis', attempts: 'Essais', detail: 'Détail', transition: 'Passage', replay: 'Renvoyer', replayed: 'Renvoyée.', noNotification: 'Aucune notification.', noReceiver: 'Aucun destinataire.', test: 'Essayer', tested: (state: string, detail: string) => `Essai : ${state}${detail && ` (${detail})`}`,
  },
  {
    parts: { oncall: 'On call', people: 'People', rotas: 'Rotas', escalations: 'Calls', notifications: 'Notifications', receivers: 'Receivers' },
    service: 'Service', level: 'Level', person: 'Person', nobody: 'nobody', phone: 'Telephone', email: 'E-mail', webhook: 'Call address', name: 'Name', from: 'From', to: 'Until',
    gaps: (n) => `Nobody on call within four weeks (${n})`, noGap: 'Somebody is on call at each level for four weeks.', noRota: 'No rota.',
    add: 'New person…', edit: 'Edit…', remove: 'Delete…', removeTitle: (name) => `Delete ${name}`, removeHint: 'Nothing of them stays, and a gap where a rota named them.', save: 'Save', noPerson: 'No person.',
    turns: 'Turns', exceptions: 'Exchanges', weekly: (names, day, hour) => `${names}, a week each from ${day}, handover at ${hour}`, swap: 'Exchange…', swapAct: 'Enter the exchange', swapHint: 'An exchange or a leave wins over turns.', absent: 'nobody (leave)', reason: 'Reason',
    alarm: 'Alarm', asset: 'Asset', state: 'State', started: 'Started', calls: 'Calls', said: 'Said', answer: 'Answer received…', answerAct: 'Enter the answer', answerTitle: (service) => `On-call answer: ${service}`, who: 'Who answered', all: 'All', noEscalation: 'No call.',
    receiver: 'Receiver', channel: 'By', address: 'Address', enabled: 'Enabled', queued: 'Queued since', attempts: 'Attempts', detail: 'Detail', transition: 'Transition', replay: 'Send again', replayed: 'Sent again.', noNotification: 'No notification.', noReceiver: 'No receiver.', test: 'Try', tested: (state, detail) => `Trial: ${state}${detail && ` (${detail})`}`,
  },
)
