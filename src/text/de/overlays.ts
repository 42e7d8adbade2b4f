import { formatClock } from '../clock.ts'
import type { overlaysText } from '../en/overlays.ts'
import type { TextsOf } from '../messages.ts'
import { n, spokenTime } from './grammar.ts'

export const overlays: TextsOf<typeof overlaysText> = {
  brokenRule: 'Die Simulation hat eine ihrer eigenen Regeln gebrochen',
  stopped: 'Die Simulation ist stehen geblieben',
  stoppedAt: (time, duration) =>
    `Bei ${formatClock(time, duration)} simulierter Zeit. Von Ihren Einstellungen ist nichts verloren.`,
  restart: 'Neu beginnen',
  goBefore: (time, duration) => `Zurück zu ${formatClock(time, duration)}`,
  copyLink: 'Link dorthin kopieren',
  linkCopied: 'Der Link zum Fehler liegt in der Zwischenablage.',
  copyReport: 'Bericht kopieren',
  reportCopied: 'Der Bericht liegt in der Zwischenablage.',
  nothingGrows: 'Noch wächst nichts',
  nothingGrowsHelp: 'Es kommt keine Anfrage. Zeichnen Sie Last und sehen Sie, was sie bewirkt.',
  drawLoad: 'Last zeichnen',
  asleep: (time, duration) =>
    `Bei ${formatClock(time, duration)} angehalten, solange nichts zu sehen ist`,
  playOn: 'Weiter abspielen',
  offline: 'Keine Verbindung.',
  offlineHelp:
    'Der Lauf wird auf diesem Gerät berechnet und geht weiter. Teile der Seite, die noch nicht offen waren, können fehlen.',
  linkUnreadable: 'Dieser Link ist nicht lesbar',
  startFresh: 'Mit der Welle beginnen',
  goOn: 'Beim jetzigen Lauf bleiben',
  pasteAgain: 'Noch einmal einfügen oder eine Datei öffnen',
  checking: 'Der Lauf wird mit dem des Absenders verglichen …',
  identical: 'Geprüft: derselbe Lauf wie beim Absender. Unter „Teilen“ steht der Prüfschein.',
  different:
    'Dieser Lauf weicht von dem des Absenders ab, obwohl das Programm dasselbe ist. Bitte schicken Sie uns den Link.',
  motionReduced: 'Weniger Bewegung.',
  motionHelp: 'Der Fluss erscheint als Zahlen an Pfeilen.',
  playMotion: 'Bewegung zeigen',
  dismiss: 'Schließen',
  moreNotices: (others) => `${n.count(others)} weitere ${others === 1 ? 'Meldung' : 'Meldungen'}`,
  replaying: (target, duration) =>
    `${spokenTime(target)} Last werden wiederholt, bis ${formatClock(target, duration)}`,
  replayingTo: (target, duration) => `Wiederholung bis ${formatClock(target, duration)}`,
  heavy: 'Das ist ein schwerer Lauf',
  heavyMeans: (attempts) =>
    `Bis zu ${n.tick(attempts)} Anfragen samt den wiederholten. Jede davon wird auf diesem Gerät berechnet; der Lauf kann Minuten dauern und viel Leistung brauchen.`,
  heavySpeed: (perSecond, speed) =>
    `Auf dem Höhepunkt hat eine simulierte Sekunde ${n.tick(perSecond)} Anfragen, und ${n.speed(speed)} verlangt ${n.tick(perSecond * speed)} in jeder Sekunde. Was nicht rechtzeitig zu schaffen ist, kommt später, ausgelassen wird nichts; unter der Uhr steht, wie weit der Lauf zurückbleibt.`,
  heavyLess: (peak) =>
    `Mit höchstens ${n.tick(peak)} Anfragen/s auf dem Höhepunkt ist er nicht mehr schwer.`,
  playAnyway: 'Trotzdem abspielen',
  goAnyway: (time, duration) => `Trotzdem zu ${formatClock(time, duration)} gehen`,
  lowerPeak: (peak) => `Höhepunkt auf ${n.tick(peak)}/s senken`,
  tryAgain: 'Noch einmal',
  stopReplay: 'Hier anhalten',
  simpleDrawing: 'Einfache Zeichnung.',
  simpleDrawingHelp:
    'Dieser Browser hat keine Grafikbeschleunigung. Zahlen und Zeiten sind genau dieselben.',
  partMissing:
    'Dieser Teil der Seite konnte nicht geladen werden. Der Lauf ist davon nicht betroffen.',
  reload: 'Seite neu laden',
  withoutIt: 'Ohne ihn weiter',
  dropHere: 'Manifest, Last oder Lauf hier ablegen',
  chartsMissing: 'Die Diagramme konnten nicht geladen werden. Laden Sie die Seite neu.',
}
