import { readCockpitFilter } from '../../lib/cockpit/filter'
import { getCockpit } from '../../lib/cockpit/queries'
import { getCockpitYears } from '../../lib/cockpit/years-queries'
import { loadActor } from '../../lib/platform/actor'
import { sessionToken } from '../../lib/platform/auth-session'
import { sessionCookieName } from '../../lib/platform/session'
import { queueCounts } from '../../lib/queue/count-queries'
import { pageFigures, round, sent, timed, type MeasuredPortal } from './measure'
import { fillProgramme, PROGRAMME_YEARS } from './programme-data'

const sizes = (process.env.BENCH_COCKPIT ?? '500,5000').split(',').map(Number)

/** The matrix, the comparison of years and the menu's figures, by the number of agencies; with the portal running also the pages. `portal` null: without it. */
export async function measureCockpit({ ownerUrl, portal }: { ownerUrl: string; portal: MeasuredPortal | null }) {
  const figures: Record<string, unknown> = {}
  for (const size of sizes) {
    const began = performance.now()
    const { slug, sessionId } = await fillProgramme(ownerUrl, `cockpit-${size}`, size)
    const filledSeconds = round((performance.now() - began) / 1000)
    const actor = await loadActor(sessionId, slug)
    if (!actor) throw new Error('no actor')
    const filter = readCockpitFilter({})
    const matrix = () => getCockpit(actor, filter)
    const tree = () => getCockpit(actor, readCockpitFilter({ view: 'tree' }))
    const years = () => getCockpitYears(actor, filter)
    const cookie = `${sessionCookieName()}=${await sessionToken(sessionId)}`
    const page = (path: string) => (portal ? pageFigures(portal, cookie, `/${slug}/office${path}`) : null)
    figures[size] = {
      years: PROGRAMME_YEARS, filledSeconds, matrix: { ...await timed(matrix), statements: await sent(matrix), rows: (await matrix()).matrix.rows.length }, tree: await timed(tree),
      comparison: { ...await timed(years), statements: await sent(years) }, menu: { ...await timed(() => queueCounts(actor)), statements: await sent(() => queueCounts(actor)) },
      ...(portal && { page: await page('/cockpit'), treePage: await page('/cockpit?view=tree'), yearsPage: await page('/cockpit/years'), home: await page('') }),
    }
  }
  return figures
}
