import { bilingual } from '../words/bilingual'

export const audit = bilingual(
  { at: 'Quand', who: 'Qui', action: 'Acte', subject: 'Sur quoi', result: 'Issue', empty: 'Aucun acte.' },
  { at: 'When', who: 'Who', action: 'Act', subject: 'On what', result: 'Outcome', empty: 'No act.' },
)
