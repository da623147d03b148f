// Listens for what changes while this page is looked at, and shows it: the new words are laid into the page at once, and when the whole site is
// told, the page is loaded anew, its scripts and styles with it. A hidden page does not listen: a browser keeps only a few connections to one server.
(() => {
  const { number, run, address } = document.currentScript.dataset
  let seen = number
  let stream
  // Lays the new page's main part over the old one. What stands around it (menus, the choice of colours) stays, and goes on working.
  const lay = async () => {
    const answer = await fetch(location.pathname + location.search, { cache: 'no-store' })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    for (const part of ['main', 'title', '#ketluan-live']) {
      const [before, after] = [document, page].map(whole => whole.querySelector(part))
      if (!before || !after) throw new Error(`no ${part}`)
      before.replaceWith(after)
    }
    seen = page.querySelector('script[data-number]').dataset.number
  }
  const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)))
  const show = last => lay().then(painted).then(() => last && location.reload(), () => location.reload())
  const listen = () => {
    stream?.close()
    stream = new EventSource(`/.ketluan/events?after=${seen}&run=${run}&page=${encodeURIComponent(address)}`)
    stream.addEventListener('whole', () => { stream.close(); show(true) })
    stream.addEventListener('page', () => show(false))
    stream.addEventListener('behind', event => {
      seen = event.data
      // A small site is told anew before anybody could read that it is not.
      setTimeout(() => {
        const behind = document.querySelector('#ketluan-live .ketluan-behind')
        if (behind) behind.hidden = false
      }, 150)
    })
  }
  document.addEventListener('visibilitychange', () => (document.hidden ? stream?.close() : listen()))
  addEventListener('pagehide', () => stream?.close())
  // A page that comes back from the browser's memory.
  addEventListener('pageshow', event => event.persisted && listen())
  if (!document.hidden) listen()
})()
