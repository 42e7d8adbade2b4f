import { formatClock } from '../clock.ts'
import type { dialogsText } from '../en/dialogs.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

export const dialogs: TextsOf<typeof dialogsText> = {
  help: 'So geht das',
  howTrue: 'Wie wahr sind die Autoscaler?',
  keys: 'Tasten',
  keyRows: [
    {
      key: 'Leertaste',
      what: 'spielt ab und hält an; auf einem Knopf drückt sie ihn',
      where: 'auf Bühne und Zeitleiste',
    },
    { key: 'Pfeile', what: 'gehen von Zelle zu Zelle', where: 'auf der Bühne' },
    { key: 'Enter', what: 'wählt die Zelle', where: 'auf der Bühne' },
    { key: '+ − 0', what: 'größer, kleiner, einpassen', where: 'auf der Bühne' },
    { key: 'L', what: 'geht zur Last', where: 'auf der Bühne' },
    { key: 'P', what: 'geht zu den Regeln des Autoscalers', where: 'auf der Bühne' },
    { key: 'S', what: 'öffnet „Teilen“', where: 'auf der Bühne' },
    { key: 'W', what: 'öffnet die Reihe vieler Läufe', where: 'auf der Bühne' },
    { key: 'T', what: 'wechselt das Design', where: 'auf der Bühne' },
    { key: 'V', what: 'geht zur nächsten Ansicht', where: 'auf der Bühne' },
    {
      key: 'D X M',
      what: 'gehen zur nächsten Teilung, zum nächsten Tod, zur nächsten Verletzung des Ziels; mit Umschalt zurück',
      where: 'auf der Bühne',
    },
    { key: '1 2 3', what: 'spielen mit 1×, 8× und 60×', where: 'auf der Bühne' },
    {
      key: 'Strg Z',
      what: 'nimmt die letzte Änderung zurück; mit Umschalt kommt sie wieder',
      where: 'außerhalb von Textfeldern',
    },
    {
      key: 'Pfeile',
      what: 'gehen zur Mutter, zu einer Tochter, zu den Zeilen daneben',
      where: 'im Stammbaum',
    },
    {
      key: '← →',
      what: 'gehen von Ereignis zu Ereignis; mit Umschalt 10\u00a0s',
      where: 'auf der Zeitleiste',
    },
    {
      key: 'Pfeile',
      what: 'bewegen einen Punkt; Umschalt zehnmal so weit, Alt ändert seine Zeit',
      where: 'auf einem Punkt der Last',
    },
    { key: '?', what: 'zeigt diese Liste', where: 'auf Bühne und Zeitleiste' },
  ],
  fontsAndPackages: 'Schriften und Pakete:',
  licenses: 'Lizenzen',
  nothingLeaves: 'Nichts, was Sie hier tun, verlässt Ihren Browser.',
  whereItEnds: (limit) => `Wo das Bild endet: ${limit}`,
  share: 'Diese Kultur teilen',
  notMeanwhile:
    'Es wurde nichts angenommen, damit der Export weiterläuft. Bringen Sie es noch einmal, sobald die Datei gespeichert ist, oder brechen Sie den Export vorher ab.',
  whatToShare: 'Was geteilt wird',
  tabs: { link: 'Link', embed: 'Einbetten', image: 'Bild', data: 'Daten' },
  slidePreview: 'Vorschau der Folie, 960 mal 540',
  start: 'Beginn',
  startNote: 'Folien beginnen meist angehalten',
  pausedAt: (time, duration) => `Angehalten bei ${formatClock(time, duration)}`,
  pausedAtStart: 'Am Anfang',
  controls: 'Bedienung',
  controlChoices: { simple: 'Einfach', all: 'Alles' },
  visitorsTheme: 'Wie beim Leser',
  wholeRun:
    'Das ganze Szenario steckt im Link: Lastkurve, Regeln, Startwert und der Moment, an dem Sie angehalten haben. Nichts wird hochgeladen.',
  madeHere: 'Bilder und Filme entstehen in diesem Browser. Nichts wird hochgeladen.',
  verifiable: 'Wer ihn öffnet, sieht, ob er mit Ihrem übereinstimmt.',
  theLink: 'Der Link',
  theEmbedCode: 'Der Code zum Einbetten',
  embedNote: 'Beginnt angehalten, nimmt keinen Fokus und kostet außer Sicht nichts.',
  runAsFile: 'Der Lauf als Datei: Jede Last passt hinein; auf die Seite gezogen öffnet sie sich.',
  noManifest:
    'Kein Manifest kennt die geltende Regel; geschrieben wird eines von einem HorizontalPodAutoscaler, von Knative, KEDA und AWS.',
  asManifest: 'Der geltende Autoscaler als Manifest.',
  downloadManifest: 'Manifest herunterladen',
  manifestFailed:
    'Das Manifest konnte nicht geschrieben werden, weil ein Teil der Seite fehlt. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  linkIsMade: 'Der Lauf wird gepackt und sein Link gemessen…',
  tooLong: (length, most) =>
    `Der Link zu diesem Lauf hätte ${n.count(length)} Zeichen; ${n.count(most)} sind die Grenze, denn die Last ist zu lang. Teilen Sie stattdessen die Datei.`,
  linkOfBoth: 'Er wird als dieser Vergleich geöffnet; der einfache Player zeigt nur A.',
  fileOfFirst: 'Eine Datei hält nur A.',
  tooMuchText: (size, most) =>
    `Dieser Lauf hat ${n.count(Math.ceil(size))} KiB Text; ein Link entfaltet sich auf höchstens ${n.count(most)}. Teilen Sie stattdessen die Datei.`,
  download: (ending) => `${ending} herunterladen`,
  characters: (count, note) => `${n.count(count)} Zeichen: ${note}`,
  budgets: {
    room: 'kurz genug für einen QR-Code, den man durch den ganzen Raum liest.',
    close: 'kurz genug für einen QR-Code, den man aus der Nähe liest.',
    everywhere: 'überall sicher.',
    chats: 'für die meisten Chats gut; E-Mail kann ihn abschneiden.',
    risky: 'viele Programme schneiden so lange Links ab: Eine Datei ist sicherer.',
  },
  copy: 'Kopieren',
  copied: 'Kopiert',
}
