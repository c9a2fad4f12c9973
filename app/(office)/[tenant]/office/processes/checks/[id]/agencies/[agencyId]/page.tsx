import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { Grade } from '@/components/processes/check/Grade'
import { GradeCounts } from '@/components/processes/check/GradeCounts'
import { ActionForm } from '@/components/ui/ActionForm'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { daysBetween, formatLong, type DateString } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { requireActor, todayOf } from '@/lib/platform/actor'
import {
  getCheckAgency,
  type AgencyCheckView,
  type ProofLine,
  type ServiceLine,
} from '@/lib/processes/check/agency-queries'
import { checkStateLabels, services } from '@/lib/processes/check/labels'
import { percentText } from '@/lib/processes/check/rules'
import { overWords, stageOf } from '@/lib/processes/check/summary'
import { partStatusLabels } from '@/lib/roadmaps/labels'
import { attachProofAction } from '../../../action'

export const metadata: Metadata = { title: 'Самопроверка органа' }

type Props = { params: Promise<{ tenant: string; id: string; agencyId: string }> }

function headline({ tally, campaign }: AgencyCheckView, today: DateString): string {
  const stage = stageOf(tally, campaign.closedAt !== null)
  const due = { CHECK: campaign.checkBy, PLAN: campaign.planBy, DONE: campaign.doneBy, OVER: null }[stage]
  const when =
    due === null
      ? ''
      : due < today
        ? ', срок прошёл'
        : ` – осталось ${count(daysBetween(today, due), 'день', 'дня', 'дней')}`
  switch (stage) {
    case 'CHECK':
      return `Не проверено: ${services(tally.services - tally.signed)} из ${tally.services}${when}`
    case 'PLAN':
      return `${services(tally.owed)} ниже нормы, без плана – ${tally.owed - tally.planned}${when}`
    case 'DONE':
      return `Выполнено ${tally.done} из ${count(tally.owed, 'плана', 'планов', 'планов')}${when}`
    case 'OVER':
      return overWords(tally)
  }
}

export default async function AgencyCheckPage({ params }: Props) {
  const { tenant, id, agencyId } = await params
  const checks = `/${tenant}/office/processes/checks`
  const actor = await requireActor(tenant, `${checks}/${id}/agencies/${agencyId}`)
  const view = await getCheckAgency(actor, { id, agencyId })
  const { campaign, agency, tally, lines, groups, proofs, can } = view
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('processes/checks'), href: checks },
          { label: campaign.title, href: `${checks}/${id}` },
          { label: agency.name },
        ]}
      />
      <PageTitle
        kicker={`${agency.name} · ${services(tally.services)}`}
        title={headline(view, todayOf(actor))}
        lead={
          <>
            Проверить до {formatLong(campaign.checkBy)}, планы – до {formatLong(campaign.planBy)}, выполнить – до{' '}
            {formatLong(campaign.doneBy)} Анкета: {campaign.formTitle}
            {campaign.sample && ' (образец, никем не утверждён)'}
          </>
        }
      />
      <Section title="Услуги" rule actions={<GradeCounts grades={tally.grades} />}>
        <DataTable
          caption="Услуги и их оценки"
          columns={serviceColumns(`${checks}/${id}/services`)}
          rows={lines}
          rowKey={(line) => line.id}
        />
      </Section>
      {proofs.length > 0 && (
        <Section
          title="Пункты дорожной карты"
          rule
          lead="Одно нажатие кладёт в пункт отчёт с числами на сегодня и ссылкой на записи. Сдаёт пункт куратор."
        >
          <DataTable
            caption="Что самопроверка подтверждает в дорожной карте"
            dense
            columns={proofColumns(tenant, can.prove)}
            rows={proofs}
            rowKey={({ number }) => number}
          />
        </Section>
      )}
      <Section title="По группам процессов" rule>
        <DataTable
          caption="Проверка и реинжиниринг по группам"
          dense
          columns={groupColumns}
          rows={groups.filter(({ processes, tally: of }) => processes + of.services > 0)}
          rowKey={({ key }) => key}
        />
      </Section>
    </>
  )
}

const serviceColumns = (at: string): Column<ServiceLine>[] => [
  { key: 'grade', header: 'Оценка', width: '6rem', phone: 'lead', cell: ({ grade }) => <Grade grade={grade} /> },
  {
    key: 'name',
    header: 'Услуга',
    phone: 'title',
    cell: ({ id, code, name }) => (
      <>
        <a href={`${at}/${id}`}>{name}</a> <span className="text-sm text-muted">{code}</span>
      </>
    ),
  },
  {
    key: 'share',
    header: 'Из 100',
    numeric: true,
    cell: ({ share }) => (share === null ? '–' : percentText(share)),
  },
  {
    key: 'plan',
    header: 'План',
    numeric: true,
    cell: ({ measures, done }) => (measures === 0 ? '–' : `${done} из ${measures}`),
  },
  {
    key: 'state',
    header: 'Состояние',
    phone: 'bare',
    width: '22%',
    cell: ({ state }) => <StatusMark kind={checkStateLabels[state].mark}>{checkStateLabels[state].short}</StatusMark>,
  },
]

const proofColumns = (tenant: string, prove: boolean): Column<ProofLine>[] => [
  { key: 'number', header: 'Пункт', width: '4.5rem', phone: 'bare', cell: ({ number }) => <b id={number}>{number}</b> },
  { key: 'title', header: 'Что требует акт', phone: 'title', width: '38%', cell: ({ title }) => title },
  { key: 'why', header: 'Что есть в портале', phone: 'wide', cell: ({ why }) => why },
  {
    key: 'part',
    header: 'Подтверждение',
    phone: 'bare',
    cell: ({ part, ready }) =>
      part === null ? (
        <span className="text-muted">у органа такого пункта нет</span>
      ) : part.attached ? (
        <StatusMark kind="ok">приложено, {partStatusLabels[part.status]}</StatusMark>
      ) : ready ? (
        <StatusMark kind="warn">готово, не приложено</StatusMark>
      ) : (
        <StatusMark kind="none">не готово</StatusMark>
      ),
  },
  {
    key: 'act',
    header: <span className="sr-only">Действие</span>,
    phone: 'wide',
    cell: ({ part, ready, proof, number }) =>
      part === null ? null : prove &&
        ready &&
        !part.attached &&
        (part.status === 'OPEN' || part.status === 'RETURNED') ? (
        <ActionForm
          action={attachProofAction}
          tenant={tenant}
          hidden={{ partId: part.id, ...proof }}
          submitLabel={`Приложить к пункту ${number}`}
          size="s"
          variant="quiet"
          quiet
        />
      ) : (
        <a href={part.href}>Открыть пункт</a>
      ),
  },
]

type GroupLine = AgencyCheckView['groups'][number]
const groupColumns: Column<GroupLine>[] = [
  { key: 'title', header: 'Группа', phone: 'title', width: '30%', cell: ({ title }) => title },
  { key: 'grades', header: 'Оценки', phone: 'wide', cell: ({ tally }) => <GradeCounts grades={tally.grades} /> },
  {
    key: 'owed',
    header: 'Планы по «В» и «Г»',
    numeric: true,
    cell: ({ tally }) => (tally.owed === 0 ? '–' : `${tally.planned} из ${tally.owed}, выполнено ${tally.done}`),
  },
  { key: 'processes', header: 'Процессов', numeric: true, cell: ({ processes }) => processes },
  { key: 'targets', header: 'С планом реинжиниринга', numeric: true, cell: ({ targets }) => targets },
  { key: 'reengineered', header: 'Реинжиниринг завершён', numeric: true, cell: ({ reengineered }) => reengineered },
]
