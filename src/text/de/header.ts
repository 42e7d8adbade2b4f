import type { headerText } from '../en/header.ts'
import type { TextsOf } from '../messages.ts'

export const header: TextsOf<typeof headerText> = {
  scenario: 'Szenario',
  lesson: 'Lektion',
  lessons: 'Lektionen',
  lessonTitles: {
    'first-division': 'Die erste Teilung',
    'p99-spike': 'Warum schoss p99 hoch, obwohl er reagierte?',
    'five-minutes': 'Fünf Minuten lang schrumpft nichts',
    'dead-band': 'Das tote Band der Toleranz',
    'one-threshold': 'Eine Schwelle passt nicht für jede Größe',
    'cold-start': 'Kaltstart und Panik',
    'retry-storm': 'Der Sturm der Wiederholungen, der bleibt',
    'monday-morning': 'Vier Autoscaler, ein Montagmorgen',
    'make-a-lesson': 'Eine Lektion erstellen',
  },
  ownScenario: 'Eigenes',
  editedScenario: (label) => `${label}, geändert`,
  view: 'Ansicht',
  views: { culture: 'Kultur', lineage: 'Stammbaum' },
  importLong: 'Manifest oder Last importieren',
  importShort: 'Importieren',
  sweep: 'Reihe',
  runs: 'Ihre Läufe',
  compare: 'Zwei Läufe vergleichen',
  help: 'Hilfe',
  rules: 'Regeln und gewählte Zelle',
  share: 'Teilen',
  more: 'Mehr',
  restart: 'Neu beginnen',
  newSeed: 'Neuer Startwert',
  seed: 'Startwert',
  seedHelp:
    'Einen anderen Startwert tippen oder einfügen: dieselben Einstellungen mit anderen Zufällen, von vorn.',
  copySeed: 'Startwert kopieren',
  noSeed: (typed) =>
    `„${typed}“ ist kein Startwert; deshalb wurde nichts geändert. Ein Startwert ist eine ganze Zahl von 0 bis 4294967295.`,
  seedCopied: (seed) => `Der Startwert ${seed} liegt in der Zwischenablage.`,
  seedIs: (seed) => `Der Startwert ist ${seed}.`,
  language: 'Sprache',
  automaticLanguage: 'Wie im Browser',
  languageFailed: (name) =>
    `${name} konnte nicht geladen werden. Versuchen Sie es noch einmal, wenn Sie online sind.`,
  languageMissing: (tag) =>
    `In „${tag}“ gibt es noch keine Texte, deshalb ist die Seite auf Englisch.`,
  openInFull: 'In Digital Mitosis öffnen',
}
