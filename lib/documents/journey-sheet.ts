/** A client's journey as a printed sheet: the picture of the line of feelings and the table beside it. Pure. */
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { journeyHeadline } from '@/lib/feedback/situation/headline'
import type { JourneyView } from '@/lib/feedback/situation/view'
import { curvePath, runsOf } from '@/lib/feedback/situation/line'
import {
  feelingOf,
  figureLabels,
  figures,
  targetOf,
  totalsOf,
  wordsShown,
  type Stage,
} from '@/lib/feedback/situation/stage'
import type { DrawnChart } from './chart-svg'
import { demoWords } from './paper'

export type JourneySheet = {
  demo: string
  kicker: string
  title: string
  lead: string
  /** «Визиты 11 → 3». */
  totals: string[]
  /** First the head, then rows: the first cell names the row. */
  head: string[]
  before: string[][]
  chart: DrawnChart
  after: string[][]
  author: string
  footer: string
  printed: string
}

const STAGE = 150
const HEIGHT = 170
const INK = '#16202e'
const GOAL = '#0b5a8c'
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char)
const y = (feeling: number): number => HEIGHT / 2 - (feeling / 2) * (HEIGHT * 0.33)
const x = (i: number): number => (i + 0.5) * STAGE

/** The line of feelings, and the same in words. */
function feelingChart(stages: readonly Stage[]): DrawnChart {
  const width = STAGE * Math.max(1, stages.length)
  const now = stages.map(({ feeling }) => feelingOf(feeling))
  const goal = stages.map(({ feelingTarget }) => feelingOf(feelingTarget))
  const line = (values: readonly (number | null)[], look: string): string =>
    runsOf(values, (i, value) => ({ x: x(i), y: y(value) }))
      .map((run) => `<path d="${curvePath(run)}" fill="none" stroke-width="2" ${look}/>`)
      .join('')
  const dots = stages.map((stage, i) => {
    const [felt, wanted] = [now[i] ?? null, goal[i] ?? null]
    const together = felt !== null && wanted !== null && Math.abs(felt - wanted) < 0.15
    const above = felt !== null && wanted !== null && wanted < felt
    const goalDot =
      wanted === null || together
        ? ''
        : `<circle cx="${x(i)}" cy="${y(wanted)}" r="4" fill="#fff" stroke="${GOAL}" stroke-width="2"/><text x="${x(i)}" y="${y(wanted) + (above ? 18 : -9)}" text-anchor="middle" fill="${GOAL}" font-weight="600">${escaped(stage.feelingTarget)}</text>`
    return felt === null
      ? goalDot
      : `${goalDot}<circle cx="${x(i)}" cy="${y(felt)}" r="4" fill="${INK}"/><text x="${x(i)}" y="${y(felt) + (above ? -9 : 18)}" text-anchor="middle" fill="${INK}">${escaped(`${stage.feeling} ${stage.feelingWord}`.trim())}</text>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" font-family="Golos Text" font-size="12"><line x1="0" x2="${width}" y1="${HEIGHT / 2}" y2="${HEIGHT / 2}" stroke="#b4bac2"/>${line(goal, `stroke="${GOAL}" stroke-dasharray="5 4"`)}${line(now, `stroke="${INK}"`)}${dots.join('')}</svg>`
  const alt = stages
    .map(({ name, feeling, feelingWord, feelingTarget }) =>
      [
        name,
        feeling && `сейчас ${feeling}${feelingWord ? ` (${feelingWord})` : ''}`,
        feelingTarget && `цель ${feelingTarget}`,
      ]
        .filter(Boolean)
        .join(': '),
    )
    .join('; ')
  return { svg, width, height: HEIGHT, alt: `Чувства от −2 до +2. ${alt}` }
}

function painsText(stage: Stage, interviews: number | null): string {
  const said = wordsShown(stage)
    ? `«${stage.words.replace(/^«|»$/g, '')}» – ${stage.said}${interviews === null ? '' : ` из ${interviews}`} интервью${stage.proof ? ` и ${stage.proof}` : ''}`
    : ''
  return [said, stage.pains].filter(Boolean).join('\n') || '–'
}
const change = (now: string, target: string): string =>
  now === '' && target === ''
    ? '–'
    : now === target || now === '' || target === ''
      ? target || now
      : `${now} → ${target}`

export function journeySheet(journey: JourneyView): JourneySheet {
  const { stages, situation, who, target, plan, interviews, version } = journey
  const totals = totalsOf(stages)
  const row = (title: string, of: (stage: Stage) => string): string[] => [
    title,
    ...stages.map((stage) => of(stage) || '–'),
  ]
  return {
    demo: demoWords(journey.isDemo),
    kicker: `Карта пути клиента: ${who}`,
    title: journeyHeadline(situation.title, stages),
    lead: [
      target?.outcome === 'approved'
        ? `Цель утвердил ${target.body} ${formatLong(target.on)}, № ${target.number}.`
        : 'Цель ещё не утверждена.',
      plan && `План из ${count(plan.items, 'пункта', 'пунктов', 'пунктов')}: выполнено ${plan.done}.`,
    ]
      .filter(Boolean)
      .join(' '),
    totals: figures.map((figure) => `${figureLabels[figure]}: ${totals[figure].now} → ${totals[figure].target}`),
    head: ['Этап', ...stages.map(({ name, when }, i) => `${i + 1}. ${name}${when ? `\n${when}` : ''}`)],
    before: [row('Действия', ({ actions }) => actions)],
    chart: feelingChart(stages),
    after: [
      row('Трудности', (stage) => painsText(stage, interviews)),
      row('Точки взаимодействия', ({ touchpoints }) => touchpoints),
      row('Идеи', ({ ideas }) => ideas),
      row('Как будет', ({ target: goal, plan: items }) => [goal, items && `план, ${items}`].filter(Boolean).join('\n')),
      ...figures.map((figure) => row(figureLabels[figure], (stage) => change(stage[figure], stage[targetOf[figure]]))),
    ],
    author: journey.tenantName,
    footer: `${situation.title}: ${who}, версия ${version}`,
    printed: `Копия сделана ${formatDateTime(journey.timeZone, journey.printedAt)}`,
  }
}
