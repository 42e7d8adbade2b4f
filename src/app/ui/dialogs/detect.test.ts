import { describe, expect, it } from 'vitest'
import { detectKind, kindByName } from './detect.ts'

describe('what is brought in', () => {
  it('[U22] is told by its first words', () => {
    const texts = {
      manifest: [
        'apiVersion: autoscaling/v2\nkind: x',
        '---\n# a comment\nkind: Service',
        '{"kind": "List", "items": []}',
        '# A template.\nResources:\n  Group:\n    Type: x',
        '{"TargetValue": 50}',
        '[{"AutoScalingGroupName": "web", "MinSize": 1}]',
      ],
      load: [
        'time,rate\n0,1',
        '0 5\n1 6',
        '{"dt_s": 60, "counts": [1]}',
        '12.5\n13\n',
        '# Digital Mitosis load: each row holds for 60 s\ntime_s,requests_per_s\n0,1\n',
        '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"kind":"a"},"values":[]}]}}',
        '{\n  "MetricDataResults": [{"Id": "m1", "Label": "kind"}]\n}',
      ],
      k6: [
        '{"stages": [{"duration": "1m", "target": 5}]}',
        '// a load\nimport http from "k6/http"\nexport const options = { vus: 3 }',
        '{\n  scenarios: { a: {} },\n}',
        '{ "discardResponseBodies": true, "scenarios": {} }',
        'export let options = {}',
      ],
      run: ['{\n  "format": "digital-mitosis/0"'],
      lesson: ['{\n  "format": "digital-mitosis-lesson/1"'],
      link: [
        '#eng=4&l=mine.2&w=1abc',
        'l=first-division',
        'https://example.org/#x=1abc',
        '#s=surge',
        's=surge~seed=3',
        'eng=1&t=3&x=0abc',
      ],
    } as const
    for (const kind of ['manifest', 'load', 'k6', 'run', 'lesson', 'link'] as const) {
      for (const text of texts[kind]) expect([text, detectKind(text, '')]).toEqual([text, kind])
    }
  })

  it('[U22] is told by its name where the words leave it open', () => {
    expect(detectKind('{', 'a.mitosis.json')).toBe('run')
    expect(detectKind('{', 'a.yaml')).toBe('manifest')
    expect(kindByName('hpa.YML')).toBe('manifest')
    expect(kindByName('trace.json')).toBe('load')
    expect(detectKind('let a = 1', 'test.js')).toBe('k6')
    expect(kindByName('test.mjs')).toBe('k6')
  })
})
