// The search in a browser: from a file share and over http under a sub-path; by keyboard; with filters in the address; and without scripts.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { file, launch, root, run, sample, serve, watch } from './browser.mjs'

const PAGE = 'tim-kiem/index.html'
// A search may read this much, the page and all it loads included, and take this long once it is read.
const BYTES = 300_000, MILLISECONDS = 100

const folded = text => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd')
const bare = text => folded(text).toLowerCase()

/** Notices with their titles and days, as the search page's own files tell them. */
function notices() {
  const found = []
  for (let at = 0; existsSync(join(root, `tim-kiem/bai/${at}.js`)); at += 1) {
    const text = readFileSync(join(root, `tim-kiem/bai/${at}.js`), 'utf8')
    const rows = JSON.parse(text.slice(text.indexOf(',') + 1, text.lastIndexOf(')')))
    found.push(...rows.filter(row => row[0] < 3).map(row => ({ id: row[1], title: row[2], number: row[3], date: row[4], tasks: row[7] })))
  }
  return found
}

run('search', async fault => {
  if (!existsSync(join(root, PAGE))) {
    const offers = sample().pages.filter(page => /role="search"/.test(readFileSync(join(root, page.path), 'utf8')))
    offers.forEach(page => fault(page.path, `offers a search and there is no ${PAGE}`))
    return 'no search page, 0 searches'
  }
  const all = notices()
  const server = await serve()
  const browser = await launch()
  let searches = 0, bytes = 0
  const modes = { file: file(PAGE), http: server.address(PAGE) }
  for (const [mode, address] of Object.entries(modes)) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    const wrong = watch(page)
    const say = words => fault(PAGE, `${words} [${mode}]`)
    const is = (value, words) => { if (!value) say(words) }
    let read = 0
    page.on('response', async response => { read += (await response.body().catch(() => '')).length })
    const status = () => page.locator('#search-status').textContent()
    const links = () => page.locator('#search-results a').evaluateAll(all => all.map(link => link.getAttribute('href')))
    const settled = async () => {
      searches += 1
      await page.waitForFunction(() => document.getElementById('search-results').ariaBusy === 'false', null, { timeout: 5000 }).catch(() => say(`no answer: ${page.url()}`))
      await page.waitForLoadState('networkidle')
    }
    const open = async query => { read = 0; await page.goto(address + query); await settled() }

    await open('')
    const empty = await status()
    is((await links()).length === 0 && empty, 'an empty search says nothing, or finds something')

    // Typing and Enter; the address says what was asked; results lead to what is there, and their words are marked.
    const known = all[all.length - 1]
    await page.keyboard.press('/')
    is(await page.evaluate(() => document.activeElement.id) === 'tim-gi', '"/" does not lead to the field')
    for (const query of [known.title, folded(known.title), known.number].filter(Boolean)) {
      await page.fill('#tim-gi', query)
      await page.keyboard.press('Enter')
      await settled()
      is(new URL(page.url()).searchParams.get('q') === query, `“${query}” does not stand in the address`)
      const found = await links()
      is(found.slice(0, 10).some(link => link.includes(`/${known.id}/index.html`)), `“${query}” does not find its notice among the first ten`)
      is(await status() !== empty, 'the status does not say what was found')
      const marked = await page.locator('#search-results mark').allTextContents()
      is(marked.some(text => bare(query).includes(bare(text))), `“${query}” marks nothing of it`)
      for (const link of found) {
        const [path, anchor] = link.replace(/^\.\.\//, '').split('#')
        const target = join(root, decodeURIComponent(path))
        if (!existsSync(target)) say(`a result leads nowhere: ${link}`)
        else if (anchor && !readFileSync(target, 'utf8').includes(`id="${decodeURIComponent(anchor)}"`)) say(`a result leads to no such part: ${link}`)
      }
    }
    is(await page.locator('#search-status[role=status]').count() === 1, 'what was found is not announced')
    is(await page.locator('#search-results section > h2').count() > 0, 'results stand under no heading')

    // The arrows walk, Escape goes back, Enter opens.
    const query = known.title.split(' ').slice(0, 4).join(' ')
    await open(`?q=${encodeURIComponent(query)}`)
    is(await page.inputValue('#tim-gi') === query, 'a search from the address does not stand in the field')
    const at = () => page.evaluate(() => [...document.querySelectorAll('#search-results a, #search-results button')].indexOf(document.activeElement))
    await page.focus('#tim-gi')
    const places = []
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) {
      await page.keyboard.press(key)
      places.push(await at())
    }
    is(places.join() === '0,1,0,-1', `the arrows lead to ${places.join()}, expected 0,1,0,-1`)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    is(await page.evaluate(() => document.activeElement.id) === 'tim-gi', 'Escape does not lead back to the field')
    const first = await page.locator('#search-results a').first().evaluate(link => link.href)
    await page.keyboard.press('ArrowDown')
    await Promise.all([page.waitForURL(first), page.keyboard.press('Enter')])
    await page.goBack()
    await settled()
    is((await links()).length > 0, 'going back to the search finds nothing')

    // Filters stand in the address, narrow, and go with the way back.
    const year = known.date.slice(0, 4), years = await page.locator('select[name=nam] option').count()
    if (years > 2) {
      const other = all.find(notice => notice.date.slice(0, 4) !== year)
      await open(`?q=${encodeURIComponent(other.title.split(' ')[0])}`)
      await page.selectOption('select[name=nam]', other.date.slice(0, 4))
      await page.waitForURL(/nam=/)
      await settled()
      const dates = await page.locator('#search-results a').evaluateAll(all => all.map(link => link.getAttribute('href')).filter(link => link.includes('thong-bao/')))
      const ofYear = new Set(all.filter(notice => notice.date.startsWith(other.date.slice(0, 4))).map(notice => notice.id))
      is(dates.length > 0 && dates.every(link => [...ofYear].some(id => link.includes(`thong-bao/${id}/`))), `the year does not narrow: ${dates.slice(0, 3)}`)
      await page.goBack()
      await settled()
      is(await page.inputValue('select[name=nam]') === '', 'the way back does not take the filter away')
    }
    await open(`?q=${encodeURIComponent(known.title)}&loai=nhiem-vu`)
    is((await links()).every(link => link.includes('#')), 'the filter of tasks lets others in')

    // What is typed is text, whatever it looks like.
    await open(`?q=${encodeURIComponent('<img src=x onerror=alert(1)> "\' | ~ \\u003c')}`)
    is(await page.locator('#search-results img').count() === 0, 'what is typed becomes a part of the page')

    // The cost of one search in a fresh page, and of the next one when all is read.
    await page.goto('about:blank')
    await open(`?q=${encodeURIComponent(query)}`)
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').reduce((sum, entry) => sum + (entry.decodedBodySize || 0), 0))
    bytes = Math.max(bytes, read, loaded)
    is(Math.max(read, loaded) < BYTES, `a search reads ${read} bytes`)
    const took = await page.evaluate(async query => {
      const scripts = new Map([...document.querySelectorAll('head script')].map(script => [script.getAttribute('src'), script]))
      const field = document.getElementById('tim-gi'), began = performance.now(), list = document.getElementById('search-results')
      field.value = query
      const changed = new Promise(done => new MutationObserver((_, observer) => { if (list.querySelector('a')) { observer.disconnect(); done() } }).observe(list, { childList: true, subtree: true }))
      field.form.requestSubmit()
      await changed
      return scripts.size && performance.now() - began
    }, query)
    is(took < MILLISECONDS, `a search takes ${took.toFixed(0)} ms`)

    // The field on other pages leads here.
    await page.goto(address.replace(/tim-kiem\/index\.html$/, 'index.html'))
    await page.keyboard.press('/')
    await page.keyboard.type('giao ban')
    await page.keyboard.press('Enter')
    await page.waitForURL(/tim-kiem/)
    await settled()
    is(await page.inputValue('#tim-gi') === 'giao ban', 'the field of another page does not hand over what was typed')
    // A page that is left at once gives up its icon.
    wrong.filter(words => !/favicon.*ERR_ABORTED/.test(words)).forEach(say)
    await context.close()

    const still = await browser.newContext({ javaScriptEnabled: false })
    const plain = await still.newPage()
    await plain.goto(`${address}?q=giao+ban`)
    is(await plain.locator('noscript p').isVisible(), 'without scripts nothing says so')
    is(await plain.locator('main ul.ways a').count() > 2, 'without scripts there is nowhere to go')
    is(await plain.locator('main select:visible').count() === 0, 'without scripts there are filters that do nothing')
    await still.close()
  }
  await browser.close()
  server.close()
  return `${searches} searches, at most ${bytes} bytes each`
})
