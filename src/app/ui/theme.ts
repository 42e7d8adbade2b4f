import { createStore, type StoreApi } from 'zustand/vanilla'
import { readPreference, writePreference } from './preferences.ts'

/** `auto` follows the system. */
export type ThemeChoice = 'auto' | 'dark' | 'light'

export interface ThemeState {
  readonly choice: ThemeChoice
  readonly shown: 'dark' | 'light'
}

/** The theme of the page. */
export interface Theme {
  readonly store: StoreApi<ThemeState>
  /** Takes the other theme; the one that the system prefers is kept as `auto`. */
  toggle(): void
  /** Takes a theme for this visit only, as a link may ask. */
  show(choice: ThemeChoice): void
  destroy(): void
}

const key = 'mitosis.theme'

/** Starts from the stored choice; public/theme.js has already done the same before the first paint. */
export function createTheme(root: HTMLElement = document.documentElement): Theme {
  const system = matchMedia('(prefers-color-scheme: light)')
  const preferred = () => (system.matches ? 'light' : 'dark')
  const resolved = (choice: ThemeChoice): ThemeState => ({
    choice,
    shown: choice === 'auto' ? preferred() : choice,
  })
  const store = createStore<ThemeState>()(() => resolved(choiceOf(readPreference(key))))
  const paint = () => {
    root.dataset.theme = store.getState().shown
  }
  const take = (choice: ThemeChoice) => {
    store.setState(resolved(choice))
    paint()
  }
  const follow = () => take(store.getState().choice)
  system.addEventListener('change', follow)
  paint()
  return {
    store,
    toggle() {
      const other = store.getState().shown === 'dark' ? 'light' : 'dark'
      const choice = other === preferred() ? 'auto' : other
      writePreference(key, choice === 'auto' ? null : choice)
      take(choice)
    },
    show: take,
    destroy: () => system.removeEventListener('change', follow),
  }
}

function choiceOf(stored: string | null): ThemeChoice {
  return stored === 'dark' || stored === 'light' ? stored : 'auto'
}
