import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { upperFirst } from '@/lib/core/format'
import { sameName } from '@/lib/core/same-name'
import { curvePath, runsOf } from '@/lib/feedback/situation/line'
import {
  feelingOf,
  figureLabels,
  figures,
  hardestStage,
  targetOf,
  wordsShown,
  type Stage,
  type StageField,
} from '@/lib/feedback/situation/stage'
import './journey.css'

export type JourneySide = 'both' | 'now' | 'target'
type Props = {
  tenant: string
  stages: Stage[]
  side: JourneySide
  interviews: number | null
  /** Registered touchpoints by name (sameName). */
  touchpoints: Record<string, string>
}

/** The journey drawn: stages side by side, the line of feelings through them, what is and what should be. */
export function JourneyMap({ tenant, stages, side, interviews, touchpoints }: Props) {
  const hard = hardestStage(stages)
  const has = (field: StageField): boolean => stages.some((stage) => stage[field] !== '')
  const now = side !== 'target'
  const target = side !== 'now'
  const row = (title: string, cell: (stage: Stage) => ReactNode, className?: string) => (
    <tr className={className}>
      <th scope="row">{title}</th>
      {stages.map((stage) => (
        <td key={stage.id} className={cx(now && !className && stage === hard && 'journey-hard')}>
          {cell(stage) || <span className="text-muted">–</span>}
        </td>
      ))}
    </tr>
  )
  return (
    <div className="journey-scroll" role="region" aria-label="Карта пути клиента" tabIndex={0}>
      <table className="journey-table" style={{ '--stages': stages.length } as React.CSSProperties}>
        <caption className="sr-only">Карта пути клиента по этапам</caption>
        <thead>
          <tr>
            <th scope="col">Этап</th>
            {stages.map((stage, i) => (
              <th key={stage.id} scope="col" className={cx(now && stage === hard && 'journey-hard')}>
                <b>
                  <span className="mr-1.5 font-normal text-muted">{i + 1}</span>
                  {stage.name || 'Без названия'}
                </b>
                {stage.when && (
                  <span className={cx('text-sm', now && stage === hard ? 'text-warn' : 'text-muted')}>
                    {stage.when}
                  </span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {now && row('Действия', ({ actions }) => actions)}
          {(has('feeling') || has('feelingTarget')) && <Feelings stages={stages} side={side} hard={hard} />}
          {now && row('Трудности', (stage) => <Pains stage={stage} interviews={interviews} />)}
          {now &&
            has('touchpoints') &&
            row('Точки взаимо\u00adдействия', ({ touchpoints: names }) => (
              <Touchpoints tenant={tenant} names={names} known={touchpoints} />
            ))}
          {has('ideas') && row('Идеи', ({ ideas }) => ideas)}
          {target && row('Как будет', (stage) => <Target stage={stage} />, 'journey-target')}
          {figures.map((figure) => (
            <tr key={figure} className="journey-figure">
              <th scope="row">{figureLabels[figure]}</th>
              {stages.map((stage) => (
                <td key={stage.id} className={cx(now && stage === hard && side === 'now' && 'journey-hard')}>
                  <Change now={now ? stage[figure] : ''} target={target ? stage[targetOf[figure]] : ''} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Pains({ stage, interviews }: { stage: Stage; interviews: number | null }) {
  const said = wordsShown(stage)
  if (!said && stage.pains === '') return null
  return (
    <>
      {said && <span className="block">«{stage.words.replace(/^«|»$/g, '')}»</span>}
      {said && (
        <span className="block text-sm text-muted">
          {stage.said}
          {interviews !== null && ` из ${interviews}`} интервью{stage.proof && ` и ${stage.proof}`}
        </span>
      )}
      {stage.pains && <span className={cx('block whitespace-pre-line', said && 'mt-1.5')}>{stage.pains}</span>}
    </>
  )
}

function Touchpoints({ tenant, names, known }: { tenant: string; names: string; known: Record<string, string> }) {
  const lines = names.split('\n').filter(Boolean)
  if (lines.length === 0) return null
  return (
    <ul>
      {lines.map((name) => {
        const id = known[sameName(name)]
        return (
          <li key={name}>
            {id ? <a href={`/${tenant}/office/touchpoints/${id}`}>{upperFirst(name)}</a> : upperFirst(name)}
          </li>
        )
      })}
    </ul>
  )
}

function Target({ stage }: { stage: Stage }) {
  return stage.target === '' ? null : (
    <>
      {stage.target}
      {stage.plan && <span className="block text-sm text-muted">план, {stage.plan}</span>}
    </>
  )
}

/** «2 → 1»; what is already as it should be stands once. */
function Change({ now, target }: { now: string; target: string }) {
  if (now === '' && target === '') return <span className="text-muted">–</span>
  if (now === '' || target === '' || now === target) return <b>{target || now}</b>
  return (
    <>
      <span className="text-muted">{now} →</span> <b>{target}</b>
    </>
  )
}

const WIDE = 100
/** −2…+2 into the height, with room for the labels. */
const heightOf = (feeling: number): number => 50 - (feeling / 2) * 34

type FeelingsProps = { stages: Stage[]; side: JourneySide; hard: Stage | null }

/** The line of feelings over the stages; the same figures stand in the table below. */
function Feelings({ stages, side, hard }: FeelingsProps) {
  const n = stages.length
  const point = (i: number, feeling: number) => ({ x: (i + 0.5) * WIDE, y: heightOf(feeling) })
  const now = stages.map(({ feeling }) => (side === 'target' ? null : feelingOf(feeling)))
  const goal = stages.map(({ feelingTarget }) => (side === 'now' ? null : feelingOf(feelingTarget)))
  const at = (i: number, feeling: number) => ({ left: `${((i + 0.5) / n) * 100}%`, top: `${heightOf(feeling)}%` })
  const paths = (values: (number | null)[], className?: string) =>
    runsOf(values, point).map((run, i) => <path key={i} d={curvePath(run)} className={className} />)
  const hardAt = hard && side !== 'target' ? stages.indexOf(hard) : -1
  return (
    <tr className="journey-feel">
      <th scope="row">
        Чувства
        <span className="journey-scale" aria-hidden="true">
          <span>+2</span>
          <span>0</span>
          <span>−2</span>
        </span>
      </th>
      <td colSpan={n}>
        <span className="sr-only">Линия чувств; те же числа – в таблице под картой.</span>
        <span aria-hidden="true">
          <svg className="journey-line" viewBox={`0 0 ${n * WIDE} 100`} preserveAspectRatio="none">
            {hardAt >= 0 && <rect x={hardAt * WIDE} y={0} width={WIDE} height={100} />}
            <line x1={0} x2={n * WIDE} y1={50} y2={50} className="journey-zero" />
            {stages.slice(1).map((stage, i) => (
              <line key={stage.id} x1={(i + 1) * WIDE} x2={(i + 1) * WIDE} y1={0} y2={100} />
            ))}
            {paths(goal, 'journey-goal')}
            {paths(now)}
          </svg>
          {stages.map((stage, i) => {
            const [felt, wanted] = [now[i] ?? null, goal[i] ?? null]
            const together = felt !== null && wanted !== null && Math.abs(felt - wanted) < 0.15
            const above = felt !== null && wanted !== null && wanted < felt
            return (
              <span key={stage.id}>
                {wanted !== null && !together && (
                  <>
                    <i className="journey-dot journey-goal" style={at(i, wanted)} />
                    <b className={cx('journey-label journey-goal', !above && 'journey-above')} style={at(i, wanted)}>
                      {stage.feelingTarget}
                    </b>
                  </>
                )}
                {felt !== null && (
                  <>
                    <i className="journey-dot" style={at(i, felt)} />
                    <span
                      className={cx('journey-label', above && 'journey-above')}
                      style={{ ...at(i, felt), width: `${(1 / n) * 100}%` }}
                    >
                      <b>{stage.feeling}</b> {stage.feelingWord}
                    </span>
                  </>
                )}
              </span>
            )
          })}
        </span>
      </td>
    </tr>
  )
}
