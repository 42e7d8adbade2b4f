import { describe, expect, it } from 'vitest'
import { engineVersion } from '#core/organisms/recording.ts'
import { decodeLink } from './link.ts'
import { dictionaries } from './dictionary.ts'
import { seal } from './sealed.ts'

/** A link around any JSON text, with a right check: what an attacker can make. */
const forged = (json: string): string => `eng=${engineVersion}&x=${seal(json, dictionaries)}`
const run = (settings: string, log = '[]'): string =>
  forged(`["autoscaled-service",1,${settings},${log}]`)

/** What is said of a link: its refusal, or its notices in one text. */
function said(fragment: string): string {
  const decoded = decodeLink(fragment)
  return decoded.ok ? ['opens', ...decoded.value.notices].join(' | ') : decoded.problem
}

const bidi = '\u202e\u2066\u200b'
const unseen = /[\p{Cc}\p{Cf}\p{Cs}]/u

describe('what is behind the # and is no run of this page', () => {
  it.each([
    ['from the future', 'eng=8&x=2abcdefgh', 'newer version of Digital Mitosis (format 2'],
    ['of a newer engine', `eng=99&s=surge`, 'newer engine (version 99'],
    ['of a drawing program', 'json=6LTd0OkJ,AXvlFnW', 'holds no run'],
    ['of a diagram', 'pako:eNpVjstqwzAQRX9FzMqF', 'holds no run'],
    ['of a playground of code', '#code/MYewdgzgLgBAllApgWwjAvDA', 'holds no run'],
    ['of a chart', '#/url/vega-lite/N4IgJAzgxgFgpgWwIYgFwhgF0', 'holds no run'],
    ['with 1e309', run('{"boot":1e309}'), '“Boot” must'],
    ['with −0', run('{"boot":-0}'), 'opens'],
    ['with a time of −0', run('{}', '[[-0,1]]'), 'opens'],
    ['with a time that is none', run('{}', '[[1e309,1]]'), 'Change 1 of the log'],
    ['with “__proto__”', run('{"__proto__":{"polluted":1}}'), 'no setting called “__proto__”'],
    [
      'with “constructor”',
      run('{"constructor":{"polluted":1}}'),
      'no setting called “constructor”',
    ],
    ['with NaN where a number stands', 's=surge~slots=NaN', '“Slots per cell” must be a number'],
    [
      'with a time that is no number',
      `${run('{}')}&t=NaN`,
      'opens | “t” in the link must be a time',
    ],
    ['with markup as a system', forged('["<img src=x onerror=alert(1)>",1,{},[]]'), '“<img src=x'],
    ['with signs nobody sees', forged(`["${bidi}surge",1,{},[]]`), 'no system called “\ufffd'],
    ['with a note of such signs', run('{}', `[[5,["a${bidi}b"]]]`), 'Change 1 of the log'],
    ['with a scenario of such signs', `s=${bidi}nix`, 'no scenario called “nix”'],
  ])('[L14] [L41] is told in a sentence: %s', (_, fragment, sentence) => {
    expect(said(fragment)).toContain(sentence)
    expect(said(fragment)).not.toMatch(unseen)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('[L41] markup in a note stays text, letter by letter', () => {
    const text = '<b onclick="x()">Two & two</b> [link](https://example.org)'
    const decoded = decodeLink(run('{}', JSON.stringify([[5, [text]]])))
    expect(decoded.ok && decoded.value.recording?.log).toEqual([
      { time: 5, change: { type: 'note', text } },
    ])
  })

  it('[L41] −0 opens as 0', () => {
    const decoded = decodeLink(run('{"boot":-0}', '[[-0,1]]'))
    if (!decoded.ok || decoded.value.recording === null) throw new Error('it holds a run')
    const { settings, log } = decoded.value.recording
    expect(Object.is(settings['boot'], 0)).toBe(true)
    expect(Object.is(log[0]?.time, 0)).toBe(true)
  })
})
