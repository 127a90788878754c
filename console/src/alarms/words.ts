/** Words of the alarms' desk, of its sound, and of floods. */
import { bilingual } from '../words/bilingual'

const some = (n: number, one: string, more: string) => `${n.toLocaleString('fr-FR')} ${n > 1 ? more : one}`
const several = (n: number, one: string, more: string) => `${n.toLocaleString('en-GB')} ${n === 1 ? one : more}`

export const alarms = bilingual(
  {
    tab: {
      standing: 'En cours', shelved: 'En veille', suppressed_by_design: 'Inhibées', out_of_service: 'Hors service',
    },
    tabs: 'Listes d’alarmes',
    act: {
      acknowledge: 'Acquitter', reset: 'Réarmer', shelve: 'Mettre en veille', suppress: 'Inhiber',
      remove: 'Mettre hors service', unshelve: 'Sortir de veille', unsuppress: 'Rétablir', restore: 'Remettre en service',
      assign: 'Attribuer', comment: 'Commenter',
    },
    command: 'Commander les équipements…',
    fold: 'Replier', unfold: 'Déplier',
    group: 'Grouper par',
    groups: { none: 'rien', cause: 'nature', system: 'système', family: 'famille' },
    noSystem: 'sans système',
    until: (at: string) => `jusqu’à ${at}`,
    asideFor: { cause: 'conséquence', maintenance: 'en maintenance', operator: 'par un opérateur' } as Record<string, string>,
    chattering: 'battante', delayed: 'tardive', times: (n: number) => `${n} fois`,
    parent: 'Voir la cause',
    children: (n: number) => some(n, 'conséquence repliée', 'conséquences repliées'),
    emptyTab: 'Aucune alarme dans cette liste.',
    keys: 'J K : parcourir · → ← : déplier, replier · X : choisir · A : acquitter · R : réarmer · V : veille · I : inhiber · H : hors service · U : reprendre · T : attribuer · C : commenter · O : commander · M : couper le son · Entrée : carte',
    transition: {
      raised: 'apparue', acknowledged: 'acquittée', returned: 'revenue', closed: 'close', shelved: 'mise en veille',
      unshelved: 'sortie de veille', suppressed: 'inhibée', unsuppressed: 'rétablie', out_of_service: 'mise hors service',
      in_service: 'remise en service', commented: 'commentée', assigned: 'attribuée', folded: 'repliée sous sa cause',
    } as Record<string, string>,
    assignedTo: (who: string) => `à ${who}`,
    sound: {
      silence: 'Couper le son',
      mute: 'Rendre muet',
      unmute: 'Rétablir le son',
      ready: 'Son prêt',
      ringing: (priority: string) => `Sonne : ${priority}`,
      muted: 'Son coupé à ce poste',
      waiting: 'Son en attente',
      waitingWhy: 'Le navigateur n’émet aucun son avant un premier geste dans cette fenêtre.',
    },
    flood: (n: number) => `Avalanche d’alarmes : ${some(n, 'alarme', 'alarmes')} à acquitter`,
    floodSince: (at: string, text: string) => `depuis ${at} (${text})`,
    floodWhat: 'Plus de dix alarmes en dix minutes par opérateur : traitez par cause.',
    floodShow: 'Voir par nature',
  },
  {
    tab: {
      standing: 'Standing', shelved: 'Shelved', suppressed_by_design: 'Suppressed', out_of_service: 'Out of service',
    },
    tabs: 'Lists of alarms',
    act: {
      acknowledge: 'Acknowledge', reset: 'Reset', shelve: 'Shelve', suppress: 'Suppress',
      remove: 'Put out of service', unshelve: 'Unshelve', unsuppress: 'Unsuppress', restore: 'Put in service',
      assign: 'Assign', comment: 'Comment',
    },
    command: 'Command the assets…',
    fold: 'Fold', unfold: 'Unfold',
    group: 'Group by',
    groups: { none: 'nothing', cause: 'kind of alarm', system: 'system', family: 'family' },
    noSystem: 'no system',
    until: (at: string) => `until ${at}`,
    asideFor: { cause: 'consequence', maintenance: 'in maintenance', operator: 'by an operator' } as Record<string, string>,
    chattering: 'chattering', delayed: 'late', times: (n: number) => `${n} times`,
    parent: 'Show the cause',
    children: (n: number) => several(n, 'folded consequence', 'folded consequences'),
    emptyTab: 'No alarm in this list.',
    keys: 'J K: move · → ←: unfold, fold · X: select · A: acknowledge · R: reset · V: shelve · I: suppress · H: out of service · U: take back · T: assign · C: comment · O: command · M: silence · Enter: map',
    transition: {
      raised: 'raised', acknowledged: 'acknowledged', returned: 'returned', closed: 'closed', shelved: 'shelved',
      unshelved: 'unshelved', suppressed: 'suppressed', unsuppressed: 'unsuppressed', out_of_service: 'put out of service',
      in_service: 'put in service', commented: 'commented', assigned: 'assigned', folded: 'folded under its cause',
    } as Record<string, string>,
    assignedTo: (who: string) => `to ${who}`,
    sound: {
      silence: 'Silence',
      mute: 'Mute',
      unmute: 'Unmute',
      ready: 'Sound ready',
      ringing: (priority: string) => `Rings: ${priority}`,
      muted: 'Muted at this desk',
      waiting: 'Sound waiting',
      waitingWhy: 'The browser makes no sound before a first gesture in this window.',
    },
    flood: (n: number) => `Alarm flood: ${several(n, 'alarm', 'alarms')} to acknowledge`,
    floodSince: (at: string, text: string) => `since ${at} (${text})`,
    floodWhat: 'Over ten alarms in ten minutes per operator: deal with causes.',
    floodShow: 'Show by kind',
  },
)
