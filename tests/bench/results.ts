import { openSession, sessionToken } from '../../lib/account/auth-session'
import { newId } from '../../lib/core/ids'
import { closeBatches } from '../../lib/feedback/release/close'
import { platformDb, withTenant } from '../../lib/platform/db'
import { sessionCookieName } from '../../lib/platform/session'
import { createSurvey } from '../factories/answer'
import { createAgency, createTenant } from '../factories/tenant'
import { bySize, pageFigures, round, type MeasuredPortal } from './measure'

const sizes = (process.env.BENCH_RESULTS ?? '10000,100000').split(',').map(Number)
const BATCH = 2_000
const POINTS = 10

/** Every fifth writes something; two of five themes are found in it. */
const SAID = [
  'Долго ждала в очереди, талонов на всех не хватило.',
  'Окно с документами закрыли раньше времени, пришлось ехать ещё раз.',
  'Вежливые сотрудники, всё объяснили с первого раза.',
  'На сайте не нашёл, какие справки нужны.',
  'Парковки рядом нет, зимой не подойти.',
]
const THEMES = ['очередь', 'документ', 'сотрудник', 'сайт', 'парковка']

function answer(n: number) {
  const glad = n % 7 === 0 ? 'no' : n % 3 === 0 ? 'partly' : 'yes'
  const words = n % 5 === 0 ? { words: `${SAID[(n / 5) % SAID.length]} Обращение ${n}.` } : {}
  return {
    point: n % POINTS,
    day: new Date(Date.UTC(2026, 0, 12 + Math.floor(n / BATCH))),
    answers: { glad, ...(glad === 'no' && { why: ['queue'] }), mark: 1 + ((n * 7) % 5), ...words },
  }
}

/** A survey of so many answers in closed batches, its person of the authority. Returns how long one batch closes. */
async function fill(size: number) {
  const tenant = await createTenant()
  const { id: tenantId, settings } = tenant
  const agency = await createAgency(tenant)
  const survey = await createSurvey(tenantId, agency.id)
  const [userId, personId] = [newId(), newId()]
  const email = `${tenant.slug}@example.test`
  await platformDb().user.create({ data: { id: userId, email } })
  const points = Array.from({ length: POINTS }, newId)
  await withTenant(tenantId, async (tx) => {
    await tx.person.create({ data: { tenantId, id: personId, userId, name: 'Сотрудник органа', email } })
    await tx.membership.create({ data: { tenantId, id: newId(), personId, role: 'AUTHORITY' } })
    await tx.touchpoint.createMany({
      data: points.map((id, at) => ({
        ...{ tenantId, id, agencyId: agency.id, code: `p${at}`, name: `Окно ${at + 1}`, channel: 'visit' },
        createdBy: 'Замер',
      })),
    })
    await tx.surveyTheme.createMany({
      data: THEMES.map((word) => ({
        ...{ tenantId, id: newId(), agencyId: agency.id, name: word, words: [word], createdBy: 'Замер' },
      })),
    })
  })
  const spent: number[] = []
  for (let from = 0; from < size; from += BATCH) {
    const data = Array.from({ length: BATCH }, (_, i) => answer(from + i))
    await withTenant(tenantId, (tx) =>
      tx.surveyIntake.createMany({
        data: data.map(({ point, ...one }) => ({
          ...{ tenantId, id: crypto.randomUUID(), surveyId: survey.id, versionId: survey.versionId, ...one },
          ...{ agencyId: agency.id, touchpointId: points[point] ?? null, channel: 'LINK' },
        })),
      }),
    )
    const began = performance.now()
    await withTenant(tenantId, (tx) =>
      closeBatches(
        { tx, tenantId, settings: settings.feedback, today: '2026-11-20' },
        { id: survey.id, splits: ['glad'], closed: false },
      ),
    )
    spent.push(performance.now() - began)
  }
  const cookie = `${sessionCookieName()}=${await sessionToken(await openSession(platformDb(), userId, true))}`
  return { slug: tenant.slug, survey: survey.id, cookie, batchMs: round(Math.max(...spent)) }
}

/** Results, free words and the overview, by the number of answers in closed batches. */
export function measureResults({ portal, tidy }: { portal: MeasuredPortal; tidy: () => Promise<void> }) {
  return bySize(sizes, async (size) => {
    const { slug, survey, cookie, batchMs } = await fill(size)
    await tidy()
    const page = (path: string) => pageFigures(portal, cookie, `/${slug}/office/surveys/${path}`)
    return {
      [`slowest batch of ${BATCH}, ms`]: batchMs,
      results: await page(`${survey}/results`),
      words: await page(`${survey}/words`),
      wordsFound: await page(`${survey}/words?q=${encodeURIComponent('очередь')}`),
      overview: await page('results'),
    }
  })
}
