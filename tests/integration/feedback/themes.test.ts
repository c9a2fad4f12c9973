import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { dayColumn } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import { getTexts } from '@/lib/feedback/results/text-queries'
import { EVERYBODY } from '@/lib/feedback/survey/definition'
import { withTenant } from '@/lib/platform/db'
import { surveyContent } from '../../factories/survey'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const marked = z
  .object({
    themes: z.record(z.string(), z.object({ name: z.string(), words: z.array(z.string()) })),
    texts: z.array(z.object({ text: z.string(), themes: z.array(z.string()) })),
  })
  .parse(JSON.parse(readFileSync(new URL('../../cases/feedback/themes.json', import.meta.url), 'utf8')))

it('finds the themes that a person sees in two hundred texts', async () => {
  const tenant = await createTenant()
  const tenantId = tenant.id
  const agencyId = (await createAgency(tenant)).id
  const [id, versionId, blockId] = [newId(), newId(), newId()]
  const themeIds = new Map(Object.keys(marked.themes).map((key) => [key, newId()]))
  const wordIds = marked.texts.map(() => randomUUID())
  const own = { tenantId, surveyId: id, agencyId }
  await withTenant(tenantId, async (tx) => {
    await tx.survey.create({
      data: { tenantId, id, agencyId, title: 'О', code: randomUUID().slice(0, 8), status: 'OPEN', createdBy: 'К' },
    })
    await tx.surveyVersion.create({
      data: { tenantId, id: versionId, surveyId: id, number: 1, content: surveyContent, startedBy: 'К' },
    })
    const day = dayColumn('2026-10-01')
    await tx.surveyBlock.create({
      data: { ...own, id: blockId, versionId, number: 1, from: day, until: day, closedOn: day, threshold: 5 },
    })
    await tx.surveyWords.createMany({
      data: marked.texts.map(({ text }, at) => ({
        ...{ ...own, id: wordIds[at] ?? '', blockId, questionId: 'change', cell: EVERYBODY, text },
      })),
    })
    await tx.surveyTheme.createMany({
      data: Object.entries(marked.themes).map(([key, { name, words }]) => ({
        ...{ tenantId, id: themeIds.get(key) ?? '', name, words, createdBy: 'К' },
      })),
    })
  })
  const actor = await createActor(tenant, 'AUTHORITY')
  const found = new Map<string, Set<string>>()
  for (let page = 1; page <= 4; page += 1)
    for (const row of (await getTexts(actor, { id, theme: '', q: '', page })).rows)
      found.set(row.id, new Set(row.themes.map((theme) => theme.id)))
  expect(found.size).toBe(200)
  let [right, put, meant] = [0, 0, 0]
  for (const [at, { themes }] of marked.texts.entries()) {
    const seen = found.get(wordIds[at] ?? '') ?? new Set()
    put += seen.size
    meant += themes.length
    right += themes.filter((key) => seen.has(themeIds.get(key) ?? '')).length
  }
  const [precision, recall] = [right / put, right / meant]
  console.info(
    `themes by words: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, ${put} put of ${meant}`,
  )
  expect(precision).toBeGreaterThan(0.7)
  expect(recall).toBeGreaterThan(0.7)
})
