// From a save to the new words on the screen, in a real Chromium that looks at `ketluan serve`.
//
//   node tests/site/live.mjs PROGRAM SITE [SAVES]
//
// SITE is a folder with the notices of benches/offices; one of them is written to SAVES times. The page itself says when the words are painted, by the
// same clock that said when they were saved. Prints p50 and p95 of a notice's own page, and of the list of a year, which waits for the whole site.

import { spawn } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'

const [program, site, wanted] = process.argv.slice(2)
const saves = Number(wanted ?? 20)
const PATIENCE = 120_000
process.argv[2] = site // where browser.mjs looks for a built site; nothing is read of it
const { launch, watch } = await import('./browser.mjs')

const notices = join(site, 'content/notices')
const path = readdirSync(notices, { recursive: true }).filter(name => name.endsWith('tb-0.md')).sort()[0]
const id = path.replace(/\\/g, '/').replace(/\.md$/, '')
const text = readFileSync(join(notices, path), 'utf8')
const year = text.match(/^issued = (\d{4})/m)[1]
const task = text.indexOf('\n- ', text.indexOf('\n## ')) + 3
const now = () => performance.timeOrigin + performance.now()

const server = spawn(program, ['serve', '--port', '0', '--root', site], { stdio: ['ignore', 'pipe', 'inherit'] })
const lines = createInterface({ input: server.stdout })
const origin = await new Promise((found, failed) => {
  lines.on('line', line => line.startsWith('http://') && found(line))
  server.on('exit', () => failed(new Error('the server ended')))
})

/** Runs in the page: says when a mark is painted. The frame after the one that knows it is the first that shows it. */
function look() {
  let last = ''
  const frame = () => {
    const mark = document.body?.textContent.match(/dấu-[a-z]+-\d+-hết/)?.[0]
    if (mark && mark !== last) {
      last = mark
      requestAnimationFrame(() => window.ketluanSeen(mark, performance.timeOrigin + performance.now()))
    }
    requestAnimationFrame(frame)
  }
  frame()
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]

/** What is laid into the page is what the server tells, word for word. The page may be loaded anew meanwhile, which says nothing against it. */
async function check(page, mark) {
  const differs = await page.evaluate(async () => {
    const answer = await fetch(location.href, { cache: 'no-store' })
    const told = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main').textContent
    const shown = document.querySelector('main').textContent
    const at = [...told].findIndex((letter, at) => shown[at] !== letter)
    return at < 0 ? '' : `shown …${shown.slice(Math.max(0, at - 20), at + 60)}…, told …${told.slice(Math.max(0, at - 20), at + 60)}…`
  }).catch(() => '')
  if (differs) throw new Error(`${mark}: ${differs}`)
}

/** Saves of several kinds: words in a task, a task more, a task less, and more behind the last of a unit. */
function edited(mark, n) {
  const end = text.indexOf('\n', task)
  const next = text.indexOf('\n- ', end)
  const last = text.lastIndexOf('\n', text.indexOf('\n## ', end) - 2)
  return [
    () => `${text.slice(0, task)}${mark} ${text.slice(task)}`,
    () => `${text.slice(0, end)}\n- ${mark} là việc mới.${text.slice(end)}`,
    () => `${text.slice(0, task)}${mark} ${text.slice(next + 3)}`,
    () => `${text.slice(0, last)}\n- ${mark} là việc mới.\n- Còn một việc nữa.${text.slice(last)}`,
  ][n % 4]()
}

async function series(page, seen, name, address, write) {
  const start = now()
  for (;;) { // The first look at the whole takes as long as a build.
    // The page that says so is loaded anew when the whole is told, which may cut this short.
    const answer = await page.goto(origin + address).catch(() => null)
    if (answer?.status() === 200) break
    if (now() - start > PATIENCE) throw new Error(`${address} never came`)
    await pause(200)
  }
  const times = []
  for (let n = 0; n < saves; n += 1) {
    const mark = `dấu-${name}-${n}-hết`
    const painted = new Promise((found, failed) => {
      seen.set(mark, found)
      setTimeout(() => failed(new Error(`${mark} was never seen`)), PATIENCE).unref()
    })
    await page.evaluate(() => { window.isBefore = true })
    const saved = now()
    writeFileSync(join(notices, path), write(mark, n))
    times.push(await painted - saved)
    await check(page, mark)
    // Not in step with anything, and not before the whole is told, for which the page is loaded anew.
    const settled = () => !window.isBefore && document.readyState === 'complete' && document.querySelector('#ketluan-live .ketluan-behind')?.hidden
    await page.waitForFunction(settled, null, { timeout: PATIENCE })
    await pause(300 + 37 * (n % 7))
  }
  times.sort((a, b) => a - b)
  return [at(times, 0.5), at(times, 0.95)]
}

let code = 0
try {
  const browser = await launch()
  const page = await browser.newPage()
  page.setDefaultTimeout(PATIENCE)
  page.setDefaultNavigationTimeout(PATIENCE)
  const seen = new Map()
  await page.exposeFunction('ketluanSeen', (mark, time) => seen.get(mark)?.(time))
  await page.addInitScript(look)
  const faults = watch(page)
  const own = await series(page, seen, 'trang', `thong-bao/${id}/`, edited)
  const list = await series(page, seen, 'muc', `thong-bao/${year}/`, mark => text.replace(/^title = "/m, `title = "${mark} `))
  // What was on its way when a page was loaded anew is given up.
  const ended = ['request failed', 'console: TypeError: Failed to fetch']
  const scripts = faults.filter(fault => !ended.some(words => fault.startsWith(words)) && !fault.includes('503'))
  scripts.forEach(fault => console.log(`  ${fault}`))
  const told = ([p50, p95]) => `p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`
  console.log(`live: ${saves} saves each; its own page ${told(own)}; the list of its year ${told(list)}; ${scripts.length} faults`)
  code = scripts.length ? 1 : 0
  await browser.close()
} catch (error) {
  console.error(error)
  code = 2
} finally {
  server.kill()
  writeFileSync(join(notices, path), text)
}
process.exit(code)
