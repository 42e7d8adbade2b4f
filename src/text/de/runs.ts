import { formatClock as clock } from '../clock.ts'
import { dayTimeOf } from '../day-time.ts'
import type { runsText } from '../en/runs.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

const dayTime = dayTimeOf('de-DE')

export const runs: TextsOf<typeof runsText> = {
  title: 'Ihre Läufe',
  tabs: { runs: 'Läufe', goal: 'Ziel', round: 'Von Hand' },
  what: 'Was mit Läufen zu tun ist',
  intro:
    'Was Sie ändern, sichert sich als Entwurf in diesem Browser; nichts wird hochgeladen. Ein Link oder ein Szenario öffnet sich neben Ihren Entwürfen, nie an ihrer Stelle.',
  notLasting:
    'Dieser Browser behält manche oder alle davon nur für diesen Besuch. Teilen Sie einen Lauf als Link oder Datei, um ihn später zu haben.',
  name: 'Name dieses Laufs',
  save: 'Sichern',
  saveOf: (name) => `Sichern: ${name}`,
  saved: 'Gesicherte Läufe',
  noneSaved: 'Noch keiner. Geben Sie dem Lauf oben einen Namen.',
  drafts: 'Ihre Entwürfe',
  noDrafts: 'Noch keiner. Ein Entwurf beginnt mit Ihrer ersten Änderung.',
  draftLimit: (most) => `Die letzten ${n.count(most)} bleiben.`,
  draftOf: (at, now) => `Entwurf von ${dayTime(at, now)}`,
  runOf: (at, now) => `Lauf von ${dayTime(at, now)}`,
  facts: (at, now, time, changes, seed) =>
    `${dayTime(at, now)} · öffnet bei ${clock(time)} · ${n.count(changes)} ${changes === 1 ? 'Änderung' : 'Änderungen'} unterwegs · Startwert ${String(seed)}`,
  branches: (count) => `ein Baum von ${n.count(count)} Läufen`,
  systems: { 'autoscaled-service': 'Ein Dienst', microservices: 'Mehrere Dienste' },
  open: 'Öffnen',
  openOf: (name) => `Öffnen: ${name}`,
  rename: 'Umbenennen',
  renameOf: (name) => `Umbenennen: ${name}`,
  newName: (name) => `Neuer Name von ${name}`,
  takeName: 'Namen übernehmen',
  copy: 'Link kopieren',
  copyOf: (name) => `Link kopieren: ${name}`,
  remove: 'Löschen',
  removeOf: (name) => `Löschen: ${name}`,
  removed: (name) => `„${name}“ wurde gelöscht.`,
  back: 'Zurückholen',
  damaged:
    'Etwas, das hier liegt, ist beschädigt und nicht lesbar. Es schadet nicht und bleibt, bis Sie es löschen.',
  newer:
    'Eine neuere Version dieser Seite hat hier etwas abgelegt, das diese nicht lesen kann. Laden Sie die Seite neu, oder lassen Sie es liegen.',
  kept: (name) => `„${name}“ ist in diesem Browser gesichert.`,
  visit: (name) =>
    `„${name}“ bleibt nur für diesen Besuch, weil dieser Browser nichts mehr behält. Teilen Sie den Lauf als Link oder Datei, um ihn später zu haben.`,
  full: (most) =>
    `Hier ist kein Platz für einen weiteren Lauf; ${n.count(most)} gesicherte sind die Grenze. Löschen Sie zuerst einen.`,
  large:
    'Dieser Lauf ist zu groß, um hier zu bleiben. Laden Sie stattdessen seine Datei im Dialog zum Teilen herunter.',
  notPacked:
    'Dieser Lauf ließ sich gerade nicht sichern. Sehen Sie nach, ob Sie online sind, und versuchen Sie es noch einmal.',
  copied: (name) => `Der Link von „${name}“ ist in der Zwischenablage.`,
  notCopied:
    'Der Browser hält diese Seite von der Zwischenablage fern. Öffnen Sie den Lauf, und teilen Sie ihn von dort.',
  noLink:
    'Dieser Lauf ist zu lang für einen Link. Öffnen Sie ihn, und laden Sie seine Datei im Dialog zum Teilen herunter.',
  offer: (at, now) => `Ihr Entwurf von ${dayTime(at, now)} ist noch da.`,
  goOn: 'Damit weitermachen',
  draftTrouble:
    'Ihr Entwurf kann in diesem Browser nicht bleiben. Teilen Sie den Lauf als Link oder Datei, um ihn später zu haben.',
}
