// Without JavaScript: each kind of page from a file share and over http under a sub-path, complete and without an error.

import { LOST, each, file, launch, run, sample, serve, watch } from './browser.mjs'

const TEXT_KEPT = 0.9

/** What a reader finds on the page. Runs in the page, where scripts of the page are off and ours are not. */
function contents() {
  const shown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const sized = element => { const box = element.getBoundingClientRect(); return box.width > 0 && box.height > 0 }
  // A closed <details> opens without a script, and what another medium shows is not missing here.
  const hidden = element => !sized(element) && !element.closest('details:not([open])') && shown(element)
  const idle = element => shown(element) && sized(element) && !element.disabled && !element.closest('form[action]') && !element.hasAttribute('popovertarget')
  return {
    missing: ['h1', 'main', 'nav'].filter(name => ![...document.querySelectorAll(name)].some(each => shown(each) && sized(each))),
    tables: document.querySelectorAll('table').length,
    graphics: document.querySelectorAll('svg, img').length,
    shownTables: [...document.querySelectorAll('table')].filter(each => shown(each) && sized(each)).length,
    empty: [...document.querySelectorAll('table, main svg, main img')].filter(hidden).map(each => `<${each.localName} class="${each.getAttribute('class') ?? ''}">`),
    idle: [...document.querySelectorAll('button, input, select, textarea')].filter(idle).map(each => `<${each.localName}> ${each.textContent.trim().slice(0, 30) || each.name}`),
    links: document.querySelectorAll('nav a[href]').length,
    text: document.querySelector('main')?.innerText.length ?? 0,
  }
}

run('noscript', async fault => {
  const { pages, kinds, all, moved } = sample()
  const server = await serve()
  const browser = await launch()
  let views = 0, tables = 0
  await each(pages, async ({ path, kind }) => {
    const http = server.address(path)
    const view = async (address, javaScriptEnabled) => {
      const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 800 } })
      const page = await context.newPage()
      const wrong = watch(page, path === LOST ? http : undefined)
      await page.goto(address, { waitUntil: javaScriptEnabled ? 'networkidle' : 'load' })
      const found = await page.evaluate(contents)
      await context.close()
      views += 1
      return { found, wrong }
    }
    const full = await view(http, true)
    // From a file share nothing shows 404.html, and its addresses are meant for a server.
    const modes = { http: await view(http, false), ...(path === LOST ? {} : { file: await view(file(path), false) }) }
    full.wrong.forEach(words => fault(path, `${words} [http with scripts]`))
    for (const [mode, { found, wrong }] of Object.entries(modes)) {
      const say = words => fault(path, `${words} [${mode}]`)
      wrong.forEach(say)
      tables += found.tables
      found.missing.forEach(name => say(`no visible <${name}>`))
      found.empty.forEach(name => say(`has no size: ${name}`))
      found.idle.forEach(name => say(`does nothing without a script: ${name}`))
      for (const what of ['tables', 'shownTables', 'graphics', 'links']) {
        if (found[what] < full.found[what]) say(`${found[what]} ${what}, with scripts ${full.found[what]}`)
      }
      // Results of a search exist only with scripts, and say so on a page of that kind alone.
      if (kind !== 'search' && found.text < TEXT_KEPT * full.found.text) say(`${found.text} characters in the main part, with scripts ${full.found.text}`)
    }
  })
  await browser.close()
  server.close()
  return `${pages.length} of ${all} pages (${kinds} kinds, ${moved} moved), ${views} views, ${tables} tables`
})
