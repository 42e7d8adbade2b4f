import { describe, expect, it } from 'vitest'
import { previewPage, withPicture } from './preview-page.mjs'

const scenario = { id: 'surge', label: 'A "surge" & more', description: '<b>Load</b> rises.' }

describe('the page of a scenario', () => {
  it('[L25] has title, text and a way in without script, each as text', () => {
    const page = previewPage(scenario, '')
    expect(page).toContain('<title>A &quot;surge&quot; &amp; more – Digital Mitosis</title>')
    expect(page).toContain('property="og:description" content="&lt;b&gt;Load&lt;/b&gt; rises."')
    expect(page).toContain('<a href="../../#s=surge">')
    expect(page).not.toMatch(/<b>|og:url|og:image/u)
  })

  it('[L25] names its address and its picture only where it knows where it is published', () => {
    const own = 'https://example.org/mitosis/s/surge/'
    const published = previewPage(scenario, 'https://example.org/mitosis/')
    expect(published).toContain(`property="og:url" content="${own}"`)
    expect(published).not.toContain('og:image')
    const pictured = withPicture(published, scenario.label)
    expect(pictured).toContain(`property="og:image" content="${own}picture.jpg"`)
    expect(pictured).toContain('og:image:alt" content="A &quot;surge&quot; &amp; more"')
    expect(pictured).toContain('content="summary_large_image"')
    expect(pictured).toContain('<img src="picture.jpg" width="1200" height="630" alt="" />')
  })

  it('[L25] shows its picture, and names it to nobody, where it does not know', () => {
    const pictured = withPicture(previewPage(scenario, ''), scenario.label)
    expect(pictured).toContain('<img src="picture.jpg"')
    expect(pictured).not.toContain('og:image')
    expect(pictured).toContain('content="summary"')
  })
})
