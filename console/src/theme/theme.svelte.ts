/** The theme of this screen: dark by default, for a dim room. */
export type Theme = 'dark' | 'light'
const KEPT = 'poste.theme'

class Look {
  theme = $state<Theme>(localStorage.getItem(KEPT) === 'light' ? 'light' : 'dark')

  wear(theme: Theme): void {
    this.theme = theme
    localStorage.setItem(KEPT, theme)
    document.documentElement.dataset['theme'] = theme
  }
}

export const look = new Look()
