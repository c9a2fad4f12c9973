import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { GradeCounts } from '@/components/processes/check/GradeCounts'
import { ActionForm } from '@/components/ui/ActionForm'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { NumberStrip, Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatLong, type DateString } from '@/lib/core/dates'
import { agree, count } from '@/lib/core/format'
import { requireActor, todayOf } from '@/lib/platform/actor'
import { services } from '@/lib/processes/check/labels'
import { getCheckCampaign, type CampaignHead, type CampaignView } from '@/lib/processes/check/queries'
import { overWords, stageOf, type Tally } from '@/lib/processes/check/summary'
import { addServicesAction, closeCampaignAction } from '../action'

export const metadata: Metadata = { title: 'Самопроверка' }

type Line = { id: string; name: string; tally: Tally }

const headline = ({ tally, campaign, agencies }: CampaignView): string => {
  const stage = stageOf(tally, campaign.closedAt !== null)
  const silent = agencies.filter((one) => one.tally.signed < one.tally.services).length
  if (stage === 'CHECK')
    return silent === 0
      ? 'Все проверили'
      : `${count(silent, 'орган', 'органа', 'органов')} из ${agencies.length} ещё не ${agree(silent, 'проверил', 'проверили')} все услуги`
  if (stage === 'PLAN') return `Без плана – ${services(tally.owed - tally.planned)}`
  return stage === 'DONE'
    ? `Выполнено ${tally.done} из ${count(tally.owed, 'плана', 'планов', 'планов')}`
    : overWords(tally)
}

export default async function CampaignPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const checks = `/${tenant}/office/processes/checks`
  const actor = await requireActor(tenant, `${checks}/${id}`)
  const view = await getCheckCampaign(actor, { id })
  const { campaign, tally, agencies, groups, can } = view
  const today = todayOf(actor)
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('processes/checks'), href: checks }, { label: campaign.title }]} />
      <PageTitle
        kicker={campaign.title}
        title={headline(view)}
        lead={[
          campaign.basis,
          `Анкета: ${campaign.formTitle}${campaign.sample ? ' (образец, никем не утверждён)' : ''}`,
          campaign.ruling,
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <Days campaign={campaign} tally={tally} today={today} />
      <Section title="По органам" rule>
        <DataTable
          caption="Самопроверка по органам"
          dense
          columns={columnsOf('Орган', campaign, today, ({ id: agencyId, name }) => (
            <a href={`${checks}/${id}/agencies/${agencyId}`}>{name}</a>
          ))}
          rows={agencies}
          rowKey={({ id: agencyId }) => agencyId}
        />
      </Section>
      <Section title="По группам" rule actions={<Files at={`/api/${tenant}/documents/checks/${id}`} />}>
        <DataTable
          caption="Самопроверка по группам процессов"
          dense
          columns={columnsOf('Группа', campaign, today, ({ name }) => name)}
          rows={groups.map(({ key, title, tally: of }) => ({ id: key, name: title, tally: of }))}
          rowKey={({ id: key }) => key}
        />
      </Section>
      {can.campaign && campaign.closedAt === null && (
        <Section title="Управление" rule>
          <div className="flex flex-wrap gap-6">
            <ActionForm
              action={addServicesAction}
              tenant={tenant}
              hidden={{ id }}
              submitLabel="Добавить появившиеся услуги"
              variant="quiet"
            />
            <ActionForm
              action={closeCampaignAction}
              tenant={tenant}
              hidden={{ id, version: campaign.version }}
              submitLabel="Закрыть проверку"
              variant="quiet"
              confirm={{
                title: 'Закрыть проверку?',
                text:
                  tally.signed < tally.services
                    ? `Не проверено: ${services(tally.services - tally.signed)}. Они так и останутся без оценки.`
                    : 'Планы продолжат выполнять.',
                confirmLabel: 'Закрыть',
              }}
            />
          </div>
        </Section>
      )}
    </>
  )
}

const Files = ({ at }: { at: string }) => (
  <p className="flex flex-wrap gap-x-4 text-sm print:hidden">
    {(['xlsx', 'docx', 'pdf'] as const).map((type) => (
      <a key={type} href={`${at}.${type}`} download="">
        {type.toUpperCase()}
      </a>
    ))}
  </p>
)

/** Nothing is owed: not yet, or not at all. */
const ofOwed = (tally: Tally, n: number): string =>
  tally.owed > 0 ? `${n} из ${tally.owed}` : tally.signed < tally.services ? '–' : 'не нужны'

function Days({ campaign, tally, today }: { campaign: CampaignHead; tally: Tally; today: DateString }) {
  const late = (on: DateString, owed: boolean) =>
    owed && on < today
      ? ({ note: `срок прошёл ${formatLong(on)}`, noteTone: 'danger' } as const)
      : { note: `срок – ${formatLong(on)}` }
  return (
    <NumberStrip
      label="Ход самопроверки"
      items={[
        {
          key: 'signed',
          value: `${tally.signed} из ${tally.services}`,
          label: 'проверено',
          ...late(campaign.checkBy, tally.signed < tally.services),
        },
        {
          key: 'planned',
          value: ofOwed(tally, tally.planned),
          label: 'планов утверждено',
          ...late(campaign.planBy, tally.planned < tally.owed),
        },
        {
          key: 'done',
          value: ofOwed(tally, tally.done),
          label: 'планов выполнено',
          ...late(campaign.doneBy, tally.done < tally.owed),
        },
      ]}
    />
  )
}

const columnsOf = (
  header: string,
  campaign: CampaignHead,
  today: DateString,
  name: (line: Line) => React.ReactNode,
): Column<Line>[] => [
  { key: 'name', header, phone: 'title', width: '36%', cell: name },
  {
    key: 'signed',
    header: 'Проверено',
    numeric: true,
    cell: ({ tally }) => `${tally.signed} из ${tally.services}`,
  },
  { key: 'grades', header: 'Оценки', phone: 'wide', cell: ({ tally }) => <GradeCounts grades={tally.grades} /> },
  {
    key: 'plans',
    header: 'Планы',
    numeric: true,
    cell: ({ tally }) => (tally.owed === 0 ? '–' : `${tally.planned} из ${tally.owed}`),
  },
  {
    key: 'done',
    header: 'Выполнено',
    numeric: true,
    cell: ({ tally }) => (tally.owed === 0 ? '–' : `${tally.done} из ${tally.owed}`),
  },
  {
    key: 'state',
    header: 'Состояние',
    phone: 'bare',
    cell: ({ tally }) => {
      const closed = campaign.closedAt !== null
      const stage = stageOf(tally, closed)
      if (closed && tally.signed < tally.services)
        return <StatusMark kind="bad">не проверено {tally.services - tally.signed}</StatusMark>
      const due = { CHECK: campaign.checkBy, PLAN: campaign.planBy, DONE: campaign.doneBy, OVER: null }[stage]
      if (due === null) return <StatusMark kind="ok">{tally.owed === 0 ? 'планы не нужны' : 'выполнено'}</StatusMark>
      const words = { CHECK: 'проверяет', PLAN: 'ждёт плана', DONE: 'выполняет', OVER: '' }[stage]
      return due < today ? (
        <StatusMark kind="bad">{words}, срок прошёл</StatusMark>
      ) : (
        <StatusMark kind="warn">{words}</StatusMark>
      )
    },
  },
]
