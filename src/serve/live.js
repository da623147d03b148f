// Listens for what changes while this page is looked at, and shows it: what is new is laid into the page at once, and when the whole site is told,
// the page is loaded anew, its scripts and styles with it. A hidden page does not listen: a browser keeps only a few connections to one server.
(() => {
  const { number, run, address } = document.currentScript.dataset
  // The main part as the server told it last, and which node of the page shows which of its nodes: scripts change the page and never this copy.
  let told = document.querySelector('main')?.cloneNode(true)
  const shows = new WeakMap()
  const pair = (node, shown) => {
    shows.set(node, shown)
    node.childNodes.forEach((child, at) => pair(child, shown.childNodes[at]))
  }
  // `next` says the same as `node`, and is shown by the same nodes.
  const same = (node, next) => {
    shows.set(next, shows.get(node))
    next.childNodes.forEach((child, at) => same(node.childNodes[at], child))
  }
  const replace = (nodes, nexts, before) => {
    for (const next of nexts) {
      const shown = document.importNode(next, true)
      before.parentNode.insertBefore(shown, before)
      pair(next, shown)
    }
    nodes.forEach(node => shows.get(node).remove())
  }
  // Changes no more of the page than differs: what stays is neither drawn again nor closed, and keeps what scripts made of it.
  const change = (node, next) => {
    if (node.isEqualNode(next)) return same(node, next)
    const shown = shows.get(node)
    if (node.nodeType !== Node.ELEMENT_NODE || node.nodeName !== next.nodeName) {
      const place = document.createComment('')
      shown.before(place)
      replace([node], [next], place)
      return place.remove()
    }
    shows.set(next, shown)
    for (const { name } of [...node.attributes]) if (!next.hasAttribute(name)) shown.removeAttribute(name)
    for (const { name, value } of next.attributes) if (node.getAttribute(name) !== value) shown.setAttribute(name, value)
    const [olds, news] = [[...node.childNodes], [...next.childNodes]]
    while (olds.length && news.length && olds[0].isEqualNode(news[0])) same(olds.shift(), news.shift())
    while (olds.length && news.length && olds.at(-1).isEqualNode(news.at(-1))) same(olds.pop(), news.pop())
    if (olds.length === news.length) return olds.forEach((old, at) => change(old, news[at]))
    const place = document.createComment('')
    const behind = olds[0] ?? news.at(-1).nextSibling
    if (behind) shows.get(behind).before(place)
    else shown.append(place)
    replace(olds, news, place)
    place.remove()
  }
  if (told) pair(told, document.querySelector('main'))

  let seen = number
  let stream
  const lay = async () => {
    const answer = await fetch(location.pathname + location.search, { cache: 'no-store' })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    change(told, page.querySelector('main'))
    told = page.querySelector('main')
    for (const part of ['title', '#ketluan-live']) document.querySelector(part).replaceWith(page.querySelector(part))
    seen = page.querySelector('script[data-number]').dataset.number
  }
  const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)))
  // A page that cannot be laid over this one is loaded, which shows the same a little later; so is one where nothing stood before.
  const show = last => !told ? location.reload() : lay().then(painted).then(() => last && location.reload(), error => {
    console.error(error)
    location.reload()
  })
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
