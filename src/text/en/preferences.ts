import { area } from '../messages.ts'

/** What a visitor prefers: theme, language, motion, hand, keys. */
export const preferencesText = area('preferences', {
  title: 'Preferences',
  theme: 'Theme',
  themes: {
    auto: 'As the system',
    dark: 'Fluorescence',
    light: 'Carmine plate',
    projector: 'Projector',
    contrast: 'High contrast',
  },
  themeNotes: {
    auto: 'dark, light or high contrast',
    dark: 'dark',
    light: 'light',
    projector: 'white, large',
    contrast: 'black, strong lines',
  },
  motion: 'Motion',
  motions: { auto: 'System', full: 'Full', reduced: 'Reduced' },
  hand: 'Left hand',
  handHelp:
    'Mirrors the page: the rail stands at the left, the transport of a phone the other way round.',
  shortcuts: 'Single-key shortcuts',
  shortcutsHelp: 'Letters act while the culture has the focus. Switch them off when you dictate.',
})
