import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/PageTitle'
import { DecisionForms } from '@/components/results/DecisionForms'
import { FileLink } from '@/components/results/FileLink'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { StatusMark } from '@/components/ui/StatusMark'
import { LinkPills } from '@/components/ui/Tabs'
import { formatShort, instantToDate } from '@/lib/core/dates'
import { requireActor } from '@/lib/platform/actor'
import { amountText, effectKindLabels, valueText } from '@/lib/results/labels'
import {
  listWaitingResults,
  RESULT_PAGE,
  type WaitingEffect,
  type WaitingMeasurement,
  type WaitingProject,
} from '@/lib/results/queries'
import { decideEffectAction, decideMeasurementAction } from '../projects/[id]/results/action'
import { ResultTabs } from './ResultTabs'

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: 'Ждут подтверждения' }

const ProjectCell = ({ tenant, project }: { tenant: string; project: WaitingProject }) => (
  <>
    <a href={`/${tenant}/office/projects/${project.id}/results`}>
      № {project.number}. {project.title}
    </a>
    <span className="block text-sm font-normal text-muted">{project.agencyName}</span>
  </>
)

export default async function WaitingResultsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const query = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/results`)
  const kind = query.kind === 'effects' ? 'effects' : 'measurements'
  const page = Math.max(1, Number.parseInt(String(query.page ?? ''), 10) || 1)
  const list = await listWaitingResults(actor, { kind, page })
  const at = `/${tenant}/office/results`
  const { timeZone } = actor.tenant
  const actions = <Row extends { id: string }>(action: typeof decideEffectAction, what: string): Column<Row>[] =>
    list.can.decide
      ? [
          {
            key: 'act',
            header: <span className="sr-only">Решение</span>,
            phone: 'wide',
            width: '9.5rem',
            cell: ({ id }) => <DecisionForms tenant={tenant} id={id} action={action} what={what} />,
          },
        ]
      : []
  const measurementColumns: Column<WaitingMeasurement>[] = [
    {
      key: 'project',
      header: 'Проект и цель',
      phone: 'title',
      width: '34%',
      cell: (row) => (
        <>
          <ProjectCell tenant={tenant} project={row.project} />
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
          <FileLink tenant={tenant} file={row.file} />
          <span className="block text-sm text-muted">
            {row.byName}, {formatShort(instantToDate(timeZone, row.at))}
          </span>
        </>
      ),
    },
    ...actions<WaitingMeasurement>(decideMeasurementAction, 'измерение'),
  ]
  const effectColumns: Column<WaitingEffect>[] = [
    {
      key: 'project',
      header: 'Проект',
      phone: 'title',
      width: '34%',
      cell: ({ project }) => <ProjectCell tenant={tenant} project={project} />,
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
          <FileLink tenant={tenant} file={row.file} />
          {!row.counted && (
            <span className="block text-sm text-warn">Учтён у исходного проекта: в суммы не войдёт</span>
          )}
          <span className="block text-sm text-muted">
            {row.byName}, {formatShort(instantToDate(timeZone, row.at))}
          </span>
        </>
      ),
    },
    ...actions<WaitingEffect>(decideEffectAction, 'эффект'),
  ]
  const total = kind === 'effects' ? list.effects : list.measurements
  const empty = (
    <EmptyState title="Здесь пусто">
      {kind === 'effects'
        ? 'Заявленные деньги и часы появятся здесь и войдут в суммы после подтверждения.'
        : 'Измеренные значения целей появятся здесь, как только команды их внесут.'}
    </EmptyState>
  )
  return (
    <>
      <PageTitle title="Результаты проектов" />
      <ResultTabs tenant={tenant} current="" />
      <LinkPills
        label="Что подтвердить"
        items={[
          { href: at, label: 'Измерения целей', count: list.measurements, current: kind === 'measurements' },
          { href: `${at}?kind=effects`, label: 'Деньги и время', count: list.effects, current: kind === 'effects' },
        ]}
      />
      {list.rows.kind === 'measurements' ? (
        <DataTable
          caption="Измерения, которые ждут подтверждения"
          columns={measurementColumns}
          rows={list.rows.rows}
          rowKey={({ id }) => id}
          dense
          empty={empty}
        />
      ) : (
        <DataTable
          caption="Эффекты, которые ждут подтверждения"
          columns={effectColumns}
          rows={list.rows.rows}
          rowKey={({ id }) => id}
          dense
          empty={empty}
        />
      )}
      <Pagination
        page={page}
        pages={Math.max(1, Math.ceil(total / RESULT_PAGE))}
        href={(n) => `${at}?kind=${kind}&page=${n}`}
        total={total}
      />
    </>
  )
}
