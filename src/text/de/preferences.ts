import type { preferencesText } from '../en/preferences.ts'
import type { TextsOf } from '../messages.ts'

export const preferences: TextsOf<typeof preferencesText> = {
  title: 'Einstellungen',
  theme: 'Design',
  themes: {
    auto: 'Wie das System',
    dark: 'Fluoreszenz',
    light: 'Karmin-Tafel',
    projector: 'Projektor',
    contrast: 'Hoher Kontrast',
  },
  themeNotes: {
    auto: 'dunkel, hell oder hoher Kontrast',
    dark: 'dunkel',
    light: 'hell',
    projector: 'weiß, groß',
    contrast: 'schwarz, kräftige Linien',
  },
  motion: 'Bewegung',
  motions: { auto: 'System', full: 'Voll', reduced: 'Reduziert' },
  hand: 'Linke Hand',
  handHelp: 'Spiegelt die Seite: Die Leiste steht links, die Steuerung am Telefon andersherum.',
  shortcuts: 'Tastenkürzel mit einer Taste',
  shortcutsHelp:
    'Buchstaben wirken, solange die Kultur den Fokus hat. Beim Diktieren besser ausschalten.',
}
