import { StepObservations } from '@/components/processes/timing/StepObservations'
import { TimingDots } from '@/components/processes/timing/TimingDots'
import { ActionForm } from '@/components/ui/ActionForm'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { NumberStrip, Section } from '@/components/ui/Section'
import { oneOrMany, upperFirst } from '@/lib/core/format'
import { sign, type Fraction } from '@/lib/core/fraction'
import { requireActor } from '@/lib/platform/actor'
import { wasteLabels } from '@/lib/processes/model/labels'
import type { WasteKind } from '@/lib/processes/model/types'
import { mapStateOf } from '@/lib/processes/model/states'
import { fallsOut, fromTo, observationCount, timedRow, timedWords } from '@/lib/processes/timing/labels'
import { getTimedStep } from '@/lib/processes/timing/queries'
import type { Measured, TimingPartName } from '@/lib/processes/timing/rules'
import { LEAST_JUDGED, type Spread } from '@/lib/processes/timing/spread'
import type { TimedStep, TimingView } from '@/lib/processes/timing/view'
import { judgeObservationAction, takeTimingAction, untakeTimingAction } from '../../action'
import { TakenBack } from '@/components/processes/timing/TakenBack'
import { processMetadata } from '../../../load'

export const generateMetadata = processMetadata('Замеры шага')

type Props = {
  params: Promise<{ tenant: string; id: string; stepId: string }>
  searchParams: Promise<{ state?: string; series?: string }>
}

/** One step: how its observations lie, what falls out, what would be taken into the table. */
export default async function TimedStepPage({ params, searchParams }: Props) {
  const { tenant, id, stepId } = await params
  const { state: asked, series } = await searchParams
  const state = mapStateOf(asked) ?? 'AS_IS'
  const base = `/${tenant}/office/processes/${id}/timing`
  const actor = await requireActor(tenant, `${base}/steps/${stepId}`)
  const { view, step, observations } = await getTimedStep(actor, { id, state, series, stepId })
  const said = (seconds: Fraction | number): string => timedWords(seconds, view.dayMinutes)
  const heading = headingOf(step, view.dayMinutes)
  const query = new URLSearchParams({ ...(asked && { state: asked }), ...(view.chosen && { series: view.chosen.id }) })
  return (
    <>
      <p className="mb-2">
        <a href={query.size > 0 ? `${base}?${query.toString()}` : base}>← Все шаги</a>
      </p>
      <p className="text-muted">
        Шаг {step.number}. {step.name}
        {view.chosen ? ` · ${view.chosen.place}` : ''}
      </p>
      <h2 className="mb-4 text-2xl">{heading}</h2>
      {step.work.figures && (
        <div className="max-w-[44rem]">
          <TimingDots
            spread={step.work}
            dayMinutes={view.dayMinutes}
            label={`${heading}. ${observationCount(step.work.counted.length)}`}
          />
        </div>
      )}
      <Judged spread={step.work} what="Работа" dayMinutes={view.dayMinutes} />
      {step.work.figures && (
        <div className="mt-4">
          <NumberStrip
            label="Времена работы"
            items={[
              { key: 'least', value: said(step.work.figures.least), label: 'меньше всего' },
              { key: 'usual', value: said(step.work.figures.usual), label: 'середина' },
              { key: 'most', value: said(step.work.figures.most), label: 'больше всего' },
              { key: 'mean', value: said(step.work.figures.mean), label: 'среднее' },
              { key: 'n', value: step.work.counted.length, label: 'в расчёте' },
            ]}
          />
        </div>
      )}
      <Take tenant={tenant} view={view} step={step} part="WORK" />
      {step.wait.figures && (
        <Section title={`Ожидание до шага: обычно ${said(step.wait.figures.usual)}`} rule>
          <div className="max-w-[44rem]">
            <TimingDots
              spread={step.wait}
              dayMinutes={view.dayMinutes}
              label={`Ожидание: ${observationCount(step.wait.counted.length)}`}
            />
          </div>
          <Judged spread={step.wait} what="Ожидание" dayMinutes={view.dayMinutes} />
          <Take tenant={tenant} view={view} step={step} part="WAIT" />
        </Section>
      )}
      <TakenBack tenant={tenant} view={view} action={untakeTimingAction} />
      <Section title="Что ещё видно" rule>
        <DefinitionList items={factsOf(step)} />
      </Section>
      <Section title="Все замеры шага" rule>
        <StepObservations
          tenant={tenant}
          step={step}
          observations={observations}
          places={view.chosen ? null : new Map(view.series.map((one) => [one.id, one.place]))}
          canJudge={view.can.judge}
          timeZone={view.timeZone}
          action={judgeObservationAction}
        />
      </Section>
    </>
  )
}

function headingOf({ work }: TimedStep, dayMinutes: string): string {
  if (!work.figures) return 'Работа не снята'
  const [usual, span] = [timedWords(work.figures.usual, dayMinutes), fromTo(work.figures, dayMinutes)]
  return `Обычно ${[...new Set([usual, span])].join(', ')}`
}

/** What falls out, and what changes without it. */
function Judged({ spread, what, dayMinutes }: { spread: Spread<Measured>; what: string; dayMinutes: string }) {
  const said = (seconds: Fraction): string => timedWords(seconds, dayMinutes)
  const { outliers, fences, figures, meanWithOutliers } = spread
  if (fences === null)
    return figures && <p className="mt-2 text-muted">Выбросы судим от {LEAST_JUDGED} замеров: пока считаются все.</p>
  if (outliers.length === 0)
    return (
      <p className="mt-2 text-muted">
        {what}: ничего не выпадает, {bounds(fences, dayMinutes)}.
      </p>
    )
  return (
    <p className="mt-2 border-l-3 border-danger pl-3">
      <b className="text-danger">
        ✕{' '}
        {timedRow(
          outliers.map(({ seconds }) => seconds),
          dayMinutes,
          ', ',
        )}
        : {fallsOut(outliers.length)}
      </b>
      <br />
      {upperFirst(bounds(fences, dayMinutes))}.
      {figures && meanWithOutliers && (
        <>
          {' '}
          Без {oneOrMany(outliers.length, 'него', 'них')} середина {said(figures.usual)}, среднее {said(figures.mean)}{' '}
          вместо {said(meanWithOutliers)}.
        </>
      )}
    </p>
  )
}

type TakeProps = { tenant: string; view: TimingView; step: TimedStep; part: TimingPartName }

const taking = {
  WORK: { label: 'Взять в таблицу', now: 'работа', note: 'Замеры останутся подтверждением.' },
  WAIT: {
    label: 'Взять ожидание в таблицу',
    now: 'ожидание',
    note: 'На одном месте видно ожидание одного дня: дольше – возьмите из журнала регистрации.',
  },
} as const

function Take({ tenant, view, step, part }: TakeProps) {
  const take = step.take[part]
  if (!take || !view.can.take) return null
  const { label, now, note } = taking[part]
  const stands = part === 'WORK' ? step.now.work : step.now.wait
  return (
    <div className="mt-5 max-w-[44rem]">
      <ActionForm
        action={takeTimingAction}
        tenant={tenant}
        hidden={{
          processId: view.processId,
          state: view.state,
          seriesId: view.chosen?.id ?? '',
          stepId: step.stepId,
          part,
          shown: take.mark,
        }}
        submitLabel={`${label}: ${take.words}`}
        variant={part === 'WORK' ? 'primary' : 'quiet'}
      />
      <p className="mt-1 text-sm text-muted">
        {note} Сейчас в таблице {now}: <b>{stands || 'не указано'}</b>
      </p>
    </div>
  )
}

/** «9,5 и 53,5 мин»; a bound below 0 bounds nothing. */
const bounds = ({ low, high }: { low: Fraction; high: Fraction }, dayMinutes: string): string =>
  sign(low) > 0
    ? `границы ${timedRow([low, high], dayMinutes, ' и ')}`
    : `верхняя граница ${timedWords(high, dayMinutes)}`

function factsOf({ tally, check }: TimedStep) {
  const of = (n: number): string => `${n} из ${tally.runs}`
  return [
    { term: 'Прогонов через шаг', value: tally.runs },
    { term: 'Пропущен', value: of(tally.skipped) },
    { term: 'Возвращён на доработку', value: of(tally.returned) },
    {
      term: 'Проверка нашла дефект',
      value: check === '' ? 'у шага нет проверки перед передачей' : `${of(tally.defects)} – ${check}`,
    },
    {
      term: 'Что мешало',
      value:
        tally.wastes.map(({ kind, n }) => `${wasteLabels[kind as WasteKind]} – ${n}`).join(', ') || 'не отмечалось',
    },
  ]
}
