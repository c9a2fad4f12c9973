import { formatLong } from '@/lib/core/dates'
import { workingDaysOf } from '@/lib/core/work-calendar'
import { picture as pictureOf } from '@/lib/documents/chart-picture'
import { mapPdf } from '@/lib/documents/map-pdf'
import { fileResponse } from '@/lib/documents/file-response'
import { withActor } from '@/lib/platform/api'
import { light } from '@/lib/processes/map/palette'
import { getMapFiles } from '@/lib/processes/file/queries'
import { getCalculation } from '@/lib/processes/money/calculation-queries'
import { inDays } from '@/lib/processes/money/headline'
import type { ProcessResults } from '@/lib/processes/model/results'
import { stepColumns, stepLines, timesWords } from '@/lib/processes/model/step-lines'
import { mapSvg, runsADay, streamSvg } from '@/lib/processes/picture/picture'
import { may } from '@/lib/access'
import { getPinnedProblems } from '@/lib/processes/optimisation/list-queries'
import { pinsByStep } from '@/lib/processes/optimisation/problem'

/** Wide enough for a sheet of A3. */
const WIDE = 3200

const STATES = new Set(['', 'AS_IS', 'TO_BE'])
const FORMATS = new Set(['', 'svg', 'png', 'a3', 'a4', 'bpmn'])

const leadText = (results: ProcessResults | null, dayMinutes: string): string =>
  results?.figures.lead.exact ? `: ${inDays(results.figures.lead.mean, dayMinutes)} рабочего дня` : ''

type Params = { params: Promise<{ tenant: string; id: string }> }

/** The map of a state as SVG, PNG or BPMN 2.0, or its value stream: `state`, `as`, `show=stream`. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { tenant, id } = await params
  const asked = new URL(request.url).searchParams
  return withActor(request, tenant, async (actor) => {
    if (!STATES.has(asked.get('state') ?? '') || !FORMATS.has(asked.get('as') ?? ''))
      return new Response(null, { status: 404 })
    const view = await getCalculation(actor, { id })
    const state = asked.get('state') === 'TO_BE' ? 'TO_BE' : 'AS_IS'
    const one = view.states[state]
    if (!one || one.map.rows.length === 0) return new Response(null, { status: 404 })
    const name = `${view.process.code} ${state === 'AS_IS' ? 'как есть' : 'как будет'}`
    const problems = state === 'AS_IS' && may(actor, 'optimisation.read') ? await getPinnedProblems(actor, { id }) : []
    const file = (await getMapFiles(actor, { id }))[state]
    if (asked.get('as') === 'bpmn' && file) return fileResponse(file.text, 'bpmn', name)
    const drawn = {
      model: one.map.model,
      roles: one.question.roles,
      visits: one.results?.figures.visits ?? null,
      dayMinutes: view.dayMinutes,
      colours: light,
      file,
      pins: pinsByStep(problems),
    }
    const title = `${view.process.name}: ${name}`
    const svg =
      asked.get('show') === 'stream'
        ? streamSvg(drawn, title, runsADay(view.process.runsPerYear, workingDaysOf(view.year)?.length))
        : mapSvg(drawn, title)
    const as = asked.get('as')
    if (as === 'a3' || as === 'a4') {
      const sheet = {
        title: view.process.name,
        lead: `${state === 'AS_IS' ? 'Как есть' : 'Как будет'}${leadText(one.results, view.dayMinutes)}`,
        foot: `${view.process.agencyName}, ${view.process.code}, на ${formatLong(view.day)}${asked.get('show') === 'stream' ? '' : `; ${timesWords}`}`,
        alt: title,
        svg,
        columns: [stepColumns.number, stepColumns.name, stepColumns.wait, stepColumns.work, stepColumns.spent],
        rows: stepLines(drawn.model, drawn.visits, view.dayMinutes).map((line) => [
          String(line.number),
          line.name,
          line.wait,
          line.work,
          line.spent,
        ]),
      }
      return fileResponse(mapPdf(sheet, as), 'pdf', `${name}, ${as.toUpperCase().replace('A', 'А')}`)
    }
    return as === 'png' ? fileResponse(pictureOf(svg, WIDE) as BodyInit, 'png', name) : fileResponse(svg, 'svg', name)
  })
}
