/**
 * A scenario that has a page of its own.
 * @typedef {object} PreviewedScenario
 * @property {string} id
 * @property {string} label
 * @property {string} description
 */

/** Size of the picture of a page, px: what the services that show previews ask for. */
export const pictureSize = { width: 1200, height: 630 }

export const pictureName = 'picture.jpg'

/**
 * The static page of a scenario: what services show when somebody posts its address, and a way into the page
 * itself that needs no script. Its files are named relative to it, so it works under any address.
 * @param {PreviewedScenario} scenario
 * @param {string} publicAddress where the page is published, with a slash at its end; empty where nobody knows
 */
export function previewPage({ id, label, description }, publicAddress) {
  const title = text(`${label} – Digital Mitosis`)
  const about = text(description)
  const url = text(`${publicAddress}s/${id}/`)
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <meta name="description" content="${about}" />
    <meta property="og:type" content="website" />
    <meta property="og:site_name" content="Digital Mitosis" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${about}" />
${publicAddress === '' ? '' : `    <meta property="og:url" content="${url}" />\n`}    <meta name="twitter:card" content="summary" />
    <link rel="icon" type="image/svg+xml" href="../../favicon.svg" />
    <link rel="stylesheet" href="../page.css" />
    <script defer src="../open.js"></script>
  </head>
  <body>
    <main>
      <h1>${text(label)}</h1>
      <p>${about}</p>
      <p><a href="../../#s=${id}">Open it in Digital Mitosis</a></p>
    </main>
  </body>
</html>
`
}

/**
 * The same page with a picture of its scenario beside it. Services want the whole address of a picture, so only a page that
 * knows its own names it to them.
 * @param {string} page
 * @param {string} label
 */
export function withPicture(page, label) {
  const { width, height } = pictureSize
  const shown = `      <img src="${pictureName}" width="${width}" height="${height}" alt="" />\n    </main>`
  const seen = page.replace('    </main>', () => shown)
  const own = /<meta property="og:url" content="([^"]*)" \/>/u.exec(page)
  if (own === null) return seen
  const named = `${own[0]}
    <meta property="og:image" content="${own[1]}${pictureName}" />
    <meta property="og:image:width" content="${width}" />
    <meta property="og:image:height" content="${height}" />
    <meta property="og:image:alt" content="${text(label)}" />`
  return seen
    .replace(own[0], () => named)
    .replace('content="summary"', 'content="summary_large_image"')
}

/** Goes on into the page at once; whoever has no script presses the link. */
export const openScript = `location.replace(document.querySelector('a').href)\n`

export const pageStyle = `:root {
  color-scheme: dark light;
}

body {
  max-width: 40em;
  margin: 10vh auto;
  padding: 0 16px;
  font: 18px/1.5 system-ui, sans-serif;
}

img {
  max-width: 100%;
  height: auto;
}
`

/** @param {string} written */
function text(written) {
  return written
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
