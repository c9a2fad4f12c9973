import { readCockpitFilter } from '../../lib/cockpit/filter'
import { getCockpit } from '../../lib/cockpit/queries'
import { getCockpitYears } from '../../lib/cockpit/years-queries'
import { loadActor } from '../../lib/platform/actor'
import { sessionToken } from '../../lib/account/auth-session'
import { sessionCookieName } from '../../lib/platform/session'
import { officeCounts } from '../../lib/queue/count-queries'
import { bySize, figured, pageFigures, round, type MeasuredPortal } from './measure'
import { fillProgramme, PROGRAMME_YEARS } from './programme-data'

const sizes = (process.env.BENCH_COCKPIT ?? '500,5000').split(',').map(Number)

/** The matrix, the comparison of years, the menu's figures and their pages, by the number of agencies. */
export function measureCockpit({ ownerUrl, portal }: { ownerUrl: string; portal: MeasuredPortal }) {
  return bySize(sizes, async (size) => {
    const began = performance.now()
    const { slug, sessionId } = await fillProgramme(ownerUrl, `cockpit-${size}`, size)
    const filledSeconds = round((performance.now() - began) / 1000)
    const actor = await loadActor(sessionId, slug)
    if (!actor) throw new Error('no actor')
    const filter = readCockpitFilter({})
    const cookie = `${sessionCookieName()}=${await sessionToken(sessionId)}`
    const page = (path: string) => pageFigures(portal, cookie, `/${slug}/office${path}`)
    return {
      years: PROGRAMME_YEARS,
      filledSeconds,
      rows: (await getCockpit(actor, filter)).matrix.rows.length,
      matrix: await figured(() => getCockpit(actor, filter)),
      tree: await figured(() => getCockpit(actor, readCockpitFilter({ view: 'tree' }))),
      comparison: await figured(() => getCockpitYears(actor, filter)),
      menu: await figured(() => officeCounts(actor)),
      matrixPage: await page('/cockpit'),
      treePage: await page('/cockpit?view=tree'),
      yearsPage: await page('/cockpit/years'),
      home: await page(''),
    }
  })
}
