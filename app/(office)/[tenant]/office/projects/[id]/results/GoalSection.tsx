import { ValueLineChart } from '@/components/charts/ValueLineChart'
import { DecisionForms } from '@/components/results/DecisionForms'
import { FileLink } from '@/components/results/FileLink'
import { StatusLine } from '@/components/results/StatusLine'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatLong, formatShort } from '@/lib/core/dates'
import { measurementStatusLabels, stabilityLabels, valueText } from '@/lib/results/labels'
import type { GoalView, MeasurementView, ProjectResults } from '@/lib/results/queries'
import { wayDone } from '@/lib/results/rules'
import { decideMeasurementAction, withdrawMeasurementAction } from './action'

type Props = { tenant: string; goal: GoalView; number: number; can: ProjectResults['can']; measureHref: string }

/** Whether the goal is reached, in words; how far it is where it is not. */
function Verdict({ goal }: { goal: GoalView }) {
  const { state } = goal
  if (goal.target === null)
    return <StatusMark kind="none">в паспорте цель указана не числом: сравнить не с чем</StatusMark>
  if (state.latest === null) return <StatusMark kind="none">подтверждённых измерений пока нет</StatusMark>
  if (state.attained) return <StatusMark kind="ok">цель достигнута</StatusMark>
  const way = wayDone(goal, state.latest)
  return (
    <StatusMark kind="warn">
      {way === null ? 'цель не достигнута' : `цель не достигнута, пройдено ${way} % пути`}
    </StatusMark>
  )
}

const Figure = ({ label, value, unit, note }: { label: string; value: string | null; unit: string; note?: string }) => (
  <div className="min-w-0">
    <dt className="text-sm text-muted">{label}</dt>
    <dd className="text-lg font-semibold">
      {value === null ? '–' : valueText(value, unit)}
      {note && <span className="block text-sm font-normal text-muted">{note}</span>}
    </dd>
  </div>
)

const columnsOf = (tenant: string, unit: string, can: ProjectResults['can']): Column<MeasurementView>[] => [
  { key: 'on', header: 'Измерено', phone: 'title', cell: ({ measuredOn }) => formatShort(measuredOn) },
  {
    key: 'value',
    header: 'Значение',
    numeric: true,
    phone: 'lead',
    cell: ({ value }) => <b>{valueText(value, unit)}</b>,
  },
  {
    key: 'about',
    header: 'Как измеряли',
    phone: 'wide',
    cell: (row) => (
      <>
        {row.stability && <span className="block">Проверка стабильности</span>}
        {row.comment && <span className="block">{row.comment}</span>}
        <FileLink tenant={tenant} file={row.file} />
        <span className="block text-sm text-muted">{row.byName}</span>
      </>
    ),
  },
  {
    key: 'status',
    header: 'Решение',
    phone: 'wide',
    cell: (row) => <StatusLine status={row.status} reason={row.reason} decidedBy={row.decidedBy} />,
  },
  {
    key: 'act',
    header: <span className="sr-only">Действия</span>,
    phone: 'wide',
    cell: (row) =>
      row.status === 'REPORTED' &&
      (can.decide ? (
        <DecisionForms
          tenant={tenant}
          id={row.id}
          version={row.version}
          action={decideMeasurementAction}
          what="измерение"
        />
      ) : (
        can.withdraw && (
          <ActionForm
            action={withdrawMeasurementAction}
            tenant={tenant}
            hidden={{ id: row.id, version: row.version }}
            submitLabel="Отозвать"
            variant="text"
            size="s"
            quiet
            confirm={{
              title: 'Отозвать измерение?',
              text: 'Оно исчезнет из списка; верное значение внесите заново.',
              confirmLabel: 'Отозвать',
            }}
          />
        )
      )),
  },
]

/** One goal: where it began, where it should come to, what was measured. */
export function GoalSection({ tenant, goal, number, can, measureHref }: Props) {
  const { state, measurements, unit } = goal
  const drawn = measurements.filter(({ status }) => status !== 'REJECTED')
  return (
    <Section
      title={`${number}. ${goal.name || 'Цель без названия'}`}
      rule
      actions={
        can.measure && (
          <ButtonLink size="s" variant="quiet" href={measureHref}>
            Внести измерение
          </ButtonLink>
        )
      }
    >
      <div className="mb-4 flex flex-wrap gap-x-8 gap-y-2">
        <Verdict goal={goal} />
        {state.stability && (
          <StatusMark kind={stabilityLabels[state.stability].mark}>{stabilityLabels[state.stability].text}</StatusMark>
        )}
      </div>
      <dl className="mb-5 flex flex-wrap gap-x-10 gap-y-3">
        <Figure label="Было" value={goal.baseline} unit={unit} />
        <Figure label="Цель" value={goal.target} unit={unit} />
        <Figure
          label="Сейчас"
          value={state.latest}
          unit={unit}
          note={state.latestOn ? formatLong(state.latestOn) : undefined}
        />
        {state.stabilityValue !== null && state.atClosing !== null && (
          <Figure label="При закрытии" value={state.atClosing} unit={unit} />
        )}
      </dl>
      {drawn.length > 0 && (
        <ValueLineChart
          title="Как менялось значение"
          fileName={`goal-${number}`}
          unit={unit}
          baseline={goal.baseline}
          target={goal.target}
          points={drawn.map((row) => ({
            on: row.measuredOn,
            value: row.value,
            open: row.status === 'REPORTED',
            note: measurementStatusLabels[row.status].text,
          }))}
          summary={
            drawn.some(({ status }) => status === 'REPORTED')
              ? 'Пустой кружок – значение ещё не подтверждено.'
              : undefined
          }
        />
      )}
      {measurements.length > 0 && (
        <div className="mt-4">
          <DataTable
            caption={`Измерения: ${goal.name}`}
            columns={columnsOf(tenant, unit, can)}
            rows={measurements.toReversed()}
            rowKey={({ id }) => id}
            dense
          />
        </div>
      )}
    </Section>
  )
}
