import { DecisionForms } from '@/components/results/DecisionForms'
import { FileLink } from '@/components/results/FileLink'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatShort, instantToDate } from '@/lib/core/dates'
import { amountText, effectKindLabels, valueText } from '@/lib/results/labels'
import type { WaitingEffect, WaitingMeasurement, WaitingProject } from '@/lib/results/queries'
import { decideEffectAction, decideMeasurementAction } from '../projects/[id]/results/action'
import type { ReactNode } from 'react'

type Reader = { tenant: string; timeZone: string; /** May confirm and reject. */ decides: boolean }
type Props<Row> = { reader: Reader; rows: Row[]; empty: ReactNode }

const ProjectCell = ({ tenant, project }: { tenant: string; project: WaitingProject }) => (
  <>
    <a href={`/${tenant}/office/projects/${project.id}/results`}>
      № {project.number}. {project.title}
    </a>
    <span className="block text-sm font-normal text-muted">{project.agencyName}</span>
  </>
)

const actions = <Row extends { id: string; version: number }>(
  { tenant, decides }: Reader,
  action: typeof decideEffectAction,
  what: string,
): Column<Row>[] =>
  decides
    ? [
        {
          key: 'act',
          header: <span className="sr-only">Решение</span>,
          phone: 'wide',
          width: '9.5rem',
          cell: ({ id, version }) => (
            <DecisionForms tenant={tenant} id={id} version={version} action={action} what={what} />
          ),
        },
      ]
    : []

const measurementColumns = (reader: Reader): Column<WaitingMeasurement>[] => [
  {
    key: 'project',
    header: 'Проект и цель',
    phone: 'title',
    width: '34%',
    cell: (row) => (
      <>
        <ProjectCell tenant={reader.tenant} project={row.project} />
        <span className="block font-normal">{row.goal?.name ?? 'Цели в утверждённом паспорте больше нет'}</span>
      </>
    ),
  },
  {
    key: 'value',
    header: 'Значение',
    phone: 'wide',
    width: '19%',
    cell: ({ goal, value, measuredOn, attained, stability }) => (
      <>
        <b className="block">{valueText(value, goal?.unit ?? '')}</b>
        <span className="block text-sm text-muted">
          {formatShort(measuredOn)}
          {stability && ', проверка стабильности'}
        </span>
        {goal && (
          <span className="block text-sm text-muted">
            было {goal.baseline === null ? '–' : valueText(goal.baseline, '')}, цель{' '}
            {goal.target === null ? '–' : valueText(goal.target, '')}
          </span>
        )}
        {attained !== null && (
          <StatusMark kind={attained ? 'ok' : 'warn'} className="text-sm">
            {attained ? 'цель достигнута' : 'цель не достигнута'}
          </StatusMark>
        )}
      </>
    ),
  },
  {
    key: 'about',
    header: 'Как измеряли',
    phone: 'wide',
    cell: (row) => (
      <>
        {row.comment && <span className="block">{row.comment}</span>}
        <FileLink tenant={reader.tenant} file={row.file} />
        <span className="block text-sm text-muted">
          {row.byName}, {formatShort(instantToDate(reader.timeZone, row.at))}
        </span>
      </>
    ),
  },
  ...actions<WaitingMeasurement>(reader, decideMeasurementAction, 'измерение'),
]

/** Measured values of goals, with where the goal began and whether it is reached. */
export function WaitingMeasurements({ reader, rows, empty }: Props<WaitingMeasurement>) {
  return (
    <DataTable
      caption="Измерения, которые ждут подтверждения"
      columns={measurementColumns(reader)}
      rows={rows}
      rowKey={({ id }) => id}
      dense
      empty={empty}
    />
  )
}

const effectColumns = (reader: Reader): Column<WaitingEffect>[] => [
  {
    key: 'project',
    header: 'Проект',
    phone: 'title',
    width: '34%',
    cell: ({ project }) => <ProjectCell tenant={reader.tenant} project={project} />,
  },
  {
    key: 'amount',
    header: 'Сбережено',
    phone: 'wide',
    cell: ({ kind: what, amount, year }) => (
      <>
        <b className="block">{amountText(what, amount)}</b>
        <span className="block text-sm text-muted">
          {effectKindLabels[what]} за {year} год
        </span>
      </>
    ),
  },
  {
    key: 'basis',
    header: 'Как посчитано',
    phone: 'wide',
    cell: (row) => (
      <>
        <span className="block whitespace-pre-line">{row.basis}</span>
        <FileLink tenant={reader.tenant} file={row.file} />
        {!row.counted && <span className="block text-sm text-warn">Учтён у исходного проекта: в суммы не войдёт</span>}
        <span className="block text-sm text-muted">
          {row.byName}, {formatShort(instantToDate(reader.timeZone, row.at))}
        </span>
      </>
    ),
  },
  ...actions<WaitingEffect>(reader, decideEffectAction, 'эффект'),
]

/** Claimed money and hours, with how they were counted. */
export function WaitingEffects({ reader, rows, empty }: Props<WaitingEffect>) {
  return (
    <DataTable
      caption="Эффекты, которые ждут подтверждения"
      columns={effectColumns(reader)}
      rows={rows}
      rowKey={({ id }) => id}
      dense
      empty={empty}
    />
  )
}
