// What a reader does with a page, in a browser, from a file share and over http under a sub-path: chooses colours, goes by keyboard, narrows a
// list, copies a task's address, prints; with large letters' spacing, on a narrow screen, in forced colours; on a day when the page is old.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { LOST, each, file, launch, root, run, sample, serve } from './browser.mjs'

const DAY = 86_400_000
const NARROWEST = 320
const pages = sample().pages.filter(page => page.path !== LOST)
const ofKind = kind => pages.find(page => page.kind === kind)?.path
const text = path => readFileSync(join(root, path), 'utf8')
const all = readdirSync(root, { recursive: true }).map(path => path.split(sep).join('/')).filter(path => path.endsWith('.html') && path !== LOST).sort()
const most = (pattern, among = all) => among.map(path => ({ path, n: text(path).match(pattern)?.length ?? 0 })).sort((a, b) => b.n - a.n)[0]

const ground = page => page.evaluate(() => {
  const [r, g, b] = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g).map(Number)
  return r + g + b < 300 ? 'dark' : 'light'
})

/** The device's colours until others are chosen; what is chosen holds on other pages and for other visits. */
async function colours(browser, address, is) {
  const context = await browser.newContext({ colorScheme: 'light' })
  const page = await context.newPage()
  const open = async path => { await page.goto(address(path), { waitUntil: 'networkidle' }) }
  await open('index.html')
  is(await ground(page) === 'light', 'a light device shows no light page')
  await page.emulateMedia({ colorScheme: 'dark' })
  is(await ground(page) === 'dark', 'a page does not follow the device into the dark')
  const choose = value => page.locator('#nen-trang').selectOption(value, { timeout: 5000 }).catch(() => is(false, 'there is no switch for colours'))
  await choose('light')
  is(await ground(page) === 'light', 'light was chosen and the page is dark')
  const other = ofKind('unit') ?? 'index.html'
  await open(other)
  is(await ground(page) === 'light', 'what was chosen does not hold on another page')
  is(await page.locator('#nen-trang').inputValue() === 'light', 'the switch does not say what was chosen')
  const second = await context.newPage()
  await second.emulateMedia({ colorScheme: 'dark' })
  await second.goto(address('index.html'), { waitUntil: 'networkidle' })
  is(await ground(second) === 'light', 'what was chosen does not hold for another visit')
  // A page drawn in other colours first would flash at every step. Over a slow line it waits; a file share is not asked, since it is not timed.
  if (page.url().startsWith('http')) {
    await second.route('**/first.js', async route => { await new Promise(done => setTimeout(done, 700)); await route.continue() })
    await second.reload({ waitUntil: 'networkidle' })
    const drawn = await second.evaluate(() => performance.getEntriesByName('first-paint')[0]?.startTime ?? 0)
    is(drawn > 600, `the page is drawn before its colours are known, after ${drawn.toFixed(0)} ms`)
  }
  await second.close()
  await choose('')
  is(await ground(page) === 'dark', 'the device is not followed again')
  await open(other)
  is(await ground(page) === 'dark', 'the device is not followed on another page')
  await context.close()
}

/** A line that turns into a notice more days after the day of the figures than the site allows, and not before. */
async function age(browser, address, is) {
  const day = text('index.html').match(/data-as-of="(\d{4}-\d\d-\d\d)"/)?.[1]
  if (!day) { is(false, 'the page does not say the day of its figures to scripts'); return }
  const limit = Number(text('index.html').match(/data-old-after="(\d+)"/)?.[1])
  if (!limit) { is(false, 'the page does not say to scripts when it is old'); return }
  for (const [later, old] of [[0, false], [limit, false], [limit + 1, true], [-3, false]]) {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.clock.setFixedTime(new Date(`${day}T10:00:00`).getTime() + later * DAY)
    await page.goto(address('index.html'), { waitUntil: 'networkidle' })
    is(await page.locator('.as-of .age').isVisible() === old, `${later} days later the page ${old ? 'does not say' : 'says'} that it is old`)
    await context.close()
  }
}

/** Each task of a notice has a button that copies the address which leads to it, with and without the browser's clipboard. */
async function copy(browser, address, is) {
  const { path, n } = most(/class="task"/g)
  if (!n) return
  for (const clipboard of [true, false]) {
    const context = await browser.newContext()
    if (clipboard) await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => {})
    else await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined }))
    const page = await context.newPage()
    await page.goto(address(path), { waitUntil: 'networkidle' })
    const say = words => is(false, `${words}${clipboard ? '' : ' (no clipboard)'}`)
    const buttons = page.locator('button.copy')
    if (await buttons.count() !== n) say(`${await buttons.count()} buttons for ${n} tasks of ${path}`)
    const button = buttons.nth(Math.min(clipboard ? 2 : 1, n - 1)) // another one: what was copied before is still there
    const id = await button.evaluate(button => button.closest('.task').id).catch(() => '')
    if (!id) { say('no button to press'); await context.close(); continue }
    await button.focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => [...document.querySelectorAll('[role=status]')].some(each => each.textContent), null, { timeout: 2000 }).catch(() => say('copying is not announced'))
    if (!await button.evaluate(button => button === document.activeElement)) say('copying takes the focus away')
    await page.locator('#tim').focus()
    await page.keyboard.press('Control+V')
    const pasted = await page.inputValue('#tim')
    if (!pasted.endsWith(`#${id}`)) say(`the address of ${id} was not copied, but “${pasted}”`)
    else {
      await page.goto(pasted)
      if (!await page.evaluate(id => document.getElementById(id)?.matches(':target'), id)) say('the copied address does not lead to the task')
    }
    await context.close()
  }
}

/** A list narrows as asked, says so, keeps what was asked in the address, and is whole again. */
async function filters(browser, address, is) {
  const { path, n } = most(/<li data-(?:unit|issuer|kind)=|<li id="[^"]*" data-row/g, all.filter(path => / data-filter=/.test(text(path))))
  if (!n) return 0
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(address(path), { waitUntil: 'networkidle' })
  const rows = () => page.evaluate(() => {
    const list = document.getElementById(document.querySelector('form[data-filter]').dataset.filter)
    return [...list.querySelectorAll('.rows > li, [data-row]')].map(row => ({ shown: !row.hidden, words: row.textContent, unit: row.dataset.unit }))
  })
  const shown = async () => (await rows()).filter(row => row.shown)
  const whole = await rows()
  is(whole.every(row => row.shown), `${path}: a list is narrowed unasked`)
  await page.locator('details.narrow > summary').first().click()
  const word = whole[0].words.match(/[\p{L}]{4,}/u)[0]
  const fold = words => words.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
  await page.fill('#loc-chu', fold(word))
  const fitting = whole.filter(row => fold(row.words).includes(fold(word)))
  is((await shown()).length === fitting.length, `${path}: “${fold(word)}” shows ${(await shown()).length} rows of ${fitting.length}`)
  is((await page.locator('form[data-filter] output').textContent()).includes(String(fitting.length)), `${path}: how many rows fit is not said`)
  is(new URL(page.url()).searchParams.get('chu') === fold(word), `${path}: what was asked does not stand in the address`)
  await page.reload({ waitUntil: 'networkidle' })
  is((await shown()).length === fitting.length, `${path}: the address does not bring the narrowed list back`)
  await page.locator('form[data-filter] button[type=reset]').click()
  await page.waitForTimeout(50)
  is((await shown()).length === whole.length, `${path}: the list is not whole again`)
  const units = await page.locator('form[data-filter] select[data-key=unit] option').evaluateAll(all => all.map(option => option.value).filter(Boolean))
  if (units.length) {
    await page.selectOption('form[data-filter] select[data-key=unit]', units[0])
    const own = whole.filter(row => row.unit === units[0])
    is(own.length > 0 && (await shown()).length === own.length && (await shown()).every(row => row.unit === units[0]), `${path}: the filter by unit shows other rows than the unit's`)
  }
  await context.close()
  return n
}

/** The skip link skips, "/" leads to the search, a closed part opens, the switch is reached, and nothing holds the focus. */
async function keyboard(browser, address, is) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const active = what => page.evaluate(what => { const at = document.activeElement; return what === 'main' ? Boolean(at.closest('main')) : at.id || at.localName }, what)
  await page.goto(address(ofKind('notice') ?? 'index.html'), { waitUntil: 'networkidle' })
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  is(await active('main'), 'the skip link does not lead past the menu')
  await page.keyboard.press('/')
  is(await active() === 'tim', '"/" does not lead to the search field')
  await page.keyboard.press('Tab')
  is(await active() === 'button', 'behind the search field stands no button')
  // All the way round: every stop is another one, and the last leads out of the page.
  await page.goto(address('index.html'), { waitUntil: 'networkidle' })
  const stops = await page.evaluate(() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter(each => each.checkVisibility() && !each.disabled && !each.closest('details:not([open]) > :not(summary)')).length)
  let walked = 0
  for (let last = null; walked <= stops + 2; walked += 1) {
    await page.keyboard.press('Tab')
    const now = await page.evaluate(() => { const at = document.activeElement; if (at === document.body) return null; window.ketluanStops ??= []; const place = window.ketluanStops.indexOf(at); if (place < 0) window.ketluanStops.push(at); return place < 0 ? 'new' : 'again' })
    if (now === null || now === 'again' && last !== null) break
    last = now
  }
  is(walked >= stops - 1, `the keyboard reaches ${walked} of ${stops} stops of index.html`)
  const closed = page.locator('main details:not([open]) > summary').first()
  if (await closed.count()) {
    await closed.focus()
    await page.keyboard.press('Enter')
    is(await page.evaluate(() => document.activeElement.parentElement.open), 'a closed part does not open by keyboard')
  }
  await context.close()
}

/** Nothing runs or styles a page that is no file of the site. */
async function policy(browser, address, is) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(address('index.html'), { waitUntil: 'networkidle' })
  const broken = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.ketluanRan = true'
    const style = document.createElement('style')
    style.textContent = 'h1 { position: fixed }'
    document.head.append(script, style)
    return { script: Boolean(window.ketluanRan), style: getComputedStyle(document.querySelector('h1')).position === 'fixed' }
  })
  // A form that is let through takes the page away.
  broken.form = await page.evaluate(async () => {
    const form = document.createElement('form')
    form.action = 'https://example.org/'
    document.body.append(form)
    const refused = new Promise(done => { document.addEventListener('securitypolicyviolation', event => { if (event.effectiveDirective === 'form-action') done(true) }); setTimeout(() => done(false), 1500) })
    form.submit()
    return !await refused
  }).catch(() => true)
  for (const [what, is_let] of Object.entries(broken)) is(!is_let, `the policy lets a strange ${what} through`)
  await context.close()
}

/** At 320 px, with the letters, words and lines spaced as WCAG 1.4.12 has it, and in forced colours, nothing is lost. */
async function spacing(browser, address, is, path) {
  const context = await browser.newContext({ viewport: { width: NARROWEST, height: 800 }, forcedColors: 'active' })
  const page = await context.newPage()
  await page.goto(address(path), { waitUntil: 'networkidle' })
  const lost = await page.evaluate(() => {
    const found = []
    const sheet = new CSSStyleSheet() // what a reader's own style does; a <style> would be refused
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }')
    document.adoptedStyleSheets = [sheet]
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
    if (wide > 0) found.push(`is ${wide} px too wide with spaced text`)
    for (const element of document.querySelectorAll('main *')) {
      const style = getComputedStyle(element)
      const clips = /hidden|clip/.test(style.overflowX + style.overflowY) && style.clipPath === 'none' && element.checkVisibility({ visibilityProperty: true })
      if (clips && element.innerText && (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2)) found.push(`cuts spaced text off: <${element.localName} class="${element.className}">`)
    }
    const paper = getComputedStyle(document.body).backgroundColor
    const shape = document.querySelector('main .state')
    if (shape && getComputedStyle(shape, '::before').backgroundColor === paper) found.push('shows no shapes of states in forced colours')
    return found
  })
  lost.forEach(words => is(false, `${path} ${words}`))
  await context.close()
}

/** Pages on paper: their number, their size, and what stands where. */
async function print(browser, address, is, folder) {
  const context = await browser.newContext()
  const page = await context.newPage()
  let sheets = 0
  const printed = async path => {
    await page.goto(address(path), { waitUntil: 'networkidle' })
    const pdf = join(folder, 'page.pdf')
    writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, format: 'A4' }))
    const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })
    const [, width, height] = info.match(/Page size:\s+([\d.]+) x ([\d.]+)/).map(Number)
    const texts = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).normalize('NFC').split('\f').slice(0, -1)
    sheets += texts.length
    is(Math.abs(Math.min(width, height) - 595) < 2 && Math.abs(Math.max(width, height) - 842) < 2, `${path}: is no A4 sheet but ${width} × ${height}`)
    is(texts.every(text => text.trim()), `${path}: prints an empty sheet`)
    return { texts, wide: width > height }
  }
  const inOrder = (path, text, words) => {
    let at = 0
    for (const word of words) {
      const next = text.toLowerCase().indexOf(word.toLowerCase(), at)
      if (next < 0) { is(false, `${path}: “${word}” is not printed where it belongs`); return }
      at = next
    }
  }
  const home = await printed('index.html')
  is(home.texts.length === 1, `index.html: ${home.texts.length} sheets, one was wanted`)
  const month = ofKind('month')
  if (month) is((await printed(month)).wide, `${month}: does not lie across the sheet`)
  const unit = ofKind('unit')
  if (unit) inOrder(unit, (await printed(unit)).texts[0], [text(unit).match(/<h1[^>]*>([^<]+)/)[1]])
  const report = ofKind('report')
  if (report) inOrder(report, (await printed(report)).texts[0], ['Cộng hòa xã hội', 'Độc lập', 'Báo cáo'])
  const { path: notice } = most(/class="task"/g, all.filter(path => /class="to"/.test(text(path))))
  if (notice) {
    const { texts } = await printed(notice)
    inOrder(notice, texts[0], ['Cộng hòa xã hội chủ nghĩa Việt Nam', 'Độc lập - Tự do - Hạnh phúc', 'Số:', 'ngày'])
    const end = texts.findIndex(text => text.includes('Nơi nhận'))
    is(end >= 0, `${notice}: prints no recipients`)
    is(texts.slice(1).every((text, at) => text.trim().startsWith(String(at + 2))), `${notice}: sheets from the second on do not begin with their number`)
    is(!/→/.test(texts.slice(0, end + 1).join('')), `${notice}: what the site adds stands among the words of the notice`)
    is(texts.length > end + 1, `${notice}: what became of its tasks does not begin a sheet of its own`)
    is(!texts.join('').includes(await page.locator('nav.main a').first().textContent() + '\n'), `${notice}: the menu is printed`)
  }
  await context.close()
  return sheets
}

run('reader', async fault => {
  const server = await serve()
  const browser = await launch()
  const folder = mkdtempSync(join(tmpdir(), 'ketluan-print-'))
  let rows = 0, sheets = 0
  try {
    for (const [mode, address] of Object.entries({ file, http: server.address })) {
      const is = what => (value, words) => { if (!value) fault(`${what} [${mode}]`, words) }
      const tasks = [
        () => colours(browser, address, is('colours')),
        () => age(browser, address, is('age')),
        () => copy(browser, address, is('copy')),
        async () => { rows = Math.max(rows, await filters(browser, address, is('filters'))) },
        () => keyboard(browser, address, is('keyboard')),
        () => policy(browser, address, is('policy')),
      ]
      await each(tasks, task => task())
    }
    await each(pages, ({ path }) => spacing(browser, file, (value, words) => { if (!value) fault('spacing', words) }, path))
    sheets = await print(browser, file, (value, words) => { if (!value) fault('print', words) }, folder)
  } finally {
    await browser.close()
    server.close()
    rmSync(folder, { recursive: true })
  }
  return `${pages.length} pages, ${rows} rows narrowed, ${sheets} sheets printed`
})
