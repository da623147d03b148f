// The pictures of the guide, of the sample site as readers see it on the day of its figures. docs/pictures runs it.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { file, launch, root } from './browser.mjs'

const into = process.argv[3]
const OFFICE = 'so-minh-hoa'
const NOTICE = `thong-bao/${OFFICE}/2025/tuan-43/index.html`

// name, page, first and last element shown (the last left out: the first alone), how high at most, what is done before.
const PICTURES = [
  ['trang-dau', 'index.html', 'main', null, 760],
  ['thuoc-tinh', NOTICE, '.aside', null, 420],
  ['viec', NOTICE, '#muc-1-van-phong-so', '#muc-4-phong-quan-ly-cong-nghe-va-doi-moi-sang-tao', 372],
  ['cach-doc', NOTICE, '#cach-doc', null, 380, page => page.locator('#cach-doc > summary').click()],
  ['chi-tieu', 'chi-tieu/2025/index.html', 'table.indicators', null, 420],
  ['bieu-do', `chi-tieu/2025/${OFFICE}/ty-le-giai-ngan-von-su-nghiep-khoa-hoc-va-cong-nghe/index.html`, '.chart-box', null, 480],
  ['don-vi', `don-vi/${OFFICE}/phong-quan-ly-khoa-hoc/index.html`, 'main', null, 720],
  ['lich', 'lich/2025/11/index.html', 'table.month', null, 640],
  ['bao-cao', `bao-cao/${OFFICE}/2025/thang-10/index.html`, '.paper', 'table.report', 620],
  ['tim-kiem', 'tim-kiem/index.html?q=giai+ngan', 'main', null, 620, page => page.waitForSelector('#search-results a')],
]

const browser = await launch()
const day = readFileSync(join(root, 'index.html'), 'utf8').match(/data-as-of="([^"]+)"/)[1]
let total = 0
for (const [name, path, first, last, most, before] of PICTURES) {
  const context = await browser.newContext({ viewport: { width: 960, height: 900 }, deviceScaleFactor: 1.25, colorScheme: 'light', reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.clock.setFixedTime(new Date(`${day}T09:00:00`))
  const [page_path, query] = path.split('?')
  await page.goto(file(page_path) + (query ? `?${query}` : ''), { waitUntil: 'networkidle' })
  if (before) await before(page)
  const box = await page.locator(first).first().boundingBox()
  const end = last ? await page.locator(last).first().boundingBox() : box
  const bottom = Math.min(end.y + end.height, box.y + most)
  const scrolled = await page.evaluate(() => [scrollX, scrollY])
  const left = Math.min(box.x, end.x), width = Math.max(box.width, end.width)
  const clip = { x: Math.max(0, left - 12 + scrolled[0]), y: Math.max(0, box.y - 8 + scrolled[1]), width: Math.min(width + 24, 960), height: bottom - box.y + 16, scale: 1 }
  // The browser itself writes WebP; through playwright it would be PNG, three times as large.
  const session = await context.newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 55, clip, captureBeyondViewport: true })
  const bytes = Buffer.from(data, 'base64')
  writeFileSync(join(into, `huong-dan-${name}.webp`), bytes)
  total += bytes.length
  console.log(`huong-dan-${name}.webp ${Math.round(bytes.length / 1024)} KB`)
  await context.close()
}
await browser.close()
console.log(`${PICTURES.length} pictures, ${Math.round(total / 1024)} KB`)
