// Listens for what changes while this page is looked at, and loads it anew. A hidden page does not listen: a browser keeps only a few
// connections to one server.
(() => {
  const { number, run, address } = document.currentScript.dataset
  const behind = document.querySelector('#ketluan-live .ketluan-behind')
  let seen = number
  let stream
  const listen = () => {
    stream?.close()
    stream = new EventSource(`/.ketluan/events?after=${seen}&run=${run}&page=${encodeURIComponent(address)}`)
    stream.addEventListener('whole', () => location.reload())
    stream.addEventListener('page', () => location.reload())
    stream.addEventListener('behind', event => {
      seen = event.data
      // A small site is told anew before anybody could read that it is not.
      setTimeout(() => { if (behind) behind.hidden = false }, 150)
    })
  }
  document.addEventListener('visibilitychange', () => (document.hidden ? stream?.close() : listen()))
  addEventListener('pagehide', () => stream?.close())
  // A page that comes back from the browser's memory.
  addEventListener('pageshow', event => event.persisted && listen())
  if (!document.hidden) listen()
})()
