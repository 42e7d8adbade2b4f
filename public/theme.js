// Runs before the first paint, so that the page never flashes in the other theme. Old syntax on
// purpose: a browser that cannot run the page still runs this file.
;(function () {
  var chosen = (/[#&]theme=(dark|light)(?![^&])/.exec(location.hash) || [])[1]
  if (!chosen) {
    try {
      chosen = localStorage.getItem('mitosis.theme')
    } catch (error) {
      // Storage is forbidden here, as in a sandboxed frame: the system decides.
      chosen = null
    }
  }
  if (chosen !== 'dark' && chosen !== 'light') {
    var prefersLight = window.matchMedia && matchMedia('(prefers-color-scheme: light)').matches
    chosen = prefersLight ? 'light' : 'dark'
  }
  document.documentElement.setAttribute('data-theme', chosen)
})()
