// How many events and to-dos ical.js sees in each calendar named: a JSON list in the order of the arguments.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const ICAL = createRequire(`${process.env.KETLUAN_TEST_CACHE}/`)('ical.js')

function entries(path) {
  try {
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, 'utf8')))
    return ['vevent', 'vtodo'].flatMap(kind => calendar.getAllSubcomponents(kind)).length
  } catch (error) {
    return `an error (${error.message})`
  }
}

console.log(JSON.stringify(process.argv.slice(2).map(entries)))
