import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { surveyScript } from '../../lib/cli/survey-script.mjs'

const served = readFileSync(new URL('../../public/survey.js', import.meta.url), 'utf8')

it('the answer page’s script is the one its sources make (npm run survey-script)', async () => {
  expect(served).toBe(await surveyScript())
})

it('the answer page’s script is at most 20 KB over the wire', () => {
  expect(gzipSync(served).length).toBeLessThanOrEqual(20_000)
})
