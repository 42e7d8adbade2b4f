// Runs before the first paint, so that the page never flashes in another theme. Old syntax on
// purpose: a browser that cannot run the page still runs this file.
;(function () {
  var names = /^(dark|light|projector|contrast)$/
  var asked = /[#&]theme=(auto|dark|light|projector|contrast)(?![^&])/.exec(location.hash)
  var chosen = asked && asked[1]
  if (!chosen) {
    try {
      chosen = localStorage.getItem('mitosis.theme')
    } catch (error) {
      // Storage is forbidden here, as in a sandboxed frame: the system decides.
      chosen = null
    }
  }
  /** @param {string} query */
  var prefers = function (query) {
    return Boolean(window.matchMedia) && matchMedia(query).matches
  }
  if (!names.test(chosen)) {
    chosen = prefers('(prefers-contrast: more)')
      ? 'contrast'
      : prefers('(prefers-color-scheme: light)')
        ? 'light'
        : 'dark'
  }
  var root = document.documentElement
  root.setAttribute('data-theme', chosen)
  // A player has no header and no panels, not even while it loads.
  if (/[#&]ui=min(?![^&])/.test(location.hash)) root.setAttribute('data-ui', 'min')
  // As in src/app/ui/theme.ts: what is thrown on a wall is read from far.
  if (chosen === 'projector') {
    var zoom = Math.max(1, Math.min(innerWidth / 960, innerHeight / 540))
    root.style.setProperty('--zoom', String(zoom))
  }
})()
