// Tells the visitor of a browser that is too old. Old syntax on purpose: it has to run there.
;(function () {
  var missing =
    !('noModule' in document.createElement('script')) ||
    !window.Worker ||
    !window.HTMLDialogElement ||
    !('popover' in document.documentElement) ||
    !Array.prototype.toSorted ||
    !document.createElement('canvas').getContext('2d')
  if (!missing) return
  var isGerman = /^de/i.test(navigator.language || '')
  var sentence = document.createElement('p')
  sentence.setAttribute('role', 'alert')
  sentence.setAttribute('lang', isGerman ? 'de' : 'en')
  sentence.appendChild(
    document.createTextNode(
      isGerman
        ? 'Dieser Browser ist zu alt für Digital Mitosis. Bitte öffnen Sie die Seite in einer aktuellen ' +
            'Version von Chrome, Edge oder Firefox oder in Safari ab Version 17.'
        : 'This browser is too old for Digital Mitosis. Please open the page in a current version of ' +
            'Chrome, Edge or Firefox, or in Safari 17 or newer.',
    ),
  )
  var root = document.getElementById('root')
  root.parentNode.replaceChild(sentence, root)
})()
