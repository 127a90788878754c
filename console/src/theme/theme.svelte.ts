/** The theme of this screen: dark by default, for a dim room. */
import { preference } from '../preferences/preference'

export type Theme = 'dark' | 'light'
const kept = preference<Theme>('theme', 'dark', (value) => value === 'light' || value === 'dark')

class Look {
  get theme(): Theme {
    return kept.value
  }

  wear(theme: Theme): void {
    kept.value = theme
    this.show()
  }

  show(): void {
    document.documentElement.dataset['theme'] = this.theme
  }
}

export const look = new Look()
