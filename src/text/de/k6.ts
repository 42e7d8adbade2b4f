import type { k6Text } from '../en/k6.ts'
import type { TextsOf } from '../messages.ts'
import { n, perSecond } from './grammar.ts'

const counted = (count: number, one: string, many: string) =>
  `${n.count(count)} ${count === 1 ? one : many}`

export const k6: TextsOf<typeof k6Text> = {
  format: 'Format',
  isScript: 'Optionen von k6 (nur gelesen, nichts wird ausgeführt)',
  scenarios: 'Szenarien',
  name: 'Name',
  executor: 'Executor',
  begins: 'Beginnt',
  lasts: 'Dauert',
  most: 'Höchstens',
  iterations: (rate) => `${n.rate(rate)} Durchläufe/s`,
  users: (count) => `${n.count(count)} Nutzer`,
  idle: (names) => `Ohne Wirkung auf die Last: ${names}.`,
  rooms:
    'k6 lässt Ankünfte aus, wenn kein Nutzer frei ist (maxVUs); hier kommt jede, wie es ein offenes Modell will.',
  calls: (count) =>
    `Das Skript ruft http ${counted(count, 'Mal', 'Mal')} auf; Schleifen und Verzweigungen zählen nicht.`,
  perIteration: 'Anfragen eines Durchlaufs',
  perIterationHelp: 'Ankünfte von k6 sind Durchläufe; jeder kann mehrere Anfragen stellen.',
  closed:
    'Nutzer (VUs) sind ein geschlossenes Modell: Jeder wartet auf seine Antwort, bevor er wieder fragt; die Rate folgt also den Antworten.',
  noUsers:
    'Dieses System kennt nur Ankünfte. Sagen Sie, wie viele Anfragen ein Nutzer in einer Sekunde stellt, oder bringen Sie die Datei in einen Lauf mehrerer Dienste, dessen Clients geschlossen sein können.',
  becomes: 'Nutzer werden',
  choices: {
    rate: 'Ankünfte mit einer Rate, die Sie nennen',
    users: 'geschlossene Clients, die auf Antworten warten',
  },
  perUser: 'Ein Nutzer stellt',
  perUserUnit: 'Anfragen/s',
  perUserHelp: 'Eins geteilt durch die Zeit einer Antwort und die Pause danach.',
  think: 'Pause nach einer Antwort',
  entrance: 'Am Eingang',
  constant: (users) =>
    `Die Zahl der Clients bleibt während eines Laufs gleich: ${n.count(users)} von Anfang bis Ende.`,
  noIterations:
    'Sie machen weiter, bis die Zeit um ist, wie viele Durchläufe die Datei auch verlangt.',
  loadOver: 'Last',
  peak: (rate) => `Spitze ${perSecond(rate)}`,
  clients: (users, seconds) =>
    `${counted(users, 'geschlossener Client', 'geschlossene Clients')}, ${n.plain(seconds)}\u00a0s zwischen einer Antwort und der nächsten Anfrage`,
  points: (count) => counted(count, 'Punkt', 'Punkte'),
  steps: (count, every) => `${counted(count, 'Stufe', 'Stufen')} von ${n.plain(every)}\u00a0s`,
  useLoad: 'Diese Last verwenden',
  useClients: 'Diese Clients verwenden',
}
