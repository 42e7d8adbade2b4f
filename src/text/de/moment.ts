import { formatClock } from '../clock.ts'
import type { momentText } from '../en/moment.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

export const moment: TextsOf<typeof momentText> = {
  title: 'In diesem Moment',
  summary: 'Stoß, Notiz, Schritte',
  burst: 'Stoß',
  rate: 'Mehr Anfragen',
  seconds: 'Für',
  addBurst: 'Stoß jetzt hinzufügen',
  burstHelp:
    'Die Last ist von diesem Moment an so lange höher; ein Eintrag des Protokolls wie jede Änderung.',
  note: 'Notiz',
  noteHelp: 'Bis zu 280 Zeichen über diesen Moment. Der Lauf geht weiter wie zuvor.',
  addNote: 'Notiz hinzufügen',
  noteOf: (time, duration) => `Notiz um ${formatClock(time, duration)}`,
  noteSays: (time, text) => `Notiz um ${formatClock(time)}: „${text}“`,
  notes: 'Notizen',
  steps: 'Gehe zu',
  next: {
    decision: 'Nächste Entscheidung',
    division: 'Nächste Teilung',
    death: 'Nächster Tod einer Zelle',
    breach: 'Nächste Verletzung des Ziels',
  },
  before: {
    decision: 'Entscheidung davor',
    division: 'Teilung davor',
    death: 'Tod einer Zelle davor',
    breach: 'Verletzung des Ziels davor',
  },
  kinds: {
    decision: 'Entscheidung',
    division: 'Teilung',
    death: 'Tod einer Zelle',
    breach: 'Ziel verletzt',
  },
  noneNext: {
    decision: 'Es folgt keine Entscheidung: Dies ist das Ende des Laufs.',
    division: 'Es folgt keine Teilung: Dies ist das Ende des Laufs.',
    death: 'Danach stirbt keine Zelle: Dies ist das Ende des Laufs.',
    breach: 'Das Ziel wird nicht wieder verletzt: Dies ist das Ende des Laufs.',
  },
  noneBefore: {
    decision: 'Vor diesem Moment wurde nichts entschieden.',
    division: 'Vor diesem Moment hat sich keine Zelle geteilt.',
    death: 'Vor diesem Moment ist keine Zelle gestorben.',
    breach: 'Vor diesem Moment wurde das Ziel nicht verletzt.',
  },
  branches: 'Zweige',
  branchCount: (count) => `${n.count(count)} ${count === 1 ? 'Lauf' : 'Läufe'}`,
  aboutBranches:
    'Was in der Vergangenheit getan wird, beginnt einen Zweig; der Lauf, von dem er abgeht, bleibt ganz. Ein Druck zeigt einen zur gezeigten Zeit.',
  original: 'Original',
  fork: (time, duration) => `ab ${formatClock(time, duration)}`,
  shown: 'gezeigt',
  name: 'Name des gezeigten Laufs',
  copyLinkOf: (name) => `Link kopieren: ${name}`,
  linkCopied: 'Der Link dieses Zweigs ist kopiert.',
  noLink: 'Der Link konnte nicht kopiert werden. „Teilen“ zeigt ihn.',
  removeOf: (name) => `Entfernen, mit allem, was daraus gewachsen ist: ${name}`,
}
