import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ThemeName } from '#app/stage/palette.ts'
import { readPreference, writePreference } from './preferences.ts'

/** `auto` follows the system. */
export type ThemeChoice = 'auto' | ThemeName

export interface ThemeState {
  readonly choice: ThemeChoice
  readonly shown: ThemeName
  /** How many times larger the page is drawn. */
  readonly zoom: number
}

/** The theme of the page. */
export interface Theme {
  readonly store: StoreApi<ThemeState>
  /** Takes and keeps a theme; `auto` follows the system again. */
  choose(choice: ThemeChoice): void
  /** Takes the theme after the one shown, as the key T does. */
  next(): void
  /** Takes a theme for this visit only, as a link may ask. */
  show(choice: ThemeChoice): void
  destroy(): void
}

const key = 'mitosis.theme'

/** Every theme, in the order in which the key T walks them. */
export const themeNames: readonly ThemeName[] = ['dark', 'light', 'projector', 'contrast']

/** Starts from the link or the stored choice; public/theme.js has done the same before the first paint. */
export function createTheme(
  fragment: string = location.hash,
  root: HTMLElement = document.documentElement,
): Theme {
  const light = matchMedia('(prefers-color-scheme: light)')
  const more = matchMedia('(prefers-contrast: more)')
  const preferred = (): ThemeName => (more.matches ? 'contrast' : light.matches ? 'light' : 'dark')
  const resolved = (choice: ThemeChoice): ThemeState => {
    const shown = choice === 'auto' ? preferred() : choice
    return { choice, shown, zoom: zoomFor(shown) }
  }
  const store = createStore<ThemeState>()(() =>
    resolved(askedIn(fragment) ?? choiceOf(readPreference(key))),
  )
  const paint = ({ shown, zoom }: ThemeState) => {
    root.dataset.theme = shown
    root.style.setProperty('--zoom', String(zoom))
  }
  const take = (choice: ThemeChoice) => {
    // Who hears of the new theme measures a page that already has it.
    const next = resolved(choice)
    paint(next)
    store.setState(next)
  }
  const choose = (choice: ThemeChoice) => {
    writePreference(key, choice === 'auto' ? null : choice)
    take(choice)
  }
  const follow = () => take(store.getState().choice)
  light.addEventListener('change', follow)
  more.addEventListener('change', follow)
  window.addEventListener('resize', follow)
  paint(store.getState())
  return {
    store,
    choose,
    next() {
      const place = themeNames.indexOf(store.getState().shown)
      choose(themeNames[(place + 1) % themeNames.length] ?? 'dark')
    },
    show: take,
    destroy() {
      light.removeEventListener('change', follow)
      more.removeEventListener('change', follow)
      window.removeEventListener('resize', follow)
    },
  }
}

/**
 * How many times larger the page is drawn. On a projector 12 px of the page are at least 1/45 of the
 * picture's height, 24 px at 1080p, but a window smaller than 960 by 540 keeps its size.
 */
function zoomFor(theme: ThemeName): number {
  if (theme !== 'projector') return 1
  return Math.max(1, Math.min(innerWidth / 960, innerHeight / 540))
}

/** The theme that a link asks for, or null; what is wrong in it is told when it is read as a whole. */
function askedIn(fragment: string): ThemeChoice | null {
  const asked = /[#&]theme=(\w+)(?![^&])/u.exec(fragment)?.[1] ?? null
  return asked === 'auto' ? asked : (themeNames.find((name) => name === asked) ?? null)
}

function choiceOf(stored: string | null): ThemeChoice {
  return themeNames.find((name) => name === stored) ?? 'auto'
}
