import type { scenariosText } from '../en/scenarios.ts'
import type { TextsOf } from '../messages.ts'

export const scenarios: TextsOf<typeof scenariosText> = {
  surge: {
    label: 'Welle',
    description: 'Die Last steigt in zwei Minuten aufs Siebenfache, bleibt dort und sinkt wieder.',
  },
  steady: {
    label: 'Stetig',
    description: 'Die ganze Zeit dieselbe Last: Wie viele Zellen braucht sie?',
  },
  ramp: {
    label: 'Rampe',
    description: 'Die Last steigt langsam; kommen die Teilungen mit?',
  },
  day: { label: 'Tag', description: 'Ein Tag von vierundzwanzig Stunden in fünfzehn Minuten.' },
  flash: {
    label: 'Plötzlicher Andrang',
    description: 'Die zehnfache Last binnen fünfzehn Sekunden.',
  },
  'elb-day': {
    label: 'Echter Tag (ELB, skaliert auf 400 Anfragen/s)',
    description:
      'Ein Tag an einem echten Load-Balancer in Schritten von zehn Minuten, skaliert auf eine Spitze von 400 Anfragen pro Sekunde.',
  },
  shop: {
    label: 'Laden aus fünf Diensten',
    description:
      'Ein Gateway ruft Suche und Kasse auf, diese rufen andere; jeder hat einen eigenen Autoscaler.',
  },
}
