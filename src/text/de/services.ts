import type { servicesText } from '../en/services.ts'
import type { TextsOf } from '../messages.ts'
import { counted, n, nouns, type Noun } from './grammar.ts'

const attempt: Noun = { one: 'Versuch', many: 'Versuche', gender: 'm' }
const retry: Noun = { one: 'Wiederholung', many: 'Wiederholungen', gender: 'f' }
const call: Noun = { one: 'Aufruf', many: 'Aufrufe', gender: 'm' }

export const services: TextsOf<typeof servicesText> = {
  service: 'Dienst',
  readyDividing: 'bereit + in Teilung',
  cells: (ready, dividing) =>
    dividing === 0 ? n.count(ready) : `${n.count(ready)} + ${n.count(dividing)}`,
  state: (ready, dividing, waiting, isMissed) =>
    [
      `${n.count(ready)} bereit`,
      ...(dividing > 0 ? [`${n.count(dividing)} in Teilung`] : []),
      ...(waiting > 0 ? [`${counted(waiting, nouns.request)} warten`] : []),
      ...(isMissed === null ? [] : [`Ziel ${isMissed ? 'verfehlt' : 'erreicht'}`]),
    ].join(', '),
  nobodyWaits:
    'Wo sich alle die Plätze teilen, wartet niemand: Die Länge der Schlange ist immer 0. „In Arbeit je Pod“ zählt alle, die in einer Zelle sind.',
  calls: 'Aufrufe',
  callsSummary: (count) => counted(count, call),
  callsCaption: (seconds) => `Aufrufe pro Sekunde, Mittel über ${n.count(seconds)}\u00a0s`,
  columns: {
    call: 'Von → an',
    rate: 'Gesendet',
    answered: 'Gut',
    failed: 'Fehler',
    refused: 'Zurückgehalten',
  },
  columnsHelp: {
    rate: 'Versuche, die gesendet wurden',
    answered: 'Versuche, die gut und rechtzeitig beantwortet wurden',
    failed: 'Versuche, aus denen nichts wurde: Fehler, Zeitüberschreitungen, verloren',
    refused: 'Versuche, die ein Breaker, ein Budget oder ein voller Vorrat zurückhielt',
  },
  clients: 'Clients',
  optional: 'entbehrlich',
  limits: 'Grenzen',
  noneMet: 'keine erreicht',
  someMet: (count) => `${n.count(count)} erreicht`,
  limitsCaption: (service) => `Aufrufe von und an ${service}, die bisher an eine Grenze stießen`,
  limitColumn: 'Grenze',
  timesColumn: 'Wie oft',
  limit: {
    shed: 'Warteschlange einer Zelle',
    divisionsRefused: 'Platz für Zellen',
    budgetRefused: 'Wiederholungsbudget',
    breakerRefused: 'Circuit Breaker',
    poolRefused: 'Platz für Aufrufe',
    withdrawn: 'Wiederholungen verlorener Zellen',
    dropped: 'Aufrufe verlorener Zellen',
  },
  met: {
    shed: (count) =>
      `${counted(count, attempt)} ${was(count)} an einer vollen Warteschlange abgewiesen, oder weil keine Zelle bereit war.`,
    divisionsRefused: (count) =>
      `${counted(count, nouns.division)} ${count === 1 ? 'begann' : 'begannen'} nicht: Der Lauf hat keinen Platz für weitere Zellen.`,
    budgetRefused: (count) =>
      `${counted(count, retry)} ${was(count)} nicht gesendet: Das Wiederholungsbudget war verbraucht.`,
    breakerRefused: (count) =>
      `${counted(count, attempt)} ${was(count)} von einem offenen Breaker zurückgehalten.`,
    poolRefused: (count) =>
      `${counted(count, attempt)} ${count === 1 ? 'fand' : 'fanden'} keinen Platz unter den laufenden Aufrufen: Ein erster ließ seinen Aufruf scheitern, eine Wiederholung unterblieb.`,
    withdrawn: (count) =>
      `${counted(count, retry)} ${was(count)} nicht gesendet: Die Zelle, die sie senden sollte, war ausgefallen.`,
    dropped: (count) =>
      `${counted(count, call)} ${was(count)} fallen gelassen: Die Zelle, von der ${count === 1 ? 'er' : 'sie'} kam${count === 1 ? '' : 'en'}, war ausgefallen.`,
  },
}

function was(count: number): string {
  return count === 1 ? 'wurde' : 'wurden'
}
