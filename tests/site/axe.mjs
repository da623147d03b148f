// Accessibility in a real browser: axe-core (WCAG 2.0, 2.1, 2.2 at A and AA, and best practices) on every page, light on a wide screen and dark on a
// narrow one; on the largest and the smallest page of each kind light and dark at three widths, with a walk by Tab; no sideways scrolling. Scripts are on,
// so what they throw or ask for is reported here too.

import { LOST, each, file, launch, packages, run, sample, serve, watch } from './browser.mjs'

const { source } = packages('axe-core')
const WIDTHS = [360, 768, 1280]
const NARROWEST = 320 // WCAG 1.4.10: 1280 px at 400 %
const STOPS = 60

/** Names rules one by one: those new in WCAG 2.2 are off in axe unless asked for. */
const axe = page => page.evaluate(async () => {
  const wanted = window.axe.getRules().filter(({ tags }) =>
    tags.some(tag => /^wcag2\d?a{1,2}$|^best-practice$/.test(tag)) && !tags.includes('deprecated') && !tags.includes('experimental'))
  const rules = wanted.map(rule => rule.ruleId)
  const { violations } = await window.axe.run(document, {
    runOnly: { type: 'rule', values: rules }, rules: Object.fromEntries(rules.map(rule => [rule, { enabled: true }])), resultTypes: ['violations'],
    preload: false, // of style sheets, by a request the page's policy rightly blocks; only experimental rules want them
  })
  return { rules: rules.length, violations: violations.map(({ id, help, nodes }) => ({ id, help, count: nodes.length, where: nodes[0].target.flat().join(' ') })) }
})

const sideways = page => page.evaluate(() => {
  const width = document.documentElement.clientWidth
  const over = document.documentElement.scrollWidth - width
  if (over <= 0) return null
  const widest = [...document.body.querySelectorAll('*')].find(element => element.getBoundingClientRect().right > width + 1)
  return `${over} px too wide${widest ? `, first <${widest.localName} class="${widest.getAttribute('class') ?? ''}">` : ''}`
})

/** In parts of some twenty, so that several tabs share them. */
const split = paths => Array.from({ length: Math.ceil(paths.length / 20) }, (_, at) => paths.slice(at * 20, at * 20 + 20))

/** Looks at the element with the focus, and at how the one before it looks now that the focus has left. */
const stop = page => page.evaluate(() => {
  const look = element => {
    const s = getComputedStyle(element)
    const outline = s.outlineStyle === 'none' || parseFloat(s.outlineWidth) === 0 ? 'none' : `${s.outlineStyle} ${s.outlineWidth} ${s.outlineColor}`
    return [outline, s.boxShadow, s.backgroundColor, s.borderColor, s.borderWidth, s.textDecoration, s.color].join('|')
  }
  const focused = document.activeElement
  const before = window.ketluanBefore
  const unmarked = before && before.look === look(before.element) ? before.name : null
  if (!focused || focused === document.body) return { done: true, unmarked }
  if (before?.element === focused) return { trap: true, name: before.name }
  const name = `<${focused.localName}> ${(focused.textContent || focused.getAttribute('aria-label') || focused.name || '').trim().slice(0, 40)}`
  window.ketluanBefore = { element: focused, look: look(focused), name }
  const boxes = [...focused.getClientRects()].filter(box => box.width > 1 && box.height > 1)
  const inView = box => box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth
  const onTop = box => {
    const x = Math.min(Math.max((box.left + box.right) / 2, 1), innerWidth - 2)
    const y = Math.min(Math.max((box.top + box.bottom) / 2, 1), innerHeight - 2)
    const hit = document.elementFromPoint(x, y)
    return hit && (focused.contains(hit) || hit.contains(focused) || hit.closest('label')?.control === focused)
  }
  return {
    name, unmarked,
    hidden: !boxes.some(inView) ? 'is not on the screen' : !boxes.some(onTop) ? 'is covered by something else' : null,
    href: focused.getAttribute('href'),
  }
})

async function walk(page, fault) {
  let stops = 0
  for (; stops < STOPS; stops += 1) {
    await page.keyboard.press('Tab')
    const at = await stop(page)
    if (at.unmarked) fault(`focus is not visible on ${at.unmarked}`)
    if (at.trap) fault(`focus is trapped at ${at.name}`)
    if (at.done || at.trap) break
    if (at.hidden) fault(`has the focus and ${at.hidden}: ${at.name}`)
    if (stops === 0) {
      const leads = await page.evaluate(href => {
        const target = href?.startsWith('#') && document.getElementById(decodeURIComponent(href.slice(1)))
        const main = document.querySelector('main')
        return Boolean(target && main && (target.contains(main) || main.contains(target)))
      }, at.href)
      if (!leads) fault(`first Tab stop is no skip link to the main part: ${at.name}`)
    }
  }
  if (stops === 0) fault('Tab stops nowhere')
  return stops
}

run('axe', async fault => {
  const { pages, others, unnamed, moved, kinds, all } = sample()
  unnamed.forEach(path => fault(path, 'page does not say its data-kind'))
  const browser = await launch()
  const server = await serve()
  let runs = 0, stops = 0, rules = 0
  await each(pages, async ({ path }) => {
    const context = await browser.newContext({ reducedMotion: 'reduce' })
    const page = await context.newPage()
    // 404.html is for servers only: its addresses begin at the root of the host.
    const address = path === LOST ? server.address(path) : file(path)
    const wrong = watch(page, address)
    const seen = new Map()
    await page.goto(address, { waitUntil: 'networkidle' })
    await page.setViewportSize({ width: 1280, height: 800 })
    const walked = await walk(page, words => fault(path, words)) // not `stops += await`: pages side by side would lose counts
    stops += walked
    await page.evaluate(source)
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme })
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 })
        await page.evaluate(() => document.getAnimations().forEach(animation => { try { animation.finish() } catch { animation.cancel() } }))
        const found = await axe(page)
        rules = found.rules
        runs += 1
        const add = words => seen.set(words, [...(seen.get(words) ?? []), `${colorScheme} ${width}`])
        found.violations.forEach(({ id, help, count, where }) => add(`${id}: ${help} (${count}×, first ${where})`))
      }
    }
    for (const [words, states] of seen) fault(path, `${words} [${states.length === 6 ? 'all' : states.join(', ')}]`)
    for (const width of [NARROWEST, ...WIDTHS]) {
      await page.setViewportSize({ width, height: 800 })
      const over = await sideways(page)
      if (over) fault(path, `scrolls sideways at ${width} px: ${over}`)
    }
    wrong.forEach(words => fault(path, words))
    await context.close()
  })
  // One tab after another page serves many: opening one costs as much as looking.
  await each(split(others), async paths => {
    const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    const wrong = watch(page)
    for (const path of paths) {
      await page.goto(file(path), { waitUntil: 'load' })
      await page.evaluate(source)
      for (const [colorScheme, width] of [['light', 1280], ['dark', 360]]) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 800 })
        const found = await axe(page)
        runs += 1
        found.violations.forEach(({ id, help, count, where }) => fault(path, `${id}: ${help} (${count}×, first ${where}) [${colorScheme} ${width}]`))
      }
      await page.setViewportSize({ width: NARROWEST, height: 800 })
      const over = await sideways(page)
      if (over) fault(path, `scrolls sideways at ${NARROWEST} px: ${over}`)
      wrong.splice(0).forEach(words => fault(path, words))
    }
    await context.close()
  })
  await browser.close()
  server.close()
  return `${pages.length + others.length} of ${all} pages, ${pages.length} of them at all widths (${kinds} kinds, ${moved} moved), ${runs} runs of ${rules} rules, ${stops} Tab stops`
})
