// What the browser checks share: which pages to open, a Chromium that reaches nothing but this machine, and the report.

import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { extname, join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'

export const packages = createRequire(`${process.env.KETLUAN_TEST_CACHE}/`)
const { chromium } = packages('playwright-core')

export const root = process.argv[2]
export const LOST = '404.html'
const PREFIX = '/bao-cao/'
const read = path => readFileSync(join(root, path))
export const file = path => pathToFileURL(join(root, path)).href

/** The largest and the smallest page of each kind: the full state and the empty one; and the `others`. Pages that only send on are left out. */
export function sample() {
  const all = readdirSync(root, { recursive: true }).map(path => path.split(sep).join('/')).filter(path => path.endsWith('.html')).sort()
  const kinds = new Map()
  const unnamed = []
  let moved = 0
  for (const path of all) {
    const text = read(path).toString()
    if (/<meta[^>]+http-equiv=["']?refresh/i.test(text)) { moved += 1; continue }
    const kind = text.match(/<(?:html|body|main)\b[^>]*\sdata-kind=["']?([\w-]+)/i)?.[1]
    if (!kind) unnamed.push(path)
    kinds.set(kind, [...(kinds.get(kind) ?? []), { path, kind: kind ?? '(none)', size: text.length }])
  }
  const pages = [...kinds.values()].flatMap(group => {
    group.sort((a, b) => b.size - a.size)
    return group.length > 1 ? [group[0], group.at(-1)] : group
  })
  const chosen = new Set(pages.map(page => page.path))
  const others = [...kinds.values()].flat().map(page => page.path).filter(path => !chosen.has(path) && path !== LOST)
  return { pages, others, unnamed, moved, kinds: kinds.size, all: all.length }
}

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: [
      ...(process.getuid() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update',
      '--disable-sync', '--no-first-run', '--no-default-browser-check', '--no-proxy-server',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  })
}

/** Collects into the list it returns what goes wrong in a page; `expected` is an address that may answer with an error. */
export function watch(page, expected) {
  const wrong = []
  page.on('console', message => {
    // Chromium repeats a failed request on the console; the request itself is reported below, with its status.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) wrong.push(`console: ${message.text().slice(0, 200)}`)
  })
  page.on('pageerror', error => wrong.push(`script: ${error.message}`))
  page.on('requestfailed', request => wrong.push(`request failed: ${request.url()} ${request.failure()?.errorText ?? ''}`))
  page.on('response', response => {
    if (response.status() >= 400 && response.url() !== expected) wrong.push(`request answered ${response.status()}: ${response.url()}`)
  })
  return wrong
}

/** Runs `work` on each item, a few side by side. */
export async function each(items, work) {
  const waiting = [...items]
  const jobs = Number(process.env.KETLUAN_TEST_JOBS) || Math.min(4, availableParallelism())
  await Promise.all(Array.from({ length: jobs }, async () => {
    while (waiting.length) await work(waiting.shift())
  }))
}

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml', '.json': 'application/json', '.png': 'image/png', '.webp': 'image/webp', '.ico': 'image/x-icon',
  '.woff2': 'font/woff2', '.xml': 'application/xml', '.ics': 'text/calendar; charset=utf-8', '.csv': 'text/csv; charset=utf-8',
}

/** 404.html is shown at any depth, so its links begin with the sub-path it was built for; that is where it is served. */
function prefixOf404() {
  const addresses = [...read(LOST).toString().matchAll(/\s(?:href|src)="(\/[^"#?]*)"/g)].map(found => found[1])
  for (const address of addresses) {
    for (let cut = 1; cut > 0; cut = address.indexOf('/', cut) + 1) {
      try { read(address.slice(cut)); return address.slice(0, cut) } catch { /* a longer prefix, then */ }
    }
  }
  return PREFIX
}

/** Serves the site under a sub-path and nothing outside it, as a plain static server does; absent pages get 404.html. */
export async function serve() {
  const lost = existsSync(join(root, LOST)) ? prefixOf404() : PREFIX
  const prefixes = [PREFIX, lost]
  const server = createServer((request, response) => {
    const address = decodeURIComponent(new URL(request.url, 'http://x').pathname)
    const prefix = prefixes.find(prefix => address.startsWith(prefix))
    const path = prefix && address.slice(prefix.length).replace(/(^|\/)$/, '$1index.html')
    const send = (status, path) => {
      const body = read(path)
      response.writeHead(status, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body)
    }
    try {
      if (!prefix || path.split('/').includes('..')) throw new Error('outside')
      send(200, path)
    } catch {
      try { send(404, LOST) } catch { response.writeHead(404).end() }
    }
  })
  await new Promise(listening => server.listen(0, '127.0.0.1', listening))
  const origin = `http://127.0.0.1:${server.address().port}`
  return {
    address: path => origin + (path === LOST ? `${lost}khong/co/trang-nay.html` : PREFIX + path.split('/').map(encodeURIComponent).join('/')),
    close: () => server.close(),
  }
}

/** Runs `check(fault)`, which returns its line of numbers. Node would exit 1 when it dies; that means "fault" here. */
export async function run(name, check) {
  const faults = []
  try {
    const numbers = await check((where, words) => faults.push(`  ${where}: ${words}`))
    const show = Number(process.env.KETLUAN_TEST_SHOW ?? 40)
    faults.slice(0, show).forEach(line => console.log(line))
    if (faults.length > show) console.log(`  … and ${faults.length - show} more`)
    console.log(`${name}: ${numbers}, ${faults.length} faults`)
    process.exitCode = faults.length ? 1 : 0
  } catch (error) {
    console.error(error)
    process.exit(2)
  }
}
